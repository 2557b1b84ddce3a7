/** What a proposal of duplicates is worth against the truth, counted over pairs of rows. */
export type Evaluation = {
  rows: number;
  /** pairs proposed: all pairs inside the proposed groups */
  proposed: number;
  /** pairs that are one by the truth: all pairs inside its groups */
  truePairs: number;
  /** proposed pairs that are true */
  correct: number;
  precision: number;
  recall: number;
  f1: number;
};

/**
 * Compares proposed groups of rows with the truth. Precision is 1 when nothing is proposed, recall 1 when there is
 * nothing to find.
 *
 * @param truth for each row what it is, '' when unknown (such a row is taken as alone)
 */
export function evaluateClusters(
  clusters: readonly (readonly number[])[],
  truth: readonly string[],
): Evaluation {
  const sizes = new Map<string, number>();
  for (const thing of truth) if (thing !== '') sizes.set(thing, (sizes.get(thing) ?? 0) + 1);
  const truePairs = sum([...sizes.values()].map(pairsAmong));
  const proposed = sum(clusters.map((cluster) => pairsAmong(cluster.length)));
  const correct = sum(
    clusters.map((cluster) => {
      const inside = new Map<string, number>();
      for (const row of cluster) {
        const thing = truth[row]!;
        if (thing !== '') inside.set(thing, (inside.get(thing) ?? 0) + 1);
      }
      return sum([...inside.values()].map(pairsAmong));
    }),
  );
  const precision = proposed === 0 ? 1 : correct / proposed;
  const recall = truePairs === 0 ? 1 : correct / truePairs;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { rows: truth.length, proposed, truePairs, correct, precision, recall, f1 };
}

/**
 * Reads the cells of a truth column. When nearly all of them have the shape PREFIX-NUMBER-SUFFIX, letters around
 * a number (`rec-223-org`, `rec-223-dup-0`), the number alone says what the row is; otherwise two
 * rows are the same when the trimmed cells are equal.
 */
export function readTruth(cells: readonly string[]): string[] {
  const trimmed = cells.map((cell) => cell.trim());
  const filled = trimmed.filter((cell) => cell !== '');
  const numbered = filled.filter((cell) => NUMBERED.test(cell)).length;
  if (numbered < 0.95 * filled.length || numbered === 0) return trimmed;
  return trimmed.map((cell) => NUMBERED.exec(cell)?.[1] ?? cell);
}

const NUMBERED = /^[a-z]+[-_](\d+)[-_][a-z]+(?:[-_]?\d+)*$/i;

function pairsAmong(count: number): number {
  return (count * (count - 1)) / 2;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
