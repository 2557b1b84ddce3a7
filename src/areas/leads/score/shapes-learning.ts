import { z } from 'zod';
import { comparison, leak, measured } from './shapes-card.ts';
import { engagementGrade, figure, fitGrade, key, maybe, n, status } from './shapes-values.ts';

/** Learning, how good what was learned is, and the settings of both. */

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
