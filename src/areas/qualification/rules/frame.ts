import type { Language } from '../../../kernel/language.ts';

/** Words in every language that people may have chosen. */
export type Texts = Readonly<Record<Language, string>>;

/** How far a dimension must be settled before a case counts as qualified; `open`: asked about, never in the way. */
export type Needed = 'confirmed' | 'indicated' | 'open';

/** What must be known before one knows whether to go on: budget, authority, need, time, whether we can solve it, and what else a company asks. */
export type Dimension = {
  /** Stable, made of letters and digits; evidence refers to it. */
  readonly key: string;
  readonly name: Texts;
  readonly needed: Needed;
  /** Whether firm evidence against it ends the matter (no need) rather than delays it (no budget this year). */
  readonly decisive: boolean;
  /** Days after which a piece of evidence weighs half. */
  readonly halfLifeDays: number;
  /** A sentence with one of these may be about this dimension. */
  readonly words: readonly string[];
  readonly active: boolean;
};

/** A natural way to ask, put to the salesperson and never read out. */
export type Question = {
  readonly id: string;
  readonly dimension: string;
  /** When it is worth asking; `any` always. */
  readonly when: 'unknown' | 'indicated' | 'contradicted' | 'any';
  readonly text: Texts;
  readonly active: boolean;
};

/** The frame that a company qualifies by: data, in the order shown. */
export type Frame = { readonly dimensions: readonly Dimension[]; readonly questions: readonly Question[] };

export type FrameFault = {
  readonly code:
    | 'qualification.dimensionTwice'
    | 'qualification.noDimension'
    | 'qualification.questionOfNothing';
  readonly about: string;
};

/** What keeps a frame from being used; empty when it is sound. */
export function faultsOfFrame({ dimensions, questions }: Frame): FrameFault[] {
  const faults: FrameFault[] = [];
  const keys = new Set<string>();
  for (const { key } of dimensions) {
    if (keys.has(key)) faults.push({ code: 'qualification.dimensionTwice', about: key });
    keys.add(key);
  }
  if (!dimensions.some((one) => one.active)) faults.push({ code: 'qualification.noDimension', about: '' });
  for (const question of questions)
    if (!keys.has(question.dimension))
      faults.push({ code: 'qualification.questionOfNothing', about: question.dimension });
  return faults;
}
