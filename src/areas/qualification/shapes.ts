import { z } from 'zod';
import { dimensionStates, sources, strengths } from './rules/confidence.ts';
import { verdicts } from './rules/verdict.ts';

const maybe = z.string().nullable();
const text = (most: number) => z.string().trim().max(most);
const texts = (most: number) => z.object({ 'zh-CN': text(most), 'zh-TW': text(most), en: text(most) });
const needed = z.enum(['confirmed', 'indicated', 'open']);
const key = z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,39}$/);

/** What is being qualified: `lead` and its id. */
export const subject = z.object({ kind: z.string().max(40), id: z.uuid() });

export const mark = z.object({
  dimension: key,
  polarity: z.enum(['for', 'against']).default('for'),
  strength: z.enum(strengths).default('said'),
  source: z.enum(sources).default('user'),
  saidBy: text(200).nullish(),
  quote: text(2000).min(1),
  starts: z.number().int().min(0).nullish(),
  ends: z.number().int().min(0).nullish(),
});

/** Evidence that comes with a communication. */
export const evidence = z
  .array(mark)
  .max(50)
  .describe('Words of `said` that are evidence for or against a dimension of qualification.');

export const frame = z.object({
  dimensions: z
    .array(
      z.object({
        key,
        name: texts(60),
        needed,
        decisive: z.boolean(),
        halfLifeDays: z.number().int().min(1).max(3650),
        words: z.array(text(60)).max(200),
        active: z.boolean(),
      }),
    )
    .max(20),
  questions: z
    .array(
      z.object({
        id: z.string().min(1).max(60),
        dimension: key,
        when: z.enum(['unknown', 'indicated', 'contradicted', 'any']),
        text: texts(500),
        active: z.boolean(),
      }),
    )
    .max(500),
});

export const qualification = z.object({
  verdict: z.enum(verdicts).describe('Computed from the evidence.'),
  because: z.array(z.string()).describe('The dimensions that stand in the way, or speak against it.'),
  overrule: z
    .object({ verdict: z.enum(verdicts), reason: z.string(), byId: z.uuid(), byName: maybe, at: z.string() })
    .nullable(),
  dimensions: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      needed,
      enough: z.boolean(),
      state: z.enum(dimensionStates),
      confidence: z.number(),
      disputed: z.boolean(),
      evidence: z.array(
        z.object({
          id: z.uuid(),
          polarity: z.enum(['for', 'against']),
          strength: z.enum(strengths),
          source: z.enum(sources),
          weight: z
            .number()
            .describe('What it weighs now, in nats; on what it adds up to see the README of qualification.'),
          saidBy: maybe,
          quote: z.string(),
          starts: z.number().int().nullable(),
          ends: z.number().int().nullable(),
          communicationId: maybe,
          at: z.string(),
          markedById: z.uuid(),
          markedByName: maybe,
        }),
      ),
    }),
  ),
  questions: z.array(z.object({ id: z.string(), dimension: z.string(), text: z.string() })),
});
