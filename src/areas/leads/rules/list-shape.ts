import { accept, type Outcome, refuse } from '../../../kernel/outcome.ts';

/** What a list may be sorted by. */
export const sortNames = ['captured', 'updated', 'company', 'amount', 'nextStep', 'lastContact'] as const;
export type Sorting = { by: (typeof sortNames)[number]; descending: boolean };

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

/** `-captured` (latest first) or `company`. Refused with `lead.badSort`. */
export function parseSort(text: string): Outcome<Sorting> {
  const descending = text.startsWith('-');
  const by = sortNames.find((name) => name === text.slice(descending ? 1 : 0));
  return by
    ? accept({ by, descending })
    : refuse('lead.badSort', { sort: text, possible: sortNames }, 'query.sort');
}

/** `name,company,status`. Refused with `lead.badFields`. */
export function parseFields(text: string | undefined): Outcome<readonly ListField[]> {
  if (text === undefined || text === '') return accept(leanFields);
  const names = [...new Set(text.split(','))];
  const unknown = names.filter((name) => !(listFields as readonly string[]).includes(name));
  if (unknown.length > 0) return refuse('lead.badFields', { unknown, possible: listFields }, 'query.fields');
  return accept(names as ListField[]);
}
