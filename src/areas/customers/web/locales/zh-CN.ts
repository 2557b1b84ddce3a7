/** What the screens of customers say. */
export const zhCN = { nav: { accounts: '客户', contacts: '联系人' } } as const;
