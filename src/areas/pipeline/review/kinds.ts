/** How an opportunity can have changed within a period. */
export const changeKinds = [
  'opened',
  'won',
  'lost',
  'reopened',
  'advanced',
  'returned',
  'slipped',
  'pulledIn',
  'amountUp',
  'amountDown',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** By what decided opportunities are counted. */
export const decidedBy = ['owner', 'team', 'reason', 'competitor', 'month', 'quarter'] as const;
export type DecidedBy = (typeof decidedBy)[number];
