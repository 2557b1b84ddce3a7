/** A pair with the log-odds that its two units are one. */
export type ScoredPair = { a: number; b: number; score: number };

/**
 * Groups units so that the pairs inside a group are, on the whole, more likely one thing than two. Pairs are taken from
 * the surest down; two groups join only if the average log-odds over all pairs between them is above zero (average
 * linkage). So A~B and B~C do not pull C to A when A and C speak against it.
 *
 * @param pairs those above zero, in any order
 * @param scoreOf log-odds of any two units; asked for pairs between groups about to join
 * @returns for each unit the least unit of its group
 */
export function clusterUnits(
  units: number,
  pairs: readonly ScoredPair[],
  scoreOf: (a: number, b: number) => number,
): Int32Array {
  const group = Int32Array.from({ length: units }, (_, unit) => unit);
  const members = new Map<number, number[]>();
  const sorted = pairs.toSorted((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
  for (const { a, b } of sorted) {
    const x = Math.min(group[a]!, group[b]!);
    const y = Math.max(group[a]!, group[b]!);
    if (x === y) continue;
    const left = members.get(x) ?? [x];
    const right = members.get(y) ?? [y];
    if (left.length * right.length > 1 && averageScore(left, right, scoreOf) <= 0) continue;
    for (const unit of right) group[unit] = x;
    members.set(
      x,
      [...left, ...right].sort((p, q) => p - q),
    );
    members.delete(y);
  }
  return group;
}

/** Beyond this many pairs between two groups, evenly spread ones stand for all. */
const MOST_PAIRS = 100;
/** A single sure pair shall not outvote many doubtful ones. */
const SUREST = 8;

function averageScore(
  left: readonly number[],
  right: readonly number[],
  scoreOf: (a: number, b: number) => number,
): number {
  const all = left.length * right.length;
  const step = Math.max(1, Math.ceil(all / MOST_PAIRS));
  let sum = 0;
  let count = 0;
  for (let at = 0; at < all; at += step) {
    const score = scoreOf(left[Math.floor(at / right.length)]!, right[at % right.length]!);
    sum += Math.max(-SUREST, Math.min(SUREST, score));
    count++;
  }
  return sum / count;
}
