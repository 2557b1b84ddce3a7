import type { AttributeKind } from './card.ts';
import { type CategoryColumn, type Column, isNumericColumn, type NumericColumn } from './columns.ts';

/**
 * An attribute cut into fine bins, before anything is learned about it. Bin 0 is missing. Numbers: bin i + 1 holds the
 * values with exactly i cuts at or below them. Categories: bin 1 is every pooled or unseen level, bin i + 2 is level i
 * of `kept`.
 */
export interface BinnedAttribute {
  readonly key: string;
  readonly kind: AttributeKind;
  readonly ordered: boolean;
  /** One bin number per row. */
  readonly codes: Uint16Array;
  readonly bins: number;
  readonly cuts: Float64Array;
  readonly kept: readonly string[];
}

const MOST_CUTS = 63;
const MOST_LEVELS = 500;
/** A level seen less often is pooled with the other rare ones. */
const FEWEST_ROWS_OF_LEVEL = 3;

/** What a prior card needs of the bins, so that what it says can be said with them. */
export interface BinningWish {
  readonly cuts: readonly number[];
  readonly levels: readonly string[];
  /** Just these cuts: bins of the attribute are pinned. */
  readonly onlyThese: boolean;
}

/**
 * Cuts a column into fine bins by the distribution of its values alone (the outcome isn't looked at, so nothing leaks
 * between the folds of a cross-validation).
 */
export function binColumn(column: Column, wish?: BinningWish): BinnedAttribute {
  return isNumericColumn(column) ? binNumbers(column, wish) : binLevels(column, wish?.levels ?? []);
}

function binNumbers(column: NumericColumn, wish?: BinningWish): BinnedAttribute {
  const sorted = column.values.filter((value) => !Number.isNaN(value)).sort();
  const cuts = new Set<number>(wish?.cuts);
  if (!wish?.onlyThese) for (const cut of quantileCuts(sorted)) cuts.add(cut);
  const ascending = Float64Array.from(cuts).sort();
  const codes = new Uint16Array(column.values.length);
  for (let i = 0; i < codes.length; i++) codes[i] = binOfNumber(column.values[i]!, ascending);
  const { key, kind } = column;
  return { key, kind, ordered: true, codes, bins: ascending.length + 2, cuts: ascending, kept: [] };
}

/** 0 for NaN, else 1 + the number of cuts at or below the value. */
export function binOfNumber(value: number, cuts: Float64Array): number {
  if (Number.isNaN(value)) return 0;
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cuts[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}

/** Cuts that put about the same number of rows into each bin, never parting equal values. */
function quantileCuts(sorted: Float64Array): number[] {
  const wanted = Math.min(MOST_CUTS + 1, Math.max(2, Math.floor(sorted.length / 12)));
  const least = sorted.length / wanted;
  const cuts: number[] = [];
  let inBin = 0;
  for (let i = 0; i < sorted.length; ) {
    let j = i;
    while (j < sorted.length && sorted[j] === sorted[i]) j++;
    const run = j - i;
    // A value that fills a bin by itself gets one of its own, also against what went before it.
    if (inBin > 0 && (inBin >= least || (run >= least && inBin >= least / 4))) {
      cuts.push(shortestBetween(sorted[i - 1]!, sorted[i]!));
      inBin = 0;
    }
    inBin += run;
    i = j;
  }
  return cuts;
}

/** The number with the fewest digits in (low, high]: a cut that a person can read and remember. */
export function shortestBetween(low: number, high: number): number {
  for (let digits = 1; digits <= 15; digits++) {
    const magnitude = Math.floor(Math.log10(Math.max(Math.abs(low), Math.abs(high), 1e-300)));
    const unit = 10 ** (magnitude + 1 - digits);
    const candidate = Number((Math.floor(high / unit) * unit).toPrecision(digits + 1));
    if (candidate > low && candidate <= high) return candidate;
  }
  return high;
}

function binLevels(column: CategoryColumn, named: readonly string[]): BinnedAttribute {
  const counts = new Int32Array(column.levels.length);
  for (const code of column.codes) if (code >= 0) counts[code]!++;
  const priorLevels = new Set(named);
  const byCount = column.levels
    .map((level, code) => ({ level, code, count: counts[code]! }))
    .filter(({ level, count }) => count >= FEWEST_ROWS_OF_LEVEL || (count > 0 && priorLevels.has(level)))
    .sort((a, b) => b.count - a.count || (a.level < b.level ? -1 : 1))
    .slice(0, MOST_LEVELS);
  const binOfCode = new Uint16Array(column.levels.length).fill(1);
  byCount.forEach(({ code }, i) => {
    binOfCode[code] = i + 2;
  });
  const codes = new Uint16Array(column.codes.length);
  for (let i = 0; i < codes.length; i++) {
    const code = column.codes[i]!;
    codes[i] = code < 0 ? 0 : binOfCode[code]!;
  }
  const kept = byCount.map(({ level }) => level);
  const { key, kind } = column;
  return { key, kind, ordered: false, codes, bins: kept.length + 2, cuts: new Float64Array(0), kept };
}
