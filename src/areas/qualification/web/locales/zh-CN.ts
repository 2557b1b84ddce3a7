/** What the screens of qualification say. */
export const zhCN = {
  title: 'BANT',
} as const;
