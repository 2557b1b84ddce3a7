import type { Outcome } from '../../../kernel/outcome.ts';
import {
  type Condition,
  checkConditions,
  type FilterKind,
  type FilterShape,
  kindIn,
} from '../../../platform/lists/filter.ts';
import { leadStates } from './lead-states.ts';

/** What leads can be filtered by, in the language of platform/lists/filter.ts. Beside these, `custom.<key>`. */
export const filterFields = {
  name: 'text',
  company: 'text',
  title: 'text',
  region: 'text',
  industry: 'text',
  size: 'text',
  language: 'text',
  source: 'text',
  campaign: 'text',
  product: 'text',
  need: 'text',
  wechat: 'text',
  website: 'text',
  address: 'text',
  nextStep: 'text',
  phones: 'list',
  emails: 'list',
  status: leadStates.states,
  owner: 'owner',
  team: 'team',
  amount: 'money',
  capturedAt: 'moment',
  updatedAt: 'moment',
  lastContactAt: 'moment',
  firstContactAt: 'moment',
  responseDueAt: 'moment',
  nextStepOn: 'date',
  wakeOn: 'date',
  responseOverdue: 'flag',
  importId: 'id',
  score: 'number',
  fitGrade: ['A', 'B', 'C', 'D'],
  engagementGrade: ['1', '2', '3', '4'],
  // How it ended, and what its score was just before.
  outcome: ['won', 'lost'],
  endedAt: 'moment',
  endedScore: 'number',
  endedFitGrade: ['A', 'B', 'C', 'D'],
  endedEngagementGrade: ['1', '2', '3', '4'],
} as const satisfies FilterShape['fields'];

export const leadFilter: FilterShape = { fields: filterFields, refusal: 'lead.badFilter' };

/** The kind of a field named in a filter; undefined when there is none. */
export function kindOf(field: string): FilterKind | undefined {
  return kindIn(filterFields, field);
}

/** Checks conditions of the right outer form or any other; refused with `lead.badFilter`. */
export function checkFilter(conditions: readonly Partial<Condition>[]): Outcome<Condition[]> {
  return checkConditions(leadFilter, conditions);
}
