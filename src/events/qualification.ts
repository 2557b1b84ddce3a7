import { z } from 'zod';

const verdict = z.enum(['qualified', 'notYet', 'no']);
const mark = z.object({
  evidenceId: z.uuid(),
  dimension: z.string(),
  polarity: z.enum(['for', 'against']),
  strength: z.enum(['hint', 'said', 'shown']),
  quote: z.string(),
  saidBy: z.string().nullable(),
});

/** What qualification announces; the subject of each is what is being qualified (a lead, later an opportunity). */
export const qualificationEvents = {
  /** Someone marked words as evidence for or against a dimension. */
  'qualification.evidenceMarked': z.object({ marks: z.array(mark) }),
  /** Evidence was taken back. */
  'qualification.evidenceWithdrawn': mark,
  /** Evidence that was taken back counts again. */
  'qualification.evidenceRestored': mark,
  /** A person set another verdict than the computed one. */
  'qualification.overruled': z.object({ verdict, computed: verdict, reason: z.string() }),
  /** The computed verdict holds again. */
  'qualification.overruleWithdrawn': z.object({ verdict }),
  /** A question of the bank was put. */
  'qualification.questionAsked': z.object({
    questionId: z.string(),
    dimension: z.string(),
    question: z.string(),
  }),
  /** The company changed what it qualifies by; the subject is the company. */
  'qualification.frameChanged': z.object({ dimensions: z.number(), questions: z.number() }),
} as const;

export type QualificationEvent = keyof typeof qualificationEvents;
export type QualificationPayload<E extends QualificationEvent> = z.input<(typeof qualificationEvents)[E]>;
