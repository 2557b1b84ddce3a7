import { z } from 'zod';
import { leadStates } from '../rules/lead-states.ts';
import { feedbackReasons } from './rules/feedback-reasons.ts';

/** The score's data as they cross the wire. Chances 0–1; points whole numbers; times ISO 8601. */

const n = z.number().int();
const maybe = z.string().nullable();
const part = z.enum(['fit', 'engagement']);
const key = z.string().min(1).max(80);
const points = n.min(-1000).max(1000);
const figure = z.number().nullable();
/** A value as an attribute has it: a number (days, times, money), a level, nothing. */
const value = z.union([z.number(), z.string().max(500), z.null()]);
const status = z.enum(leadStates.states);

export const fitGrade = z.enum(['A', 'B', 'C', 'D']);
export const engagementGrade = z.enum(['1', '2', '3', '4']);

// ── The card ─────────────────────────────────────────────────────────────────────────────────────────────────────────

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

const measured = z.object({
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

const comparison = z.object({
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

// ── Attributes ───────────────────────────────────────────────────────────────────────────────────────────────────────

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

// ── One lead ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const grade = <G extends z.ZodType>(of: G) => z.object({ points: n, grade: of });

const fact = z.object({
  keys: z.array(key).describe('One attribute, or the two of a pair.'),
  part,
  points: n,
  cells: z
    .array(n)
    .describe('Where on the card: bin (0 missing; categories: 1 other), or row and column of a pair.'),
  values: z.array(value).describe('What the lead has, one for each key.'),
});

export const explanation = z.object({
  score: n,
  clamped: z.enum(['low', 'high']).nullable(),
  raw: n,
  base: n,
  chance: z.number(),
  fit: grade(fitGrade),
  engagement: grade(engagementGrade),
  facts: z.array(fact).describe('base + the points of all facts = raw, exactly. Most telling first.'),
  raises: z.array(z.object({ key, part, gain: n, to: value })).describe('What would raise it most.'),
});

export const feedback = z.object({
  id: z.uuid(),
  leadId: z.uuid(),
  at: z.string(),
  byId: z.uuid(),
  byName: maybe,
  score: n.describe('What was shown then.'),
  cardNumber: n.nullable(),
  says: z.enum(['tooHigh', 'tooLow']),
  reason: z.enum(feedbackReasons),
  words: maybe,
  settled: z.enum(['agreed', 'kept']).nullable(),
  settledAt: maybe,
  settledByName: maybe,
});

export const leadScore = explanation.extend({
  leadId: z.uuid(),
  cardId: z.uuid(),
  cardNumber: n,
  scoredAt: maybe.describe('Null: not scored yet, worked out for this answer.'),
  nextChangeAt: maybe.describe('When passing time will move it next.'),
  similar: z
    .object({ from: n, to: n, leads: n, won: n })
    .nullable()
    .describe('How leads did that stood in this band of the score before their outcome.'),
  outcome: z
    .object({ won: z.boolean(), at: z.string(), score: n })
    .nullable()
    .describe('How this lead ended, and its score just before.'),
  myFeedback: feedback.nullable(),
});

export const causes = [
  'captured',
  'changed',
  'contact',
  'time',
  'card',
  'settings',
  'import',
  'merged',
  'caughtUp',
] as const;

export const scoreChange = z.object({
  at: z.string(),
  before: n.nullable(),
  after: n,
  cause: z.enum(causes),
  cardId: z.uuid(),
  cardNumber: n.nullable(),
  reasons: z
    .array(z.object({ keys: z.array(key), points: n, before: z.array(value), after: z.array(value) }))
    .describe('What moved it, most first: points gained or lost.'),
});

export const feedbackBody = z.object({
  says: z.enum(['tooHigh', 'tooLow']),
  reason: z.enum(feedbackReasons),
  words: z.string().trim().max(2000).nullish(),
});

export const feedbackItem = feedback.extend({
  name: z.string(),
  company: z.string(),
  status,
  scoreNow: n.nullable(),
});

// ── What if ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Which card: given whole, by its id, or (neither) the draft. */
const whichCard = z.object({ card: card.optional(), cardId: z.uuid().optional() });

export const previewBody = whichCard;

const mover = z.object({
  id: z.uuid(),
  name: z.string(),
  company: z.string(),
  ownerName: maybe,
  status,
  before: n,
  after: n,
  fitBefore: fitGrade,
  fitAfter: fitGrade,
  engagementBefore: engagementGrade,
  engagementAfter: engagementGrade,
  reasons: z.array(z.object({ keys: z.array(key), points: n })).describe('Which facts moved it, most first.'),
});

export const preview = z.object({
  leads: n.describe('How many leads there are in your sight.'),
  looked: n.describe('How many of them were scored with both cards.'),
  exact: z.boolean().describe('False: looked at a sample; counts are as they were in it.'),
  up: n,
  down: n,
  same: n,
  gradeChanged: n,
  clampedLow: n,
  clampedHigh: n,
  histogram: z.array(z.object({ from: n, to: n, before: n, after: n })),
  fit: z.array(z.object({ before: fitGrade, after: fitGrade, leads: n })),
  engagement: z.array(z.object({ before: engagementGrade, after: engagementGrade, leads: n })),
  movers: z.object({ up: z.array(mover), down: z.array(mover) }),
  gone: z.array(z.string()),
  faults: z.array(fault).describe('While there are any nothing was scored.'),
});

export const tryBody = whichCard.extend({
  leadId: z.uuid().optional().describe('Start from this lead.'),
  values: z.record(z.string(), value).default({}).describe('By attribute key, laid over the lead’s own.'),
});

export const publishBody = z.object({
  over: z.uuid().describe('The card in use that was seen; refused when another is by now.'),
  version: n.optional().describe('The draft’s version that was seen.'),
  note: z.string().trim().max(2000).nullish(),
});

// ── Learning ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export const training = z.object({
  id: z.uuid(),
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  phase: z.enum(['waiting', 'reading', 'looking', 'judging', 'learning', 'done']),
  done: z.number().describe('0 to 1.'),
  startedAt: z.string(),
  startedBy: maybe.describe('Null: by the schedule.'),
  finishedAt: maybe,
  result: z
    .object({
      verdict: z.enum(['published', 'proposed', 'notBetter', 'nothingToLearn', 'tooFew', 'failed']),
      leads: n,
      won: n,
      cardId: z.uuid().nullable(),
      cardNumber: n.nullable(),
      learned: z.number().nullable(),
      signal: z
        .object({ auc: figure, aucAtLeast: figure, gain: z.number(), t: z.number() })
        .nullable()
        .describe('On leads not learned from.'),
      comparison: comparison.nullable(),
      leaks: z.array(leak).describe('Left out of learning.'),
      leftOut: z.array(
        z.object({
          key,
          reason: z.enum(['empty', 'constant', 'freeText', 'leak', 'setting', 'afterOutcome']),
        }),
      ),
      pairs: z.array(z.object({ keys: z.tuple([key, key]), proof: z.number() })),
      halfLifeDays: z.number().nullable().describe('Newer leads count more; null: all alike.'),
      seconds: z.number(),
      least: n.optional().describe('With tooFew: how many of each outcome are wanted.'),
    })
    .nullable(),
});

export const trainings = z.object({
  running: training.nullable(),
  items: z.array(training),
  outcomes: z.object({
    won: n,
    lost: n,
    sinceLast: n.describe('Outcomes that came since the last training.'),
    least: n.describe('How many of each are wanted before anything can be learned.'),
  }),
});

export const progress = z.object({
  running: z.boolean(),
  cause: z.enum(['published', 'settings', 'fields', 'asked', 'first']).nullable(),
  cardId: z.uuid().nullable(),
  total: n,
  done: n,
  moved: n,
  startedAt: maybe,
  finishedAt: maybe,
});

// ── How good it is ───────────────────────────────────────────────────────────────────────────────────────────────────

export const quality = z.object({
  days: n,
  since: z.string(),
  overall: measured.describe('Of leads that ended in this time, by the score just before.'),
  enough: z.boolean().describe('False: fewer than ten won or lost; figures mean little.'),
  before: z
    .object({ leads: n, won: n, auc: figure, logLoss: figure })
    .describe('The same length of time before.'),
  grades: z.array(z.object({ fit: fitGrade, engagement: engagementGrade, leads: n, won: n })),
  bands: z.array(z.object({ from: n, to: n, leads: n, won: n })),
  cards: z.array(z.object({ cardId: z.uuid(), number: n.nullable(), leads: n, won: n, auc: figure })),
  drift: z.object({
    score: z.object({
      psi: figure,
      bins: z.array(z.object({ from: n, to: n, before: z.number(), now: z.number() })),
    }),
  }),
  feedback: z.object({ tooHigh: n, tooLow: n, open: n }),
});

// ── Settings ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export const settings = z.object({
  outcome: z.discriminatedUnion('by', [
    z.object({
      by: z.literal('status'),
      won: z.array(status).min(1),
      lost: z.array(status).min(1),
    }),
    z.object({
      by: z.literal('custom'),
      key: z.string().max(70),
      won: z.array(z.string().max(500)).min(1).max(100),
      lost: z.array(z.string().max(500)).min(1).max(100),
    }),
  ]),
  publish: z.enum(['auto', 'propose']).describe('What becomes of a better card.'),
  weekly: z.boolean().describe('Learn by itself once a week when enough has happened.'),
  leastNewOutcomes: n.min(1).max(100_000),
  priorStrength: n.min(1).max(10_000).describe('So many leads in a bin weigh as much as the manager’s word.'),
  pointsToDoubleOdds: z.number().min(1).max(50).nullable().describe('Null: as the card has it.'),
  halfLives: z
    .record(z.string(), z.number().min(0.5).max(3650))
    .describe('Days, by measure; the others as shipped.'),
  leaveOut: z.array(z.string().max(80)).max(200).describe('Attributes that may not be learned from.'),
  trusted: z
    .array(z.string().max(80))
    .max(200)
    .describe('Attributes that look like leaks but are known not to be.'),
  rates: z
    .record(z.string().regex(/^[A-Z]{3}$/), z.string().regex(/^\d{1,9}(\.\d{1,6})?$/))
    .describe('What one unit of another currency is worth in the company’s own, for the order of work.'),
});
