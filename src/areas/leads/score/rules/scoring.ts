import {
  type Attribute,
  type Card,
  type Column,
  type CompiledCard,
  chanceOf,
  compileCard,
  type EngagementGrade,
  type FitGrade,
  gradeOf,
  isNumeric,
  pointsOfRow,
  shownScore,
} from '../../../scoring/index.ts';
import type { CatalogueAttribute } from './attributes.ts';
import { day, fallsTo, type HalfLives, type Levels } from './engagement.ts';
import type { LeadFacts } from './lead-facts.ts';
import { type AttributeValue, type Reader, type ReadingMoment, readerOf } from './read-attribute.ts';

/** A card ready to score leads with: compiled, and a reader for each attribute that still exists. */
export type ScoringCard = {
  readonly card: Card;
  readonly compiled: CompiledCard;
  /** The same with only the points of what leads told us. */
  readonly compiledFit: CompiledCard;
  /** One for each attribute of the card, in its order; null: gone (its custom field was deleted), missing for every lead. */
  readonly readers: readonly (Reader | null)[];
  readonly gone: readonly string[];
};

/** What is scored. */
export type Scored = { facts: LeadFacts; levels: Levels };

/** A score as it is kept. */
export type LeadScore = {
  score: number;
  raw: number;
  fit: number;
  engagement: number;
  fitGrade: FitGrade;
  engagementGrade: EngagementGrade;
  chance: number;
  /** When passing time alone will move a bin, in milliseconds; null: never. */
  nextChangeAt: number | null;
};

export function scoringCard(card: Card, catalogue: readonly CatalogueAttribute[]): ScoringCard {
  const byKey = new Map(catalogue.map((one) => [one.key, one]));
  const readers = card.attributes.map(({ key }) => {
    const attribute = byKey.get(key);
    return attribute ? (readerOf(attribute) ?? null) : null;
  });
  const gone = card.attributes.flatMap(({ key }, at) => (readers[at] ? [] : [key]));
  return { card, compiled: compileCard(card), compiledFit: compileCard(fitOnly(card)), readers, gone };
}

/** Attributes that feed engagement stay, without points: pairs of fit may stand on them. */
function fitOnly(card: Card): Card {
  const worthless = <B extends { points: number }>(bin: B): B => ({ ...bin, points: 0 });
  const attributes = card.attributes.map((attribute): Attribute => {
    if (attribute.part === 'fit') return attribute;
    const missing = worthless(attribute.missing);
    return isNumeric(attribute)
      ? { ...attribute, missing, bins: attribute.bins.map(worthless) }
      : { ...attribute, missing, other: worthless(attribute.other), bins: attribute.bins.map(worthless) };
  });
  return { ...card, base: 0, attributes, pairs: card.pairs.filter(({ part }) => part === 'fit') };
}

/** The values of the card's attributes, in its order. */
export function valuesOf(
  { readers }: ScoringCard,
  { facts, levels }: Scored,
  moment: ReadingMoment,
): AttributeValue[] {
  return readers.map((reader) => reader?.read(facts, levels, moment) ?? null);
}

/** Values as columns of one row, for the scorer. */
export function rowOf(card: Card, values: readonly AttributeValue[]): Column[] {
  return card.attributes.map((attribute, at) => cellOf(attribute, values[at] ?? null));
}

function cellOf(attribute: Attribute, value: AttributeValue): Column {
  const { key } = attribute;
  if (isNumeric(attribute)) {
    const number = typeof value === 'number' ? value : Number.NaN;
    return { key, kind: attribute.kind, values: Float64Array.of(number) };
  }
  const isMissing = value === null;
  return {
    key,
    kind: attribute.kind,
    codes: Int32Array.of(isMissing ? -1 : 0),
    levels: isMissing ? [] : [String(value)],
  };
}

/** Points of each attribute and pair, in the card's order: attributes first. */
export function pointsOf(scoring: ScoringCard, values: readonly AttributeValue[]): number[] {
  return pointsOfRow(scoring.compiled, rowOf(scoring.card, values), 0).map((line) => line.points);
}

/** One lead's score now. */
export function scoreOf(scoring: ScoringCard, scored: Scored, moment: ReadingMoment): LeadScore {
  const values = valuesOf(scoring, scored, moment);
  const points = pointsOf(scoring, values);
  let fit = 0;
  for (const [at, gained] of points.entries()) if (partOf(scoring.card, at) === 'fit') fit += gained;
  const raw = scoring.card.base + points.reduce((sum, one) => sum + one, 0);
  return {
    ...keptScore(scoring.card, raw, fit),
    nextChangeAt: nextChangeAt(scoring, scored, values, moment),
  };
}

/** Which grade a line of points feeds: attributes first, then pairs. */
export function partOf(card: Card, line: number): 'fit' | 'engagement' {
  const count = card.attributes.length;
  return line < count ? card.attributes[line]!.part : card.pairs[line - count]!.part;
}

/** Everything that follows from the points. @param fit the points of what the lead told us */
export function keptScore(card: Card, raw: number, fit: number): Omit<LeadScore, 'nextChangeAt'> {
  const engagement = raw - card.base - fit;
  return {
    score: shownScore(raw).score,
    raw,
    fit,
    engagement,
    fitGrade: (['A', 'B', 'C', 'D'] as const)[gradeOf(fit, card.grades.fit)],
    engagementGrade: (['1', '2', '3', '4'] as const)[gradeOf(engagement, card.grades.engagement)],
    chance: chanceOf(card, raw),
  };
}

/** A second later than worked out: at the very moment the value may still stand on the edge of its bin. */
const margin = 1000;

/** The first moment at which time alone moves one of the values over an edge of the card; null: never. */
export function nextChangeAt(
  scoring: ScoringCard,
  { facts, levels }: Scored,
  values: readonly AttributeValue[],
  { halfLives }: ReadingMoment,
): number | null {
  let first = Number.POSITIVE_INFINITY;
  scoring.readers.forEach((reader, at) => {
    const value = values[at];
    const cuts = scoring.compiled.readers[at]!.cuts;
    if (!reader?.drifts || typeof value !== 'number' || !cuts) return;
    first = Math.min(first, crossing(reader, value, cuts, facts, levels, halfLives));
  });
  return Number.isFinite(first) ? first + margin : null;
}

function crossing(
  { key, drifts }: Reader,
  value: number,
  cuts: Float64Array,
  facts: LeadFacts,
  levels: Levels,
  halfLives: HalfLives,
): number {
  if (drifts === 'decays') {
    const level = levels[key];
    const below = cuts.findLast((cut) => cut <= value && cut > 0);
    return level && below !== undefined ? fallsTo(level, below, halfLives[key]!) : Number.POSITIVE_INFINITY;
  }
  const above = cuts.find((cut) => cut > value);
  const since = drifts === 'agesFromCapture' ? facts.capturedAt : facts.lastContactAt;
  return above !== undefined && since ? Date.parse(since) + above * day : Number.POSITIVE_INFINITY;
}
