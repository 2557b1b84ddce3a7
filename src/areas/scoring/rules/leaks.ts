import { binColumn } from './binning.ts';
import { type Column, isNumericColumn } from './columns.ts';
import { auc } from './measures.ts';

/** A sign that an attribute was filled in after, or because of, the outcome. */
export interface LeakWarning {
  readonly key: string;
  readonly code: /** Alone it tells the outcome better than any honest fact does. `figure`: its area under the curve. */
    | 'leak.tellsTooMuch'
    /** Whether it is filled at all tells the outcome. `figure`: area under the curve of filled or not. */
    | 'leak.filledByOutcome'
    /** A value that nearly only one outcome has. `figure`: share of leads with such values. */
    | 'leak.valueDecides';
  readonly figure: number;
}

const TOO_MUCH = 0.9;
const FILLED = 0.72;
/** A value is decisive when this share of its leads have one outcome … */
const DECISIVE = 0.98;
/** … though chance alone would give so many of one kind in a row less often than this. */
const BY_CHANCE = 1e-6;
/** … and such values cover this share of the leads. */
const COVERED = 0.1;

/**
 * Looks at each attribute alone. The chance per bin is learned on one half of the rows and judged on the other, so an
 * attribute of many rare values doesn't look good by having been memorised.
 */
export function findLeaks(columns: readonly Column[], outcomes: Uint8Array): LeakWarning[] {
  const warnings: LeakWarning[] = [];
  const won = outcomes.reduce((sum, outcome) => sum + outcome, 0);
  const rate = won / Math.max(1, outcomes.length);
  for (const column of columns) {
    const { key } = column;
    const { codes, bins } = binColumn(column);
    const alone = auc(crossedChances(codes, bins, outcomes, rate), outcomes);
    if (alone >= TOO_MUCH) warnings.push({ key, code: 'leak.tellsTooMuch', figure: alone });
    const filled = Float64Array.from(codes, (bin) => (bin === 0 ? 0 : 1));
    const byFilling = auc(filled, outcomes);
    const telling = Math.max(byFilling, 1 - byFilling);
    if (telling >= FILLED) warnings.push({ key, code: 'leak.filledByOutcome', figure: telling });
    const decided = decidedShare(codes, bins, outcomes, rate);
    if (!isNumericColumn(column) && decided >= COVERED) {
      warnings.push({ key, code: 'leak.valueDecides', figure: decided });
    }
  }
  return warnings;
}

/** Chance of each row by the rows of the other half in its bin, drawn towards the overall rate by five leads. */
function crossedChances(codes: Uint16Array, bins: number, outcomes: Uint8Array, rate: number): Float64Array {
  const leads = [new Float64Array(bins), new Float64Array(bins)] as const;
  const won = [new Float64Array(bins), new Float64Array(bins)] as const;
  codes.forEach((bin, i) => {
    const half = (i & 1) as 0 | 1;
    leads[half][bin]!++;
    won[half][bin]! += outcomes[i]!;
  });
  return Float64Array.from(codes, (bin, i) => {
    const other = (1 - (i & 1)) as 0 | 1;
    return (won[other][bin]! + 5 * rate) / (leads[other][bin]! + 5);
  });
}

/** Share of leads in bins where nearly all have one outcome and chance could not have done it. */
function decidedShare(codes: Uint16Array, bins: number, outcomes: Uint8Array, rate: number): number {
  const leads = new Float64Array(bins);
  const won = new Float64Array(bins);
  codes.forEach((bin, i) => {
    leads[bin]!++;
    won[bin]! += outcomes[i]!;
  });
  let covered = 0;
  for (let b = 1; b < bins; b++) {
    const share = won[b]! / leads[b]!;
    const usual = share >= 0.5 ? rate : 1 - rate;
    const decisive = Math.max(share, 1 - share) >= DECISIVE;
    if (decisive && usual ** leads[b]! < BY_CHANCE && usual < 0.8) covered += leads[b]!;
  }
  return covered / codes.length;
}
