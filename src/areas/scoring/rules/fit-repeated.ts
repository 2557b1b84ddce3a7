import type { BinnedAttribute } from './binning.ts';
import { type FittedPair, type FoldsInput, fitFolds } from './fit-folds.ts';
import { dealFolds, foldCountFor, repeatsFor } from './folds.ts';

/** Mean proof over all dealings that a pair needs; one found once in three must have been found for certain. */
const PROOF_OVER_ALL = 0.5;

export type RepeatedInput = Omit<FoldsInput, 'folds'>;

export interface RepeatedFit {
  readonly intercept: number;
  /** One table per attribute over its fine bins. */
  readonly tables: readonly Float64Array[];
  readonly pairs: readonly FittedPair[];
  /** Log-odds of every row by models that did not learn from it, mean over the dealings. */
  readonly unseen: Float64Array;
}

/**
 * Deals the rows to folds more than once where they are few, fits each dealing and averages: which rows happen to lie
 * together then matters less. A pair found in one dealing only counts as nothing in the others. Rows in any order.
 */
export function fitRepeated(input: RepeatedInput): RepeatedFit {
  const rows = input.outcomes.length;
  const repeats = repeatsFor(rows);
  const unseen = new Float64Array(rows);
  const tables = input.attributes.map((attribute) => new Float64Array(attribute.bins));
  const found = new Map<string, FittedPair>();
  let intercept = 0;
  for (let repeat = 0; repeat < repeats; repeat++) {
    const { order, folds } = dealFolds(input.outcomes, Math.min(foldCountFor(rows), rows), input.random);
    const fit = fitFolds({
      ...input,
      folds,
      attributes: input.attributes.map((attribute) => inOrder(attribute, order)),
      outcomes: Uint8Array.from(order, (row) => input.outcomes[row]!),
      weights: Float64Array.from(order, (row) => input.weights[row]!),
      offset: Float64Array.from(order, (row) => input.offset[row]!),
    });
    intercept += fit.intercept / repeats;
    order.forEach((row, i) => {
      unseen[row]! += fit.unseen[i]! / repeats;
    });
    tables.forEach((table, a) => {
      addTo(table, fit.tables[a]!, repeats);
    });
    for (const pair of fit.pairs) {
      const id = `${pair.row} ${pair.column}`;
      const held = found.get(id);
      const table = held?.table ?? new Float64Array(pair.table.length);
      addTo(table, pair.table, repeats);
      found.set(id, { ...pair, table, proof: (held?.proof ?? 0) + pair.proof / repeats });
    }
  }
  const pairs = [...found.values()]
    .filter(({ proof }) => proof >= PROOF_OVER_ALL)
    .sort((p, q) => q.proof - p.proof || p.row - q.row || p.column - q.column)
    .slice(0, input.mostPairs)
    .map((pair) => ({ ...pair, axes: [axisOf(pair, 0, input), axisOf(pair, 1, input)] as const }));
  return { intercept, tables, pairs, unseen };
}

function inOrder(attribute: BinnedAttribute, order: Int32Array): BinnedAttribute {
  return { ...attribute, codes: Uint16Array.from(order, (row) => attribute.codes[row]!) };
}

function addTo(sum: Float64Array, table: Float64Array, parts: number): void {
  for (let b = 0; b < sum.length; b++) sum[b]! += table[b]! / parts;
}

/** The pair's axis with the codes of the rows in their own order. */
function axisOf(pair: FittedPair, side: 0 | 1, { attributes }: RepeatedInput) {
  const axis = pair.axes[side];
  const { codes } = attributes[side === 0 ? pair.row : pair.column]!;
  return { ...axis, codes: Uint16Array.from(codes, (bin) => axis.cellOfBin[bin]!) };
}
