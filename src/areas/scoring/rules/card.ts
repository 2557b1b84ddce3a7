/**
 * The scorecard (评分卡) as plain data. It is what a manager reads, edits and pins, what the learner proposes, and what
 * is kept per version. Everything else in this room is a function of it.
 *
 * raw score = base + points of one bin of every attribute + points of one cell of every pair
 *
 * All points are whole numbers, so the points listed for a lead sum exactly to the raw score, without rounding.
 */

/** What a value is. `date` is a day count since 1970-01-01, treated as a number. */
export type AttributeKind = 'numeric' | 'date' | 'category' | 'boolean';

/** Which of the two grades an attribute feeds: what the lead told us, or how it deals with us. */
export type Part = 'fit' | 'engagement';

/** A monotone pin: the points may only rise (or only fall) with the value, whatever the data say. */
export type Direction = 'rising' | 'falling';

/** Points of one bin. A pinned bin keeps its points when the card is learned anew. */
export interface BinPoints {
  readonly points: number;
  readonly pinned?: boolean;
  /** How many training leads fell into it; 0 on a card written by hand. */
  readonly leads?: number;
}

/** Values from `from` (inclusive; null = no lower end) up to the next bin's `from`. */
export interface RangeBin extends BinPoints {
  readonly from: number | null;
}

/** A group of levels that earn the same points. */
export interface GroupBin extends BinPoints {
  readonly levels: readonly string[];
}

interface CardAttribute {
  readonly key: string;
  readonly part: Part;
  /** Value unknown. Always there: silence is a fact too. */
  readonly missing: BinPoints;
}

export interface NumericAttribute extends CardAttribute {
  readonly kind: 'numeric' | 'date';
  /** Ascending; the first has `from: null`. */
  readonly bins: readonly RangeBin[];
  readonly monotone?: Direction;
}

export interface CategoryAttribute extends CardAttribute {
  readonly kind: 'category' | 'boolean';
  readonly bins: readonly GroupBin[];
  /** Levels that no group names: rare ones and ones never seen before. */
  readonly other: BinPoints;
}

export type Attribute = NumericAttribute | CategoryAttribute;

/**
 * One side of a pair: cut points for a number, groups of levels for a category.
 * Numeric: cell 0 is missing, cell i + 1 holds values with exactly i cuts at or below them.
 * Category: cell 0 is missing, cell 1 every other level, cell i + 2 the levels of group i.
 */
export type Axis =
  | { readonly key: string; readonly kind: 'numeric' | 'date'; readonly cuts: readonly number[] }
  | {
      readonly key: string;
      readonly kind: 'category' | 'boolean';
      readonly groups: readonly (readonly string[])[];
    };

/** Points for two facts that mean more (or less) together than each alone. */
export interface Pair {
  readonly row: Axis;
  readonly column: Axis;
  readonly part: Part;
  /** points[rowCell][columnCell] */
  readonly points: readonly (readonly number[])[];
}

/**
 * raw score = offset + pointsToDoubleOdds / ln 2 × log-odds. Every `pointsToDoubleOdds` points the odds double
 * (the usual scale of credit scorecards; Siddiqi, Credit Risk Scorecards, 2006, chapter 6).
 */
export interface Scale {
  readonly pointsToDoubleOdds: number;
  readonly offset: number;
}

/** Log-odds at ascending raw scores, interpolated linearly; outside the knots the scale's own slope goes on. */
export interface Calibration {
  readonly raw: readonly number[];
  readonly logOdds: readonly number[];
}

/** Lower ends, in points of the part, of the three better grades; below the third is D (or 4). */
export type GradeCuts = readonly [number, number, number];

export interface Card {
  readonly version: {
    readonly name: string;
    readonly origin: 'manager' | 'learned';
    readonly trainedOn: number;
    readonly positives: number;
    readonly seed: number;
    /** 0 = wholly the prior card, 1 = wholly the data. */
    readonly learned: number;
  };
  readonly base: number;
  readonly attributes: readonly Attribute[];
  readonly pairs: readonly Pair[];
  readonly scale: Scale;
  readonly calibration: Calibration;
  readonly grades: { readonly fit: GradeCuts; readonly engagement: GradeCuts };
}

export function isNumeric(attribute: Attribute): attribute is NumericAttribute {
  return attribute.kind === 'numeric' || attribute.kind === 'date';
}

/** Attributes of the card that exist no more (a custom field was deleted): they count as missing for every lead. */
export function attributesGone(card: Card, existing: ReadonlySet<string>): string[] {
  return card.attributes.map(({ key }) => key).filter((key) => !existing.has(key));
}

export interface CardFault {
  readonly code:
    | 'score.pointsNotWhole'
    | 'score.binsNotAscending'
    | 'score.noBins'
    | 'score.levelTwice'
    | 'score.attributeTwice'
    | 'score.againstPin'
    | 'score.scaleInvalid'
    | 'score.calibrationNotRising'
    | 'score.pairShape'
    | 'score.pairUnknownAttribute'
    | 'score.gradeCutsNotDescending';
  /** Attribute key, `row × column` of a pair, or the card's own field. */
  readonly about: string;
}

/** Everything that keeps a card from being used, in the order of the card. An empty list means the card is sound. */
export function faultsOf(card: Card): CardFault[] {
  const faults: CardFault[] = [];
  const say = (code: CardFault['code'], about: string) => faults.push({ code, about });
  if (!Number.isInteger(card.base)) say('score.pointsNotWhole', 'base');
  if (!(card.scale.pointsToDoubleOdds > 0) || !Number.isFinite(card.scale.offset)) {
    say('score.scaleInvalid', 'scale');
  }
  const { raw, logOdds } = card.calibration;
  const rising = (list: readonly number[]) => list.every((v, i) => i === 0 || v > list[i - 1]!);
  if (raw.length === 0 || raw.length !== logOdds.length || !rising(raw) || !rising(logOdds)) {
    say('score.calibrationNotRising', 'calibration');
  }
  for (const part of ['fit', 'engagement'] as const) {
    const [a, b, c] = card.grades[part];
    if (!(a >= b && b >= c)) say('score.gradeCutsNotDescending', part);
  }
  const keys = new Set<string>();
  for (const attribute of card.attributes) {
    if (keys.has(attribute.key)) say('score.attributeTwice', attribute.key);
    keys.add(attribute.key);
    for (const code of faultsOfAttribute(attribute)) say(code, attribute.key);
  }
  for (const pair of card.pairs) {
    const about = `${pair.row.key} × ${pair.column.key}`;
    if (!keys.has(pair.row.key) || !keys.has(pair.column.key)) say('score.pairUnknownAttribute', about);
    const height = cellsOf(pair.row);
    const width = cellsOf(pair.column);
    const axes = [pair.row, pair.column];
    const isAscending = axes.every((axis) => !('cuts' in axis) || rising(axis.cuts));
    if (!isAscending || pair.points.length !== height || pair.points.some((line) => line.length !== width)) {
      say('score.pairShape', about);
    }
    if (pair.points.some((line) => !line.every(Number.isInteger))) say('score.pointsNotWhole', about);
  }
  return faults;
}

/** How many cells an axis has, missing and other included. */
export function cellsOf(axis: Axis): number {
  return 'cuts' in axis ? axis.cuts.length + 2 : axis.groups.length + 2;
}

function faultsOfAttribute(attribute: Attribute): CardFault['code'][] {
  const codes: CardFault['code'][] = [];
  const points = [attribute.missing.points, ...attribute.bins.map((bin) => bin.points)];
  if (!isNumeric(attribute)) points.push(attribute.other.points);
  if (!points.every(Number.isInteger)) codes.push('score.pointsNotWhole');
  if (isNumeric(attribute)) {
    const { bins, monotone } = attribute;
    if (bins.length === 0) codes.push('score.noBins');
    const ascending = bins.every((bin, i) =>
      i === 0
        ? bin.from === null
        : bin.from !== null && bin.from > (bins[i - 1]!.from ?? Number.NEGATIVE_INFINITY),
    );
    if (!ascending) codes.push('score.binsNotAscending');
    const sign = monotone === 'rising' ? 1 : -1;
    if (monotone && bins.some((bin, i) => i > 0 && sign * (bin.points - bins[i - 1]!.points) < 0)) {
      codes.push('score.againstPin');
    }
  } else {
    const levels = attribute.bins.flatMap((bin) => bin.levels);
    if (new Set(levels).size !== levels.length) codes.push('score.levelTwice');
  }
  return codes;
}
