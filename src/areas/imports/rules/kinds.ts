/** What a file of a set may hold, in the order in which kinds go in. */
export const kinds = [
  'people',
  'accounts',
  'contacts',
  'leads',
  'products',
  'opportunities',
  'history',
  'none',
] as const;
export type Kind = (typeof kinds)[number];
