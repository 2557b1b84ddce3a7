export const zhCN = { nav: '日程' } as const;
