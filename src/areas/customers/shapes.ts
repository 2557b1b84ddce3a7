import { z } from 'zod';
import { filterLanguage, filterOperators } from '../../platform/lists/filter.ts';
import { accountKinds } from './rules/account.ts';
import { channels, contactRoles } from './rules/contact.ts';
import { accountFields, accountSorts, contactListFields, contactSorts } from './rules/list-shape.ts';
import { healths, tiers } from './rules/standing.ts';

/** The room's data as they cross the wire. Times ISO 8601, days `YYYY-MM-DD`, money decimal text. */

export const text = (most: number) => z.string().max(most);
export const day = z.iso.date();
export const maybe = z.string().nullable();
export const n = z.number().int();
const moment = z.iso.datetime({ offset: true });
const custom = z.record(z.string(), z.unknown());
/** `{ field: [before, after] }`. */
const changes = z.record(z.string(), z.array(z.unknown()));
export const tier = z.enum(tiers);
export const health = z.enum(healths);
const kind = z.enum(accountKinds);
const role = z.enum(contactRoles);

export const one = z.object({ id: z.uuid() });
export const version = n.positive().describe('The version that was read; refused when it moved since.');

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

export const opened = z.object({ id: z.uuid(), version: n, ownerId: maybe, teamId: maybe });
export const saved = z.object({
  id: z.uuid(),
  version: n,
  batchId: maybe.describe('Undoes this act; null when nothing changed.'),
  changes,
});

export const communicationBody = z.object({
  kind: z.enum(['call', 'visit', 'meeting', 'mail', 'message']),
  direction: z.enum(['out', 'in']).default('out'),
  direct: z.boolean().describe('Face to face or voice; not through something or someone in between.'),
  outcome: z.enum(['reached', 'noAnswer']),
  said: text(20_000).default(''),
  at: moment.optional(),
  nextStep: text(1000).nullish(),
  nextStepOn: day.nullish(),
});

// ── Lists ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const condition = z.object({
  field: text(80),
  operator: z.enum(filterOperators),
  values: z.array(text(500)).max(500).default([]),
});

/** What selects records, in every list. */
export const selection = z.object({
  filter: text(20_000).optional().describe(filterLanguage),
  q: text(100)
    .optional()
    .describe('Search: words and parts, pinyin, initials, phone tails, mail, credit code.'),
});

const listQuery = (sorts: readonly string[], usual: string, fields: readonly string[]) =>
  selection.extend({
    sort: text(30)
      .default(usual)
      .describe(`One of ${sorts.join(', ')}; with - before it the largest or latest first.`),
    fields: text(1000)
      .optional()
      .describe(`Columns, separated by commas: ${fields.join(', ')}.`),
    cursor: text(500).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  });
export const accountListQuery = listQuery(accountSorts, '-created', accountFields);
export const contactListQuery = listQuery(contactSorts, '-created', contactListFields);
export const exportFormat = z.enum(['csv', 'xlsx']).default('csv');

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
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: maybe });
export const total = z.object({
  total: n,
  exact: z.boolean().describe('False: an estimate from a sample of the table.'),
});
export const bulkSelection = {
  ids: z.array(z.uuid()).min(1).max(10_000).optional(),
  filter: z.array(condition).max(30).optional().describe('Instead of ids: all that these conditions select.'),
  q: text(100).optional(),
};
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

export const timelineItem = z.object({
  seq: n,
  at: z.string(),
  type: z.string(),
  via: z.string(),
  actorId: z.uuid(),
  actorName: maybe,
  subjectKind: z.string(),
  subjectId: z.uuid(),
  batchId: maybe,
  undone: z.boolean(),
  payload: z.record(z.string(), z.unknown()),
});
export const timelineQuery = z.object({
  kind: z.enum(['all', 'communication', 'comment', 'change']).default('all'),
  cursor: text(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

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
