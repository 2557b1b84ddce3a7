/** What a list may be sorted by. */
export const sortNames = ['captured', 'updated', 'company', 'amount', 'nextStep', 'lastContact'] as const;
export type SortName = (typeof sortNames)[number];

/** What a list may show. */
export const listFields = [
  'name',
  'company',
  'title',
  'phone',
  'phones',
  'email',
  'emails',
  'wechat',
  'website',
  'address',
  'region',
  'industry',
  'size',
  'language',
  'source',
  'campaign',
  'need',
  'product',
  'amount',
  'currency',
  'custom',
  'ownerId',
  'ownerName',
  'teamId',
  'status',
  'wakeOn',
  'disqualifiedReason',
  'nextStep',
  'nextStepOn',
  'capturedAt',
  'updatedAt',
  'assignedAt',
  'responseDueAt',
  'firstContactAt',
  'lastContactAt',
  'importId',
] as const;
export type ListField = (typeof listFields)[number];

/** What it shows when nobody says. */
export const leanFields: readonly ListField[] = [
  'name',
  'company',
  'phone',
  'region',
  'source',
  'status',
  'ownerId',
  'ownerName',
  'amount',
  'currency',
  'nextStep',
  'nextStepOn',
  'capturedAt',
  'responseDueAt',
  'firstContactAt',
  'lastContactAt',
];
