import type { BinnedAttribute } from './binning.ts';
import { mergeBins } from './merge-bins.ts';

/** One attribute's table and how its bins may be joined. */
export interface JoinableTable {
  readonly attribute: BinnedAttribute;
  /** Log-odds per fine bin. */
  readonly table: Float64Array;
  /** Pinned bins stay by themselves, all of the attribute. */
  readonly apart: boolean;
  /** Added curvature of every bin, where a manager drew them: only those that hardly differ are joined. */
  readonly opinion: number;
}

/** Nats that a bin must be worth to stand apart from its neighbour: at most, and at least. */
const DEAREST = 1;
const CHEAPEST = 0.02;
/** Bisections of the price. */
const TURNS = 8;
/**
 * Share of what tells leads apart (the variance of their log-odds) that joining may cost. On the binormal model of the
 * ROC curve a share ε of it is worth about ε/8 of AUC, so this costs about half a thousandth.
 */
const AFFORDED = 0.005;

/**
 * Joins bins until the card is short enough to read, at one price per bin for all attributes, so that bins are spent
 * where they tell most. The price is as high as the afforded loss allows.
 *
 * @param logOdds what the exact model says per row
 * @param weights how much each row counts
 * @returns per table the group of every fine bin: 0 missing; categories: 1 other; then the runs
 */
export function joinBins(
  tables: readonly JoinableTable[],
  logOdds: Float64Array,
  weights: Float64Array,
): Uint16Array[] {
  const lists = tables.map((one) => listOf(one, weights));
  const afforded = AFFORDED * spreadOf(logOdds, weights);
  const joined = (price: number) => {
    const runs = lists.map(({ values, held }) => mergeBins(values, held, price));
    return { runs, cost: runs.reduce((sum, run, t) => sum + costOf(lists[t]!, run), 0) };
  };
  let best = joined(DEAREST);
  let [low, high] = [CHEAPEST, DEAREST];
  if (best.cost > afforded) {
    best = joined(CHEAPEST);
    for (let turn = 0; turn < TURNS; turn++) {
      const price = Math.sqrt(low * high);
      const next = joined(price);
      if (next.cost > afforded) high = price;
      else {
        low = price;
        best = next;
      }
    }
  }
  return tables.map(({ attribute }, t) => {
    const groups = Uint16Array.from({ length: attribute.bins }, (_, b) => b);
    lists[t]!.bins.forEach((bin, k) => {
      groups[bin] = lists[t]!.first + best.runs[t]![k]!;
    });
    return groups;
  });
}

interface BinList {
  readonly first: number;
  /** Fine bins in the order in which neighbours may be joined; a category's by what they are worth. */
  readonly bins: readonly number[];
  readonly values: readonly number[];
  readonly masses: readonly number[];
  /** Masses with the manager's opinion. */
  readonly held: readonly number[];
}

function listOf({ attribute, table, apart, opinion }: JoinableTable, weights: Float64Array): BinList {
  const first = attribute.ordered ? 1 : 2;
  const sums = new Float64Array(attribute.bins);
  for (let i = 0; i < weights.length; i++) sums[attribute.codes[i]!]! += weights[i]!;
  const bins = apart ? [] : Array.from({ length: attribute.bins - first }, (_, k) => k + first);
  if (!attribute.ordered) bins.sort((p, q) => table[q]! - table[p]! || p - q);
  const masses = bins.map((b) => sums[b]!);
  return {
    first,
    bins,
    masses,
    values: bins.map((b) => table[b]!),
    held: masses.map((mass) => mass + opinion),
  };
}

/** Nats lost: Σ ½·mass·(value − mean of its run)². */
function costOf({ values, masses }: BinList, runs: Int32Array): number {
  let cost = 0;
  for (let from = 0; from < runs.length; ) {
    let to = from;
    let [mass, sum, squares] = [1e-9, 0, 0];
    for (; to < runs.length && runs[to] === runs[from]; to++) {
      mass += masses[to]!;
      sum += masses[to]! * values[to]!;
      squares += masses[to]! * values[to]! ** 2;
    }
    cost += (squares - (sum * sum) / mass) / 2;
    from = to;
  }
  return cost;
}

/** ½ Σ weight·(log-odds − mean)². */
function spreadOf(logOdds: Float64Array, weights: Float64Array): number {
  let [mass, sum, squares] = [1e-9, 0, 0];
  for (let i = 0; i < logOdds.length; i++) {
    mass += weights[i]!;
    sum += weights[i]! * logOdds[i]!;
    squares += weights[i]! * logOdds[i]! ** 2;
  }
  return (squares - (sum * sum) / mass) / 2;
}
