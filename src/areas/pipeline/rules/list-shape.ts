import type { FilterShape } from '../../../platform/lists/filter.ts';
import { categories, opportunityStates } from './opportunity.ts';

/** What opportunities can be filtered by, in the language of platform/lists/filter.ts. Beside these, `custom.<key>`. */
export const filterFields = {
  name: 'text',
  account: 'text',
  nextStep: 'text',
  currency: 'text',
  products: 'list',
  state: opportunityStates,
  category: categories,
  owner: 'owner',
  team: 'team',
  pipelineId: 'id',
  stageId: 'id',
  furthestStageId: 'id',
  accountId: 'id',
  closeReasonId: 'id',
  competitorId: 'id',
  leadId: 'id',
  importId: 'id',
  amount: 'money',
  score: 'number',
  slips: 'number',
  expectedClose: 'date',
  closedOn: 'date',
  nextStepOn: 'date',
  openedAt: 'moment',
  updatedAt: 'moment',
  stageSince: 'moment',
  lastContactAt: 'moment',
  slippedAt: 'moment',
  stale: 'flag',
  overdue: 'flag',
  slipped: 'flag',
  noNextStep: 'flag',
  stepLate: 'flag',
  noRate: 'flag',
} as const satisfies FilterShape['fields'];

export const opportunityFilter: FilterShape = { fields: filterFields, refusal: 'opportunity.badFilter' };

/** What a list may be sorted by. */
export const sortNames = ['opened', 'updated', 'name', 'amount', 'close', 'nextStep'] as const;
export type SortName = (typeof sortNames)[number];

/** What a list may show. */
export const listFields = [
  'name',
  'accountId',
  'accountName',
  'pipelineId',
  'stageId',
  'stage',
  'state',
  'amount',
  'currency',
  'baseAmount',
  'category',
  'expectedClose',
  'closedOn',
  'closeReason',
  'competitor',
  'closeNote',
  'products',
  'nextStep',
  'nextStepOn',
  'score',
  'leadId',
  'ownerId',
  'ownerName',
  'teamId',
  'custom',
  'openedAt',
  'updatedAt',
  'stageSince',
  'lastContactAt',
  'slips',
  'stale',
  'overdue',
  'externalKey',
  'importId',
] as const;
export type ListField = (typeof listFields)[number];

/** What it shows when nobody says. */
export const leanFields: readonly ListField[] = [
  'name',
  'accountId',
  'accountName',
  'pipelineId',
  'stageId',
  'state',
  'amount',
  'currency',
  'baseAmount',
  'category',
  'expectedClose',
  'closedOn',
  'nextStep',
  'nextStepOn',
  'ownerId',
  'ownerName',
  'stageSince',
  'slips',
  'stale',
  'overdue',
];
