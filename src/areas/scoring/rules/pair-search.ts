import { type Fold, logistic } from './additive-model.ts';
import type { BinnedAttribute } from './binning.ts';
import { dateOf } from './date-parts.ts';
import { fitPairSteps, type PairShape } from './step-trees.ts';

/** Fine bins of an attribute joined into the few cells that a pair's table can afford. Cell 0 stays missing. */
export interface CoarseAxis {
  /** cellOfBin[fine bin] */
  readonly cellOfBin: Uint16Array;
  readonly cells: number;
  /** Per row. */
  readonly codes: Uint16Array;
}

/**
 * Joins fine bins: numbers into runs of about equal mass, categories into their most frequent levels, the rest
 * together (cell 1).
 *
 * @param most most cells, missing included
 */
export function coarsen(attribute: BinnedAttribute, most: number): CoarseAxis {
  const counts = new Float64Array(attribute.bins);
  for (const code of attribute.codes) counts[code]!++;
  const cellOfBin = new Uint16Array(attribute.bins);
  let cells = 1;
  if (attribute.ordered) {
    const filled = attribute.codes.length - counts[0]!;
    const quota = filled / Math.max(1, most - 1);
    let held = 0;
    for (let b = 1; b < attribute.bins; b++) {
      if (b === 1) cells = 2;
      else if (held >= quota || (held > 0 && counts[b]! >= quota)) {
        cells++;
        held = 0;
      }
      cellOfBin[b] = cells - 1;
      held += counts[b]!;
    }
  } else {
    // Levels are already in order of frequency.
    for (let b = 1; b < attribute.bins; b++) cellOfBin[b] = b < most ? b : 1;
    cells = Math.min(attribute.bins, most);
  }
  const codes = new Uint16Array(attribute.codes.length);
  for (let i = 0; i < codes.length; i++) codes[i] = cellOfBin[attribute.codes[i]!]!;
  return { cellOfBin, cells, codes };
}

export interface PairCandidate {
  readonly row: number;
  readonly column: number;
  /**
   * Drop in log loss (nats over all rows) of the best four-leaf table beyond both single effects, learned from all folds
   * but one and judged on that one: below 0 for a pair that says nothing, however many cells it has.
   */
  readonly gain: number;
}

/**
 * Ranks all pairs of attributes by what they say together that they don't say apart, on the residuals of an additive
 * model (after FAST; Lou et al., KDD 2013), cross-validated.
 *
 * @param logOdds what the additive model says of each row, best from models that haven't seen the row
 * @param usable indexes of the attributes to pair
 * @param folds runs of rows, together all of them
 */
export function searchPairs(
  axes: readonly CoarseAxis[],
  attributes: readonly BinnedAttribute[],
  usable: readonly number[],
  logOdds: Float64Array,
  outcomes: Uint8Array,
  weights: Float64Array,
  folds: readonly Fold[],
): PairCandidate[] {
  const rows = logOdds.length;
  const gradient = new Float64Array(rows);
  const curvature = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    const p = logistic(logOdds[i]!);
    gradient[i] = weights[i]! * (p - outcomes[i]!);
    curvature[i] = weights[i]! * p * (1 - p);
  }
  const found: PairCandidate[] = [];
  for (let a = 0; a < usable.length; a++) {
    for (let b = a + 1; b < usable.length; b++) {
      const [row, column] = [usable[a]!, usable[b]!];
      if (dateOf(attributes[row]!.key) === dateOf(attributes[column]!.key)) continue;
      const [x, y] = [axes[row]!, axes[column]!];
      const shape: PairShape = {
        height: x.cells,
        width: y.cells,
        rowOrdered: attributes[row]!.ordered,
        columnOrdered: attributes[column]!.ordered,
      };
      found.push({ row, column, gain: crossedGain(x, y, shape, gradient, curvature, folds) });
    }
  }
  return found.sort((p, q) => q.gain - p.gain || p.row - q.row || p.column - q.column);
}

function crossedGain(
  x: CoarseAxis,
  y: CoarseAxis,
  shape: PairShape,
  gradient: Float64Array,
  curvature: Float64Array,
  folds: readonly Fold[],
): number {
  const cells = x.cells * y.cells;
  const allG = new Float64Array(cells);
  const allH = new Float64Array(cells);
  const sums = folds.map(({ from, to }) => {
    const g = new Float64Array(cells);
    const h = new Float64Array(cells);
    for (let i = from; i < to; i++) {
      const cell = x.codes[i]! * y.cells + y.codes[i]!;
      g[cell]! += gradient[i]!;
      h[cell]! += curvature[i]!;
    }
    for (let c = 0; c < cells; c++) {
      allG[c]! += g[c]!;
      allH[c]! += h[c]!;
    }
    return { g, h };
  });
  const step = new Float64Array(cells);
  let gain = 0;
  for (const { g, h } of sums) {
    const restG = allG.map((sum, c) => sum - g[c]!);
    const restH = allH.map((sum, c) => sum - h[c]!);
    removeSingleEffects(restG, restH, x.cells, y.cells);
    if (fitPairSteps(restG, restH, shape, step) === 0) continue;
    for (let c = 0; c < cells; c++) gain -= g[c]! * step[c]! + (h[c]! * step[c]! ** 2) / 2;
  }
  return gain;
}

/** Takes out of the gradients what row effects plus column effects explain (alternating projections). */
function removeSingleEffects(g: Float64Array, h: Float64Array, height: number, width: number): void {
  for (let turn = 0; turn < 3; turn++) {
    for (let r = 0; r < height; r++) level(g, h, r * width, 1, width);
    for (let c = 0; c < width; c++) level(g, h, c, width, height);
  }
}

function level(g: Float64Array, h: Float64Array, from: number, stride: number, count: number): void {
  let sumG = 0;
  let sumH = 1e-9;
  for (let k = 0; k < count; k++) {
    sumG += g[from + k * stride]!;
    sumH += h[from + k * stride]!;
  }
  const mean = sumG / sumH;
  for (let k = 0; k < count; k++) g[from + k * stride]! -= mean * h[from + k * stride]!;
}
