import type { Fold } from './additive-model.ts';
import { shuffled } from './random.ts';

/**
 * Deals rows to folds at random, won and lost leads evenly.
 *
 * @returns `order`: rows sorted by fold, so that each fold is one run of it
 */
export function dealFolds(
  outcomes: Uint8Array,
  count: number,
  random: () => number,
): { order: Int32Array; folds: Fold[] } {
  const piles: number[][] = Array.from({ length: count }, () => []);
  const dealt = shuffled(outcomes.length, random);
  for (const outcome of [1, 0]) {
    let next = outcome === 1 ? 0 : Math.floor(count / 2);
    for (const row of dealt) if (outcomes[row] === outcome) piles[next++ % count]!.push(row);
  }
  let from = 0;
  const folds = piles.map((pile) => {
    const fold = { from, to: from + pile.length };
    from = fold.to;
    return fold;
  });
  return { order: Int32Array.from(piles.flat()), folds };
}

/** How often rows are dealt anew: more often where they are few, and cheap. */
export function repeatsFor(rows: number): number {
  if (rows < 2000) return 3;
  return rows < 20_000 ? 2 : 1;
}

/** More folds where rows are few and each counts, fewer where time does. */
export function foldCountFor(rows: number): number {
  if (rows < 2000) return 10;
  return rows < 20_000 ? 5 : 3;
}
