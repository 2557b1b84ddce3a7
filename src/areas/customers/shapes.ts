import { z } from 'zod';
import { communication, timelineQueryOf, version } from '../../platform/events/shapes.ts';
import { listQueryOf, selectionBy } from '../../platform/lists/shapes.ts';
import { accountKinds } from './rules/account.ts';
import { channels, contactRoles } from './rules/contact.ts';
import { accountFields, accountSorts, contactListFields, contactSorts } from './rules/list-shape.ts';
import { healths, tiers } from './rules/standing.ts';

export { saved, timelineItem, undoneBatch, version } from '../../platform/events/shapes.ts';
export { bulkSelection, editedMany, exportFormat, pageOf, total } from '../../platform/lists/shapes.ts';

/** The room's data as they cross the wire. Times ISO 8601, days `YYYY-MM-DD`, money decimal text. */

export const text = (most: number) => z.string().max(most);
export const day = z.iso.date();
export const maybe = z.string().nullable();
export const n = z.number().int();
const moment = z.iso.datetime({ offset: true });
const custom = z.record(z.string(), z.unknown());
export const tier = z.enum(tiers);
export const health = z.enum(healths);
const kind = z.enum(accountKinds);
const role = z.enum(contactRoles);

export const one = z.object({ id: z.uuid() });
const shared = {
  phones: z.array(text(100)).max(20).nullish(),
  emails: z.array(text(254)).max(20).nullish(),
  address: text(500).nullish(),
  source: text(200).nullish(),
  note: text(10_000).nullish(),
  custom: custom.nullish(),
};

/** What a person types about an account. Null or blank empties a field; custom values are laid over those that are there. */
export const accountValues = z.object({
  name: text(300).nullish(),
  shortName: text(100).nullish(),
  kind: kind.nullish(),
  parentId: z.uuid().nullish(),
  creditCode: text(40)
    .nullish()
    .describe('统一社会信用代码, 18 characters; its check character must fit (GB 32100-2015).'),
  website: text(500).nullish(),
  region: text(200).nullish(),
  industry: text(200).nullish(),
  size: text(100).nullish(),
  currency: z
    .string()
    .regex(/^[A-Za-z]{3}$/)
    .nullish()
    .describe('ISO 4217.'),
  paymentTerms: text(2000).nullish(),
  creditNote: text(2000).nullish(),
  nextStep: text(1000).nullish(),
  nextStepOn: day.nullish(),
  ...shared,
});

export const contactValues = z.object({
  name: text(200).nullish(),
  title: text(200).nullish(),
  department: text(200).nullish(),
  role: role.nullish(),
  wechat: text(100).nullish(),
  birthday: text(20).nullish().describe('1980-05-03, or 05-03 while the year is unknown.'),
  language: text(50).nullish(),
  channel: z.enum(channels).nullish().describe('How they like to be reached.'),
  consent: z.object({ given: z.boolean(), at: moment, text: text(2000).nullable() }).nullish(),
  ...shared,
});

export const newContactBody = contactValues.extend({
  accountId: z.uuid().nullish(),
  fromOn: day.nullish().describe('Since when they work there.'),
  ownerId: z.uuid().nullish().describe('Only without an account; left out: whoever adds them.'),
  allowDuplicate: z.boolean().optional(),
});

export const newAccountBody = accountValues.extend({
  ownerId: z
    .uuid()
    .nullish()
    .describe('Left out: whoever opens it; null: nobody. Others only with customers.assign.'),
  allowDuplicate: z
    .boolean()
    .optional()
    .describe('Open it although the same is there; never with the same credit code.'),
  contact: newContactBody
    .omit({ accountId: true, ownerId: true })
    .optional()
    .describe('Its first contact, in the same breath.'),
});

/** Only someone at an account has a next step there. */
export const communicationBody = communication.extend({
  nextStep: text(1000).nullish(),
  nextStepOn: day.nullish(),
});

export const opened = z.object({ id: z.uuid(), version: n, ownerId: maybe, teamId: maybe });
// ── Lists ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What selects records, in every list. */
export const selection = selectionBy('words and parts, pinyin, initials, phone tails, mail, credit code');
export const accountListQuery = listQueryOf(selection, {
  sorts: accountSorts,
  usual: '-created',
  fields: accountFields,
});
export const contactListQuery = listQueryOf(selection, {
  sorts: contactSorts,
  usual: '-created',
  fields: contactListFields,
});

const tierSet = z.union([z.object({ tier, reason: z.string(), by: z.string(), at: z.string() }), z.null()]);
const reason = z.object({
  reason: z.enum([
    'silence',
    'neverContacted',
    'falling',
    'complaints',
    'late',
    'overdueStep',
    'lateMatters',
  ]),
  points: n,
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});
const tierReason = z.object({
  criterion: z.enum(['needFit', 'bought', 'volume', 'frequency', 'profit', 'honesty']),
  met: z.boolean().nullable(),
  value: maybe,
  wanted: maybe,
});

export const listedAccount = z.object({
  id: z.uuid(),
  version: n,
  name: z.string().optional(),
  shortName: maybe.optional(),
  kind: kind.optional(),
  parentId: maybe.optional(),
  parentName: maybe.optional(),
  creditCode: maybe.optional(),
  phone: maybe.optional(),
  phones: z.array(z.string()).optional(),
  email: maybe.optional(),
  emails: z.array(z.string()).optional(),
  website: maybe.optional(),
  region: maybe.optional(),
  address: maybe.optional(),
  industry: maybe.optional(),
  size: maybe.optional(),
  source: maybe.optional(),
  note: maybe.optional(),
  currency: maybe.optional(),
  paymentTerms: maybe.optional(),
  creditNote: maybe.optional(),
  custom: custom.optional(),
  ownerId: maybe.optional(),
  ownerName: maybe.optional(),
  teamId: maybe.optional(),
  nextStep: maybe.optional(),
  nextStepOn: maybe.optional(),
  lastContactAt: maybe.optional(),
  tier: tier.optional(),
  tierSet: tierSet.optional(),
  health: health.optional(),
  healthScore: n.optional(),
  healthWhy: z.array(reason).optional(),
  contacts: n.optional(),
  createdAt: z.string().optional(),
  updatedAt: z.string().optional(),
});
export const listedContact = z.object({
  id: z.uuid(),
  version: n,
  name: z.string().optional(),
  accountId: maybe.optional(),
  accountName: maybe.optional(),
  title: maybe.optional(),
  department: maybe.optional(),
  role: role.nullable().optional(),
  phone: maybe.optional(),
  phones: z.array(z.string()).optional(),
  email: maybe.optional(),
  emails: z.array(z.string()).optional(),
  wechat: maybe.optional(),
  address: maybe.optional(),
  birthday: maybe.optional(),
  language: maybe.optional(),
  channel: z.enum(channels).nullable().optional(),
  consent: z.union([z.object({ given: z.boolean(), at: z.string(), text: maybe }), z.null()]).optional(),
  source: maybe.optional(),
  note: maybe.optional(),
  custom: custom.optional(),
  ownerId: maybe.optional(),
  ownerName: maybe.optional(),
  teamId: maybe.optional(),
  lastContactAt: maybe.optional(),
  createdAt: z.string().optional(),
  updatedAt: z.string().optional(),
});
// ── Records ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export const accountRecord = z.object({
  id: z.uuid(),
  version: n,
  name: z.string(),
  shortName: maybe,
  kind,
  parentId: maybe,
  parentName: maybe,
  creditCode: maybe,
  phones: z.array(z.string()),
  emails: z.array(z.string()),
  website: maybe,
  region: maybe,
  address: maybe,
  industry: maybe,
  size: maybe,
  source: maybe,
  note: maybe,
  currency: maybe,
  paymentTerms: maybe,
  creditNote: maybe,
  custom,
  ownerId: maybe,
  ownerName: maybe,
  teamId: maybe,
  teamName: maybe,
  nextStep: maybe,
  nextStepOn: maybe,
  lastContactAt: maybe,
  importId: maybe,
  createdAt: z.string(),
  updatedAt: z.string(),
  tier,
  tierWhy: z.array(tierReason),
  tierSet,
  health,
  healthScore: n.describe('100 less the points of all reasons, never below 0.'),
  healthWhy: z.array(reason),
  ruleNumber: n.describe('The version of the rule that judged it.'),
  judgedAt: maybe,
  inputs: z
    .array(z.object({ input: z.string(), value: z.string(), at: z.string(), source: z.string() }))
    .describe('What other areas know of it and tier and health depend on.'),
  contacts: n,
  branches: n,
  communications: n,
  comments: n,
  files: n,
});

export const positionShape = z.object({
  id: z.uuid(),
  accountId: z.uuid(),
  accountName: maybe.describe('Null: an account that is not yours to see.'),
  title: maybe,
  department: maybe,
  fromOn: maybe,
  untilOn: maybe,
  isPrimary: z.boolean(),
});
export const contactRecord = z.object({
  id: z.uuid(),
  version: n,
  name: z.string(),
  accountId: maybe,
  accountName: maybe,
  title: maybe,
  department: maybe,
  role: role.nullable(),
  phones: z.array(z.string()),
  emails: z.array(z.string()),
  wechat: maybe,
  address: maybe,
  birthday: maybe,
  language: maybe,
  channel: z.enum(channels).nullable(),
  consent: z.union([z.object({ given: z.boolean(), at: z.string(), text: maybe }), z.null()]),
  source: maybe,
  note: maybe,
  custom,
  ownerId: maybe,
  ownerName: maybe,
  teamId: maybe,
  teamName: maybe,
  lastContactAt: maybe,
  importId: maybe,
  createdAt: z.string(),
  updatedAt: z.string(),
  positions: z.array(positionShape),
  communications: n,
  comments: n,
  files: n,
});

/** Someone of an account, as its page shows them. */
export const accountContact = z.object({
  id: z.uuid(),
  version: n,
  name: z.string(),
  title: maybe,
  department: maybe,
  role: role.nullable(),
  phone: maybe,
  email: maybe,
  wechat: maybe,
  channel: maybe,
  lastContactAt: maybe,
  isFormer: z.boolean().describe('They worked there once, or work there beside another place.'),
  untilOn: maybe,
});

export const relative = z.object({
  id: z.uuid(),
  name: z.string(),
  shortName: maybe,
  parentId: maybe,
  tier,
  health,
  ownerName: maybe,
});

export const timelineQuery = timelineQueryOf(
  z.enum(['all', 'communication', 'comment', 'change']).default('all'),
);

// ── Duplicates ───────────────────────────────────────────────────────────────────────────────────────────────────────

const likelihood = z.number().describe('From 0 to 1.');
const likeness = z.array(
  z.object({
    field: z.string(),
    agreement: z.enum(['same', 'similar', 'different', 'missing']),
    weight: z.number().describe('Natural log-odds: above 0 it speaks for one, below against.'),
  }),
);
export const nearAccount = z.object({
  id: z.uuid(),
  name: z.string(),
  shortName: maybe,
  region: maybe,
  tier,
  ownerName: maybe,
  likelihood,
  reasons: likeness,
});
export const nearContact = z.object({
  id: z.uuid(),
  name: z.string(),
  accountId: maybe,
  accountName: maybe,
  ownerName: maybe,
  likelihood,
  reasons: likeness,
});
export const mergeBody = z.object({
  keptId: z.uuid(),
  awayId: z.uuid(),
  keptVersion: version,
  awayVersion: version,
  choices: z
    .record(z.string().max(80), z.enum(['kept', 'away']))
    .default({})
    .describe(
      'By field; nextStep with its day, owner with team. Phones and emails are united; the chosen side’s come first.',
    ),
});
export const shownMerge = z.object({
  id: z.uuid(),
  awayId: z.uuid(),
  awayName: z.string(),
  mergedBy: maybe,
  mergedAt: z.string(),
});
export const unmerged = z.object({ id: z.uuid(), version: n, awayId: z.uuid(), kept: z.array(z.string()) });
export const bothDifferent = z.object({
  one: z.uuid(),
  other: z.uuid(),
  again: z.boolean().default(false).describe('Takes it back.'),
});
