/** How strong a piece of evidence is: guessed from a hint, said in so many words, or shown (a document, a signature, an act). */
export const strengths = ['hint', 'said', 'shown'] as const;
export type Strength = (typeof strengths)[number];

/** Where it comes from: at the customer's by their part in the decision, from someone else, or our own impression. */
export const sources = [
  'decisionMaker',
  'influencer',
  'user',
  'gatekeeper',
  'thirdParty',
  'ourselves',
] as const;
export type Source = (typeof sources)[number];

/** One piece of evidence for or against a dimension. */
export type Evidence = {
  readonly id: string;
  readonly dimension: string;
  readonly polarity: 'for' | 'against';
  readonly strength: Strength;
  readonly source: Source;
  /** Who said it; pieces from one voice are not independent of each other. */
  readonly saidBy: string | null;
  readonly communicationId: string | null;
  /** When it was said, ISO. */
  readonly at: string;
};

/** Weight in nats before age: one sentence of one person leaves doubt (1 − e^−0.8 = 0.55), two independent ones little (0.80). */
export const strengthWeight: Readonly<Record<Strength, number>> = { hint: 0.35, said: 0.8, shown: 1.6 };
export const sourceWeight: Readonly<Record<Source, number>> = {
  decisionMaker: 1.25,
  influencer: 1,
  user: 1,
  gatekeeper: 0.75,
  thirdParty: 0.6,
  ourselves: 0.5,
};
/** What the second and later piece from the same voice add, compared with a piece from another voice. */
export const repeatedWeight = 0.25;

/** From here on a dimension is confirmed, or indicated. */
export const confirmedFrom = 0.7;
export const indicatedFrom = 0.25;

export const dimensionStates = ['unknown', 'indicated', 'confirmed', 'contradicted'] as const;
export type DimensionState = (typeof dimensionStates)[number];

export type Standing = {
  readonly state: DimensionState;
  /** 0 … 1: how sure we are of that state. */
  readonly confidence: number;
  /** There is evidence on both sides that counts. */
  readonly disputed: boolean;
};

const dayMs = 86_400_000;

/** What a piece of evidence weighs now, in nats: strength × source × 2^(−age ÷ half-life). Evidence from the future weighs as if of now. */
export function weightOf(piece: Evidence, halfLifeDays: number, now: Date): number {
  const age = Math.max(0, (now.getTime() - Date.parse(piece.at)) / dayMs);
  return strengthWeight[piece.strength] * sourceWeight[piece.source] * 2 ** (-age / halfLifeDays);
}

/**
 * Where a dimension stands, from the evidence of that dimension alone.
 *
 * Independent pieces add up: W = Σ over voices (strongest + 0.25 × the rest), for and against each; N = W₊ − W₋; confidence = 1 − e^−|N|.
 * (Weights of evidence add when they are independent: Good, _Probability and the Weighing of Evidence_, 1950; the exponential gives
 * diminishing returns, so that nothing is ever certain.)
 */
export function standingOf(evidence: readonly Evidence[], halfLifeDays: number, now: Date): Standing {
  const [pro, contra] = (['for', 'against'] as const).map((polarity) =>
    together(
      evidence.filter((piece) => piece.polarity === polarity),
      halfLifeDays,
      now,
    ),
  ) as [number, number];
  const confidence = 1 - Math.exp(-Math.abs(pro - contra));
  const disputed = Math.min(1 - Math.exp(-pro), 1 - Math.exp(-contra)) >= indicatedFrom;
  if (contra >= pro && 1 - Math.exp(-contra) >= indicatedFrom)
    return { state: 'contradicted', confidence, disputed };
  if (confidence < indicatedFrom || contra >= pro) return { state: 'unknown', confidence: 0, disputed };
  return { state: confidence >= confirmedFrom ? 'confirmed' : 'indicated', confidence, disputed };
}

/** Joint weight of pieces on one side: every voice counts in full for its strongest piece. */
function together(evidence: readonly Evidence[], halfLifeDays: number, now: Date): number {
  const voices = new Map<string, number[]>();
  for (const piece of evidence) {
    const voice = voiceOf(piece);
    voices.set(voice, [...(voices.get(voice) ?? []), weightOf(piece, halfLifeDays, now)]);
  }
  let sum = 0;
  for (const weights of voices.values()) {
    const strongest = Math.max(...weights);
    const all = weights.reduce((total, weight) => total + weight, 0);
    sum += strongest + repeatedWeight * (all - strongest);
  }
  return sum;
}

/** A named person is one voice wherever they speak; the unnamed ones of one talk are one voice. */
function voiceOf({ id, saidBy, communicationId }: Evidence): string {
  const name = saidBy?.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
  return name || (communicationId ?? id);
}
