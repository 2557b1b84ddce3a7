import { z } from 'zod';
import { communication } from '../../platform/events/shapes.ts';
import { bulkSelection, listQueryOf, pageOf, selectionBy } from '../../platform/lists/shapes.ts';
import { evidence } from '../qualification/index.ts';
import { leadStates } from './rules/lead-states.ts';
import { listFields, sortNames } from './rules/list-shape.ts';
import { askables } from './rules/log-communication.ts';

export {
  ownTimelineItem as timelineItem,
  saved,
  undoneBatch,
  version,
} from '../../platform/events/shapes.ts';
export { editedMany, exportFormat, pageOf, total } from '../../platform/lists/shapes.ts';

/** The room's data as they cross the wire. Times ISO 8601, days `YYYY-MM-DD`, money decimal text. */

const text = (most: number) => z.string().max(most);
const day = z.iso.date();
const moment = z.iso.datetime({ offset: true });
const status = z.enum(leadStates.states);

/** What a person types about a lead. Null or blank empties a field; custom values are laid over those that are there. */
export const leadValues = z.object({
  name: text(200).nullish(),
  company: text(300).nullish(),
  title: text(200).nullish(),
  phones: z.array(text(100)).max(10).nullish(),
  emails: z.array(text(254)).max(10).nullish(),
  wechat: text(100).nullish(),
  website: text(500).nullish(),
  address: text(500).nullish(),
  region: text(200).nullish(),
  industry: text(200).nullish(),
  size: text(100).nullish(),
  language: text(50).nullish(),
  source: text(200).nullish(),
  campaign: text(200).nullish(),
  need: text(10_000).nullish(),
  product: text(300).nullish(),
  amount: text(40).nullish().describe('Expected amount, decimal text such as "12000.50".'),
  currency: z
    .string()
    .regex(/^[A-Za-z]{3}$/)
    .nullish()
    .describe('ISO 4217.'),
  custom: z.record(z.string(), z.unknown()).nullish(),
  nextStep: text(1000).nullish(),
  nextStepOn: day.nullish(),
});

export const newLeadBody = leadValues.extend({
  ownerId: z.uuid().optional().describe('Left out: whoever captures it. Others only with leads.assign.'),
  shareOut: z
    .boolean()
    .optional()
    .describe('Give it to whom the rules of sharing out choose; ownerId goes before.'),
  capturedAt: moment.optional().describe('When it really came in, if not now.'),
  utm: z.record(z.string(), z.unknown()).nullish(),
  consent: z.record(z.string(), z.unknown()).nullish(),
  allowDuplicate: z.boolean().optional().describe('Capture it although the same is there.'),
});

export const statusWish = z.object({ to: status, wakeOn: day.nullish(), reason: text(1000).nullish() });

export const communicationBody = communication.extend({
  asked: z
    .array(z.enum(askables))
    .max(askables.length)
    .optional()
    .describe('What they asked for: counts in the score.'),
  nextStep: text(1000).nullish(),
  nextStepOn: day.nullish(),
  evidence: evidence.optional(),
});

/** What selects leads, in every list. */
export const selection = selectionBy('words and parts, pinyin, initials, phone tails, mail');
export const listQuery = listQueryOf(selection, { sorts: sortNames, usual: '-captured', fields: listFields });

const nothing = z.null();
const maybe = z.string().nullable();

export const listedLead = z.object({
  id: z.uuid(),
  version: z.number().int(),
  name: z.string().optional(),
  company: z.string().optional(),
  title: maybe.optional(),
  phone: maybe.optional(),
  phones: z.array(z.string()).optional(),
  email: maybe.optional(),
  emails: z.array(z.string()).optional(),
  wechat: maybe.optional(),
  website: maybe.optional(),
  address: maybe.optional(),
  region: maybe.optional(),
  industry: maybe.optional(),
  size: maybe.optional(),
  language: maybe.optional(),
  source: maybe.optional(),
  campaign: maybe.optional(),
  need: maybe.optional(),
  product: maybe.optional(),
  amount: maybe.optional(),
  currency: maybe.optional(),
  custom: z.record(z.string(), z.unknown()).optional(),
  ownerId: maybe.optional(),
  ownerName: maybe.optional(),
  teamId: maybe.optional(),
  status: status.optional(),
  wakeOn: maybe.optional(),
  disqualifiedReason: maybe.optional(),
  nextStep: maybe.optional(),
  nextStepOn: maybe.optional(),
  capturedAt: z.string().optional(),
  updatedAt: z.string().optional(),
  assignedAt: maybe.optional(),
  responseDueAt: maybe.optional(),
  firstContactAt: maybe.optional(),
  lastContactAt: maybe.optional(),
  importId: maybe.optional(),
  score: z.number().int().nullish().describe('0–100; null: not scored yet.'),
  grade: maybe.optional().describe('Fit and engagement, such as A1.'),
  chance: z.number().nullish(),
});

export const leadPage = pageOf(listedLead);

export const leadRecord = z.object({
  id: z.uuid(),
  version: z.number().int(),
  name: z.string(),
  company: z.string(),
  title: maybe,
  phones: z.array(z.string()),
  emails: z.array(z.string()),
  wechat: maybe,
  website: maybe,
  address: maybe,
  region: maybe,
  industry: maybe,
  size: maybe,
  language: maybe,
  source: maybe,
  campaign: maybe,
  utm: z.union([z.record(z.string(), z.unknown()), nothing]),
  need: maybe,
  product: maybe,
  amount: maybe,
  currency: maybe,
  consent: z.union([z.record(z.string(), z.unknown()), nothing]),
  custom: z.record(z.string(), z.unknown()),
  ownerId: maybe,
  ownerName: maybe,
  teamId: maybe,
  teamName: maybe,
  status,
  wakeOn: maybe,
  wokenAt: maybe,
  disqualifiedReason: maybe,
  nextStep: maybe,
  nextStepOn: maybe,
  capturedAt: z.string(),
  assignedAt: maybe,
  responseDueAt: maybe,
  firstContactAt: maybe,
  lastContactAt: maybe,
  importId: maybe,
  createdAt: z.string(),
  updatedAt: z.string(),
});

export const leadCounts = z.object({
  communications: z.number().int(),
  comments: z.number().int(),
  files: z.number().int(),
  duplicates: z.number().int().describe('Possible duplicates that nobody has looked at yet.'),
});

const n = z.number().int();
export const counts = z.object({
  new: n,
  working: n,
  qualified: n,
  converted: n,
  parked: n,
  disqualified: n,
});

export const captured = z.object({
  id: z.uuid(),
  version: z.number().int(),
  ownerId: maybe,
  teamId: maybe,
  responseDueAt: maybe,
});

export const bulkBody = z.object({
  ...bulkSelection,
  changes: z.object({
    ownerId: z.uuid().nullable().optional(),
    status: statusWish.optional(),
    values: leadValues.omit({ name: true, company: true, phones: true, emails: true }).optional(),
  }),
});

export const boardColumn = z.object({
  status,
  total: z.number().int(),
  exact: z.boolean(),
  items: z.array(listedLead),
  next: maybe,
});

export const workItem = z.object({
  id: z.uuid(),
  reason: z.enum(['firstResponse', 'nextStep', 'woken', 'fresh']),
  at: z.string(),
  rank: z.number().int().describe('Its place, from 1.'),
  chance: z.number().nullable().describe('Of buying; null: not scored yet, one in five is taken.'),
  score: z.number().int().nullable(),
  grade: maybe,
  amountUsed: z
    .object({
      amount: z.string(),
      currency: z.string(),
      from: z.enum(['lead', 'converted', 'product', 'source', 'company']),
    })
    .nullable()
    .describe('What it is reckoned with: its own amount, or the median of its like.'),
  urgency: z
    .number()
    .describe('How much now is better than later: 1,000 for a first response about to run out.'),
  expectedValue: z.number().describe('chance × amount × urgency: what the list is ordered by.'),
  lateMinutes: z.number().int().nullable(),
  name: z.string(),
  company: z.string(),
  phone: maybe,
  status,
  region: maybe,
  source: maybe,
  amount: maybe,
  currency: maybe,
  nextStep: maybe,
  nextStepOn: maybe,
  capturedAt: z.string(),
  responseDueAt: maybe,
  lastContactAt: maybe,
});
