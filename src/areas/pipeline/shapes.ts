import { z } from 'zod';
import { communication, version } from '../../platform/events/shapes.ts';
import { bulkSelection, listQueryOf, pageOf, selectionBy } from '../../platform/lists/shapes.ts';
import { evidence } from '../qualification/index.ts';
import { listFields, sortNames } from './rules/list-shape.ts';
import { categories, contactRoles, opportunityStates } from './rules/opportunity.ts';

export { saved, timelineItem, undoneBatch, version } from '../../platform/events/shapes.ts';
export { editedMany, exportFormat, pageOf, total } from '../../platform/lists/shapes.ts';

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

export const communicationBody = communication.extend({
  contactIds: z.array(z.uuid()).max(50).default([]),
  nextStep: text(1000).nullish(),
  nextStepOn: day.nullish(),
  evidence: evidence.optional(),
});

/** What selects opportunities, in every list. */
export const selection = selectionBy('words and parts, pinyin, initials');
export const listQuery = listQueryOf(selection, { sorts: sortNames, usual: 'close', fields: listFields });

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

export const opportunityPage = pageOf(listedOpportunity);

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

export const bulkBody = z.object({
  ...bulkSelection,
  changes: z.object({
    ownerId: z.uuid().nullable().optional(),
    stageId: z.uuid().optional(),
    values: opportunityValues.omit({ name: true, people: true }).optional(),
  }),
});
