import { poolMonotone } from './pool-monotone.ts';

/** One table of the card to be rounded: rows fall into groups, every group gets whole points. */
export interface PointTable {
  /** Group of each row. */
  readonly codes: Uint16Array;
  /** Exact points per group; what rounding starts from. */
  readonly exact: Float64Array;
  /** Groups whose points are given. */
  readonly fixed?: Uint8Array;
  /** Groups from … on must rise (1) or fall (−1). */
  readonly monotone?: { readonly from: number; readonly sign: 1 | -1 };
}

const SWEEPS = 4;
/** What a group's own exact points weigh against making up for others, in weight of rows: a handful of rows can't ask for it. */
const OWN = 20;

/**
 * Rounds the points of all tables together so that the whole-number sums stay close to the exact ones: after rounding,
 * each group is moved by whole points towards the mean of what its rows still miss (coordinate descent on the weighted
 * squared error), so that the roundings of different attributes make up for one another instead of adding up.
 *
 * @param exactSum per row, the exact raw score
 * @param weights per row, how much an error matters there: p(1 − p), the curvature of the log loss
 * @returns whole points per table, and the base
 */
export function wholePoints(
  tables: readonly PointTable[],
  exactSum: Float64Array,
  weights: Float64Array,
): { base: number; points: Int32Array[] } {
  const points = tables.map((table) => Int32Array.from(table.exact, Math.round));
  const missing = exactSum.slice();
  tables.forEach((table, t) => {
    for (let i = 0; i < missing.length; i++) missing[i]! -= points[t]![table.codes[i]!]!;
  });
  let base = 0;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let sum = 0;
    let mass = 1e-9;
    for (let i = 0; i < missing.length; i++) {
      sum += weights[i]! * missing[i]!;
      mass += weights[i]!;
    }
    const shift = Math.round(sum / mass);
    base += shift;
    for (let i = 0; i < missing.length; i++) missing[i]! -= shift;
    tables.forEach((table, t) => {
      moveTowards(table, points[t]!, missing, weights);
    });
  }
  return { base, points };
}

function moveTowards(
  table: PointTable,
  points: Int32Array,
  missing: Float64Array,
  weights: Float64Array,
): void {
  const groups = points.length;
  const sums = new Float64Array(groups);
  const masses = new Float64Array(groups);
  for (let i = 0; i < missing.length; i++) {
    const group = table.codes[i]!;
    sums[group]! += weights[i]! * missing[i]!;
    masses[group]! += weights[i]!;
  }
  const wanted = Float64Array.from(points);
  for (let b = 0; b < groups; b++) {
    if (table.fixed?.[b] || masses[b]! === 0) continue;
    const back = table.exact[b]! - points[b]!;
    const move = Math.round((sums[b]! + OWN * back) / (masses[b]! + OWN));
    // Never further than two points from the exact value: making up for others has its bounds.
    wanted[b] = Math.max(
      Math.ceil(table.exact[b]! - 2),
      Math.min(Math.floor(table.exact[b]! + 2), points[b]! + move),
    );
  }
  if (table.monotone) {
    poolMonotone(
      wanted,
      masses.map((m) => m + 1e-6),
      table.monotone.from,
      groups,
      table.monotone.sign,
    );
  }
  const change = new Int32Array(groups);
  for (let b = 0; b < groups; b++) {
    change[b] = Math.round(wanted[b]!) - points[b]!;
    points[b]! += change[b]!;
  }
  for (let i = 0; i < missing.length; i++) missing[i]! -= change[table.codes[i]!]!;
}
