/**
 * Engagement measures as data: what each counts in the event log, and after how many days half of it is forgotten. A later area adds
 * one by adding a line. A measure is an exponentially decayed sum, level(t) = level(t₀) · 2^(−(t − t₀)/half-life), so one number
 * and its moment say all that is needed of the past.
 */

/** One kind of event that a measure counts. All that is named must hold. */
export type Counted = {
  readonly type: string;
  readonly kind?: readonly string[];
  readonly direction?: 'out' | 'in';
  readonly outcome?: 'reached' | 'noAnswer';
  readonly asked?: string;
};

export type Measure = {
  readonly key: string;
  readonly halfLifeDays: number;
  readonly counts: readonly Counted[];
  /** After one of these it begins from nothing: what is counted "in a row". */
  readonly resets?: readonly Counted[];
};

const contacted = 'lead.contacted';
const written = ['mail', 'message'];
/** They gave a sign of life. */
const heardFrom: readonly Counted[] = [
  { type: contacted, direction: 'in' },
  { type: contacted, kind: ['call', 'visit', 'meeting'], outcome: 'reached' },
  { type: 'lead.askedAgain' },
];
const asked = (what: string): readonly Counted[] => [{ type: contacted, asked: what }];

export const measures: readonly Measure[] = [
  {
    key: 'callsAnswered',
    halfLifeDays: 30,
    counts: [{ type: contacted, kind: ['call'], outcome: 'reached' }],
  },
  {
    key: 'callsUnanswered',
    halfLifeDays: 14,
    counts: [{ type: contacted, kind: ['call'], direction: 'out', outcome: 'noAnswer' }],
    resets: heardFrom,
  },
  { key: 'visits', halfLifeDays: 60, counts: [{ type: contacted, kind: ['visit'], outcome: 'reached' }] },
  { key: 'meetings', halfLifeDays: 60, counts: [{ type: contacted, kind: ['meeting'], outcome: 'reached' }] },
  { key: 'replies', halfLifeDays: 21, counts: [{ type: contacted, kind: written, direction: 'in' }] },
  {
    key: 'messagesUnanswered',
    halfLifeDays: 14,
    counts: [{ type: contacted, kind: written, direction: 'out' }],
    resets: heardFrom,
  },
  { key: 'samplesAsked', halfLifeDays: 60, counts: asked('sample') },
  { key: 'quotesAsked', halfLifeDays: 45, counts: asked('quote') },
  { key: 'visitsAsked', halfLifeDays: 45, counts: asked('visit') },
  { key: 'documentsAsked', halfLifeDays: 30, counts: asked('documents') },
  { key: 'askedAgain', halfLifeDays: 45, counts: [{ type: 'lead.askedAgain' }] },
];
