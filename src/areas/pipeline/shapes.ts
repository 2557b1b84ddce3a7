import { z } from 'zod';
import { filterLanguage, filterOperators } from '../../platform/lists/filter.ts';
import { markShape } from '../qualification/index.ts';
import { listFields, sortNames } from './rules/list-shape.ts';
import { communicationKinds } from './rules/log-communication.ts';
import { categories, contactRoles, opportunityStates } from './rules/opportunity.ts';

/** The room's data as they cross the wire. Times ISO 8601, days `YYYY-MM-DD`, money decimal text. */

const text = (most: number) => z.string().max(most);
const day = z.iso.date();
const moment = z.iso.datetime({ offset: true });
const maybe = z.string().nullable();
const n = z.number().int();

export const names = z
  .object({ 'zh-CN': text(100).optional(), 'zh-TW': text(100).optional(), en: text(100).optional() })
  .describe('In one language or more; whoever reads another one sees what there is.');
const state = z.enum(opportunityStates);
const category = z.enum(categories);
const role = z.enum(contactRoles);

export const version = n.positive().describe('The version that was read; refused when it moved since.');

/** What a person types about an opportunity. Null or blank empties a field; custom values are laid over those that are there. */
export const opportunityValues = z.object({
  name: text(300).nullish(),
  accountId: z.uuid().nullish(),
  people: z
    .array(z.object({ contactId: z.uuid(), role }))
    .max(50)
    .nullish(),
  amount: text(40).nullish().describe('Decimal text such as "12000.50", in `currency`.'),
  currency: z
    .string()
    .regex(/^[A-Za-z]{3}$/)
    .nullish()
    .describe('ISO 4217; the company’s own when nothing is said.'),
  category: category.nullish().describe('What its salesperson promises of it.'),
  expectedClose: day.nullish(),
  products: z.array(text(300)).max(50).nullish(),
  competitors: z.array(z.uuid()).max(30).nullish(),
  nextStep: text(1000).nullish(),
  nextStepOn: day.nullish(),
  custom: z.record(z.string(), z.unknown()).nullish(),
});

export const newOpportunityBody = opportunityValues.extend({
  pipelineId: z.uuid().optional().describe('The first pipeline when nothing is said.'),
  stageId: z.uuid().optional().describe('The first stage when nothing is said.'),
  ownerId: z.uuid().optional().describe('Left out: whoever opens it. Others only with pipeline.assign.'),
  openedAt: moment.optional().describe('When it really began, if not now.'),
});

export const moveBody = z.object({
  version,
  stageId: z.uuid(),
  nextStep: text(1000).nullish(),
  nextStepOn: day.nullish(),
});

export const closeBody = z.object({
  version,
  to: z.enum(['won', 'lost']),
  on: day.optional().describe('The day it was decided; today when nothing is said.'),
  reasonId: z.uuid().nullish(),
  competitorId: z.uuid().nullish().describe('Who won it instead of us, or whom we won it against.'),
  note: text(5000).nullish(),
  amount: text(40).nullish().describe('What it really brings, when that is not what was expected.'),
});

export const communicationBody = z.object({
  kind: z.enum(communicationKinds),
  direction: z.enum(['out', 'in']).default('out'),
  direct: z.boolean().describe('Face to face or voice; not through something or someone in between.'),
  outcome: z.enum(['reached', 'noAnswer']),
  said: text(20_000).default(''),
  contactIds: z.array(z.uuid()).max(50).default([]),
  at: moment.optional(),
  nextStep: text(1000).nullish(),
  nextStepOn: day.nullish(),
  evidence: z
    .array(markShape)
    .max(50)
    .optional()
    .describe('Words of `said` that are evidence for or against a dimension of qualification.'),
});

export const condition = z.object({
  field: text(80),
  operator: z.enum(filterOperators),
  values: z.array(text(500)).max(500).default([]),
});

/** What selects opportunities, in every list. */
export const selection = z.object({
  filter: text(20_000).optional().describe(filterLanguage),
  q: text(100).optional().describe('Search: words and parts, pinyin, initials.'),
});

export const listQuery = selection.extend({
  sort: text(30)
    .default('close')
    .describe(`One of ${sortNames.join(', ')}; with - before it the largest or latest first.`),
  fields: text(1000)
    .optional()
    .describe(`Columns, separated by commas: ${listFields.join(', ')}.`),
  cursor: text(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const listedOpportunity = z.object({
  id: z.uuid(),
  version: n,
  name: z.string().optional(),
  accountId: maybe.optional(),
  accountName: z.string().optional(),
  pipelineId: z.string().optional(),
  stageId: z.string().optional(),
  stage: names.nullable().optional(),
  state: state.optional(),
  amount: maybe.optional(),
  currency: maybe.optional(),
  baseAmount: maybe.optional(),
  category: category.optional(),
  expectedClose: maybe.optional(),
  closedOn: maybe.optional(),
  closeReason: names.nullable().optional(),
  competitor: maybe.optional(),
  closeNote: maybe.optional(),
  products: z.array(z.string()).optional(),
  nextStep: maybe.optional(),
  nextStepOn: maybe.optional(),
  score: n.nullable().optional(),
  leadId: maybe.optional(),
  ownerId: maybe.optional(),
  ownerName: maybe.optional(),
  teamId: maybe.optional(),
  custom: z.record(z.string(), z.unknown()).optional(),
  openedAt: z.string().optional(),
  updatedAt: z.string().optional(),
  stageSince: z.string().optional(),
  lastContactAt: maybe.optional(),
  slips: n.optional(),
  stale: z.boolean().optional(),
  overdue: z.boolean().optional(),
  externalKey: maybe.optional(),
  importId: maybe.optional(),
});

export const opportunityPage = z.object({ items: z.array(listedOpportunity), next: maybe });

export const card = z.object({
  id: z.uuid(),
  version: n,
  name: z.string(),
  accountName: z.string(),
  stageId: z.string(),
  amount: maybe,
  currency: maybe,
  baseAmount: maybe,
  category,
  expectedClose: maybe,
  nextStep: maybe,
  nextStepOn: maybe,
  ownerId: maybe,
  ownerName: maybe,
  stageSince: z.string(),
  stale: z.boolean(),
  overdue: z.boolean(),
  slips: n,
});

export const boardColumn = z.object({
  stageId: z.string(),
  names,
  probability: n,
  total: n,
  amount: z.string().describe('In the company’s currency.'),
  unpriced: n.describe('Opportunities with an amount for which there is no rate: not in the sum.'),
  weighted: z.string(),
  cards: z.array(card),
});

export const opportunityRecord = z.object({
  id: z.uuid(),
  version: n,
  name: z.string(),
  accountId: maybe,
  accountName: z.string(),
  pipelineId: z.string(),
  stageId: z.string(),
  state,
  amount: maybe,
  currency: maybe,
  baseAmount: maybe,
  category,
  expectedClose: maybe,
  closedOn: maybe,
  closeReasonId: maybe,
  closeReason: names.nullable(),
  competitorId: maybe,
  competitor: maybe,
  closeNote: maybe,
  products: z.array(z.string()),
  competitors: z.array(z.string()),
  competitorNames: z.array(z.object({ id: z.string(), name: z.string() })),
  involved: z.array(z.object({ contactId: z.string(), role, name: maybe, metAt: maybe })),
  nextStep: maybe,
  nextStepOn: maybe,
  leadId: maybe,
  lead: z.object({ id: z.string(), title: maybe }).nullable(),
  conversionId: maybe,
  score: n.nullable(),
  ownerId: maybe,
  ownerName: maybe,
  teamId: maybe,
  teamName: maybe,
  custom: z.record(z.string(), z.unknown()),
  openedAt: z.string(),
  stageSince: z.string(),
  furthestStageId: z.string(),
  touchedAt: z.string(),
  staleAt: maybe,
  lastContactAt: maybe,
  slips: n,
  slippedAt: maybe,
  externalKey: maybe,
  importId: maybe,
  createdAt: z.string(),
  updatedAt: z.string(),
  flags: z.object({
    stale: z.boolean(),
    overdue: z.boolean(),
    slipped: z.boolean(),
    noNextStep: z.boolean(),
    stepLate: z.boolean(),
  }),
  communications: n,
  comments: n,
  files: n,
});

/** `{ field: [before, after] }`. */
const changes = z.record(z.string(), z.array(z.unknown()));

export const saved = z.object({
  id: z.uuid(),
  version: n,
  batchId: maybe.describe('Undoes this act; null when nothing changed.'),
  changes,
});

export const total = z.object({
  total: n,
  exact: z.boolean().describe('False: an estimate from a sample of the table.'),
});

/** What the timeline can be narrowed to. */
export const timelineKinds = ['all', 'communication', 'comment', 'stage', 'change'] as const;

export const timelineItem = z.object({
  seq: n,
  at: z.string(),
  type: z.string(),
  via: z.string(),
  actorId: z.uuid(),
  actorName: maybe,
  subjectKind: z.string(),
  subjectId: z.string(),
  batchId: maybe,
  undone: z.boolean(),
  payload: z.record(z.string(), z.unknown()),
});

export const bulkBody = z.object({
  ids: z.array(z.uuid()).min(1).max(10_000).optional(),
  filter: z.array(condition).max(30).optional().describe('Instead of ids: all that these conditions select.'),
  q: text(100).optional(),
  changes: z.object({
    ownerId: z.uuid().nullable().optional(),
    stageId: z.uuid().optional(),
    values: opportunityValues.omit({ name: true, people: true }).optional(),
  }),
});

export const editedMany = z.object({
  batchId: maybe,
  changed: n,
  unchanged: n,
  readOnly: n,
  notFound: n,
  refused: z.array(z.object({ code: z.string(), count: n, ids: z.array(z.string()) })),
});

export const undoneBatch = z.object({
  batchId: maybe,
  undone: n,
  kept: z.array(z.object({ id: z.string(), fields: z.array(z.string()) })),
  notYours: n,
});
