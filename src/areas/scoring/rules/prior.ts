import type { BinnedAttribute, BinningWish } from './binning.ts';
import { binOfNumber } from './binning.ts';
import { type Attribute, type Axis, type Card, isNumeric, type Pair } from './card.ts';
import type { FittedPair, Wish } from './fit-folds.ts';
import type { CoarseAxis } from './pair-search.ts';

/**
 * A lead's curvature in the log loss, p(1 − p), at a yes-rate of about one in four: what one lead weighs against the
 * ridge that holds on to the prior card.
 */
const CURVATURE_OF_LEAD = 0.19;

/** What the prior card asks of the binning of one of its attributes. */
export function binningWishOf(prior: Card | undefined, key: string): BinningWish | undefined {
  const attribute = prior?.attributes.find((one) => one.key === key);
  if (!prior || !attribute) return undefined;
  const axes = prior.pairs
    .flatMap((pair): Axis[] => [pair.row, pair.column])
    .filter((axis) => axis.key === key);
  if (isNumeric(attribute)) {
    const own = attribute.bins.flatMap((bin) => (bin.from === null ? [] : [bin.from]));
    const cuts = [...own, ...axes.flatMap((axis) => ('cuts' in axis ? axis.cuts : []))];
    return { cuts, levels: [], onlyThese: isPinned(attribute) };
  }
  const levels = [
    ...attribute.bins.flatMap((bin) => bin.levels),
    ...axes.flatMap((axis) => ('groups' in axis ? axis.groups.flat() : [])),
  ];
  return { cuts: [], levels, onlyThese: false };
}

function isPinned(attribute: Attribute): boolean {
  const bins = [attribute.missing, ...attribute.bins, ...(isNumeric(attribute) ? [] : [attribute.other])];
  return bins.some((bin) => bin.pinned);
}

/** A prior card's attribute laid over the fine bins. */
export interface PriorTable {
  readonly points: Float64Array;
  /** Points of pinned bins, NaN elsewhere; undefined when none is pinned. */
  readonly pinned?: Float64Array;
}

export function priorTable(attribute: Attribute | undefined, binned: BinnedAttribute): PriorTable {
  const points = new Float64Array(binned.bins);
  const pinned = new Float64Array(binned.bins).fill(Number.NaN);
  if (!attribute || isNumeric(attribute) !== binned.ordered) return { points };
  for (let b = 0; b < binned.bins; b++) {
    const bin = cardBinOf(attribute, binned, b);
    points[b] = bin.points;
    if (bin.pinned) pinned[b] = bin.points;
  }
  return isPinned(attribute) ? { points, pinned } : { points };
}

function cardBinOf(attribute: Attribute, binned: BinnedAttribute, b: number) {
  if (b === 0) return attribute.missing;
  if (isNumeric(attribute)) {
    const from = b === 1 ? Number.NEGATIVE_INFINITY : binned.cuts[b - 2]!;
    return attribute.bins.findLast((bin) => bin.from === null || bin.from <= from) ?? attribute.missing;
  }
  const level = binned.kept[b - 2];
  return attribute.bins.find((bin) => level !== undefined && bin.levels.includes(level)) ?? attribute.other;
}

/**
 * @param strength how many leads in a bin weigh as much as the prior card's word on it
 */
export function wishOf(prior: Card | undefined, key: string, table: PriorTable, strength: number): Wish {
  const attribute = prior?.attributes.find((one) => one.key === key);
  return {
    hold: prior ? strength * CURVATURE_OF_LEAD : 0,
    ...(attribute && isNumeric(attribute) && attribute.monotone ? { monotone: attribute.monotone } : {}),
    ...(table.pinned ? { fixed: Uint8Array.from(table.pinned, (p) => (Number.isNaN(p) ? 0 : 1)) } : {}),
    ...(prior ? { start: table.points.map((p) => (p * Math.LN2) / prior.scale.pointsToDoubleOdds) } : {}),
  };
}

/** The prior card's own pairs over the fine bins; pairs whose attributes are gone are left out. */
export function priorPairs(
  prior: Card | undefined,
  attributes: readonly BinnedAttribute[],
): Omit<FittedPair, 'proof'>[] {
  if (!prior) return [];
  const perPoint = Math.LN2 / prior.scale.pointsToDoubleOdds;
  return prior.pairs.flatMap((pair: Pair) => {
    const row = attributes.findIndex(({ key }) => key === pair.row.key);
    const column = attributes.findIndex(({ key }) => key === pair.column.key);
    if (row < 0 || column < 0) return [];
    const axes = [axisOver(pair.row, attributes[row]!), axisOver(pair.column, attributes[column]!)] as const;
    return [{ row, column, axes, table: Float64Array.from(pair.points.flat(), (p) => p * perPoint) }];
  });
}

function axisOver(axis: Axis, binned: BinnedAttribute): CoarseAxis {
  const cellOfBin = new Uint16Array(binned.bins);
  const cuts = 'cuts' in axis ? Float64Array.from(axis.cuts) : new Float64Array(0);
  for (let b = 1; b < binned.bins; b++) {
    if ('cuts' in axis) cellOfBin[b] = b === 1 ? 1 : binOfNumber(binned.cuts[b - 2]!, cuts);
    else cellOfBin[b] = 1 + (b < 2 ? 0 : axis.groups.findIndex((g) => g.includes(binned.kept[b - 2]!)) + 1);
  }
  const cells = ('cuts' in axis ? axis.cuts.length : axis.groups.length) + 2;
  return { cellOfBin, cells, codes: Uint16Array.from(binned.codes, (bin) => cellOfBin[bin]!) };
}
