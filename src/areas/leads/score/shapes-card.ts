import { z } from 'zod';
import { figure, key, maybe, n, part, points } from './shapes-values.ts';

/** The card, and what it can be made of. */

const bin = z.object({
  points,
  pinned: z.boolean().optional().describe('Learning may not move these points.'),
  leads: n.min(0).optional().describe('How many leads it was learned from.'),
});
const levels = z.array(z.string().max(500));

export const attribute = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['numeric', 'date']),
    key,
    part,
    missing: bin,
    bins: z
      .array(
        bin.extend({ from: z.number().nullable().describe('Lower end, inclusive; null for the first.') }),
      )
      .max(64),
    monotone: z
      .enum(['rising', 'falling'])
      .optional()
      .describe('Points may only rise (or fall) with the value.'),
  }),
  z.object({
    kind: z.enum(['category', 'boolean']),
    key,
    part,
    missing: bin,
    other: bin,
    bins: z.array(bin.extend({ levels: levels.max(2000) })).max(200),
  }),
]);

const axis = z.union([
  z.object({ key, kind: z.enum(['numeric', 'date']), cuts: z.array(z.number()).max(64) }),
  z.object({ key, kind: z.enum(['category', 'boolean']), groups: z.array(levels.max(2000)).max(200) }),
]);

const cut = n.min(-100_000).max(100_000);
const cuts = z.tuple([cut, cut, cut]).describe('Least points for the three better grades, falling.');

/** A scorecard: raw score = base + points of one bin of every attribute + points of one cell of every pair. */
export const card = z.object({
  version: z.object({
    name: z.string().max(200),
    origin: z.enum(['manager', 'learned']),
    trainedOn: n,
    positives: n,
    seed: n,
    learned: z.number().describe('0: wholly the card it started from; 1: wholly what the leads say.'),
  }),
  base: points,
  attributes: z.array(attribute).max(200),
  pairs: z
    .array(z.object({ row: axis, column: axis, part, points: z.array(z.array(points).max(300)).max(300) }))
    .max(50),
  // Beyond these the line from points to chances leaves the numbers that can be kept.
  scale: z.object({
    pointsToDoubleOdds: z.number().min(0.1).max(100),
    offset: z.number().min(-100_000).max(100_000),
  }),
  calibration: z.object({ raw: z.array(z.number()).max(200), logOdds: z.array(z.number()).max(200) }),
  grades: z.object({ fit: cuts, engagement: cuts }),
});

export const fault = z.object({ code: z.string(), about: z.string() });

export const measured = z.object({
  leads: n,
  won: n,
  auc: figure,
  logLoss: figure,
  brier: figure,
  lift10: figure.describe('Share won among the best tenth over the share won overall.'),
  calibrationError: figure,
  calibration: z.array(z.object({ leads: n, meanChance: z.number(), shareWon: z.number() })),
  deciles: z.array(z.object({ leads: n, won: n, meanChance: figure, lift: figure })),
});

export const leak = z.object({
  key,
  code: z.enum(['leak.tellsTooMuch', 'leak.filledByOutcome', 'leak.valueDecides']),
  figure: z.number(),
});

export const comparison = z.object({
  reason: z.enum(['better', 'notBetter', 'tooFewJudged', 'nothingToLearn']),
  gain: z.number().describe('Mean drop of the log loss per later, unseen lead.'),
  t: z.number().describe('The gain in its own standard errors; above 1.96 it is no chance.'),
  present: measured.describe('The card in use, on the leads that judged.'),
  next: measured.describe('The new card, on the same leads.'),
});

const cardHead = z.object({
  id: z.uuid(),
  number: n.nullable().describe('Null: never offered or published yet (the draft).'),
  state: z.enum(['draft', 'candidate', 'published', 'retired']),
  origin: z.enum(['manager', 'learned']),
  name: z.string(),
  note: maybe,
  trainedOn: n,
  positives: n,
  learned: z.number(),
  basedOn: z.object({ id: z.uuid(), number: n.nullable() }).nullable(),
  createdAt: z.string(),
  createdBy: maybe.describe('A name; null: Yaosu itself.'),
  publishedAt: maybe,
  publishedBy: maybe,
  auc: figure.describe('On later, unseen leads, when it was learned.'),
});

export const cardRecord = cardHead.extend({
  version: n,
  card,
  faults: z.array(fault),
  gone: z.array(z.string()).describe('Attributes that exist no more; they count as missing for every lead.'),
  comparison: comparison.nullable(),
  leaks: z.array(leak),
});

export const cards = z.object({ items: z.array(cardHead), inUse: z.uuid(), next: maybe });

/** What lies between two cards. */
export const cardDifference = z.object({
  from: cardRecord,
  to: cardRecord,
  base: z.tuple([n, n]),
  pointsToDoubleOdds: z.tuple([z.number(), z.number()]),
  attributes: z.array(
    z.object({
      key,
      part,
      change: z.enum(['added', 'removed', 'points', 'bins', 'same']),
      range: z
        .tuple([n, n])
        .describe('Points between the worst and the best bin, before and after: its weight.'),
    }),
  ),
  pairs: z.array(
    z.object({ keys: z.tuple([key, key]), change: z.enum(['added', 'removed', 'points', 'same']) }),
  ),
});

export const draft = z.object({
  id: z.uuid(),
  version: n.describe('0: nobody has begun one; this is the card in use.'),
  card,
  note: maybe,
  basedOn: z.object({ id: z.uuid(), number: n.nullable() }).nullable(),
  changedAt: maybe,
  changedBy: maybe,
  faults: z.array(fault),
  gone: z.array(z.string()),
});

export const draftBody = z.object({
  version: n.min(0).describe('The draft’s version that was read; 0 to begin one.'),
  card,
  note: z.string().trim().max(2000).nullish(),
});

export const attributes = z.object({
  leads: n.describe('How many leads these figures were taken from.'),
  items: z.array(
    z.object({
      key,
      kind: z.enum(['numeric', 'date', 'category', 'boolean']),
      part,
      origin: z.enum(['lead', 'custom', 'measure', 'clock']),
      label: maybe.describe('Of custom fields, also deleted ones; the others are worded by their key.'),
      halfLifeDays: z.number().nullable(),
      onCard: z.boolean().describe('On the card in use.'),
      onDraft: z.boolean(),
      gone: z.boolean().describe('On a card, but the custom field was deleted.'),
      filled: z.number().describe('Share of leads that have a value.'),
      levels: z
        .array(z.object({ level: z.string(), leads: n }))
        .nullable()
        .describe('Most frequent first.'),
      quantiles: z
        .array(z.number())
        .nullable()
        .describe('Of filled ones: least, 10, 25, 50, 75, 90 per cent, most.'),
    }),
  ),
});
