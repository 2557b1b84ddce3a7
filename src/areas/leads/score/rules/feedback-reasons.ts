/** Why somebody says that a score is wrong; free words stand beside it. */
export const feedbackReasons = [
  'wrongFit',
  'budget',
  'timing',
  'notDecider',
  'competitor',
  'knownCustomer',
  'spam',
  'moreInterested',
  'lessInterested',
  'other',
] as const;
export type FeedbackReason = (typeof feedbackReasons)[number];
