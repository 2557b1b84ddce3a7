import { z } from 'zod';
import { feedbackReasons } from './rules/feedback-reasons.ts';
import { engagementGrade, fitGrade, key, maybe, n, part, status, value } from './shapes-values.ts';

/** How one lead stands, and what people say to it. */

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
