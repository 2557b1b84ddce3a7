import { logistic } from './additive-model.ts';
import type { BinnedAttribute } from './binning.ts';
import type {
  Attribute,
  Axis,
  BinPoints,
  Card,
  Direction,
  GradeCuts,
  Pair,
  Part,
  RangeBin,
  Scale,
} from './card.ts';
import type { FittedPair } from './fit-folds.ts';
import { joinBins } from './join-bins.ts';
import type { CoarseAxis } from './pair-search.ts';
import { type PointTable, wholePoints } from './whole-points.ts';

/** A fitted additive model in exact log-odds, before it becomes a card of whole points. */
export interface ExactModel {
  readonly intercept: number;
  readonly attributes: readonly BinnedAttribute[];
  /** Log-odds per fine bin; with a prior card, its points are in them already. */
  readonly tables: readonly Float64Array[];
  readonly pairs: readonly (Omit<FittedPair, 'proof'> & {
    /** Of the prior card, to be left as the manager wrote it. */
    readonly given?: boolean;
  })[];
  /** Attributes of the prior card: their level and their bins are kept where the data don't speak. */
  readonly given: readonly boolean[];
  readonly parts: readonly Part[];
  readonly monotone: readonly (Direction | undefined)[];
  /** Points that stay, per fine bin; NaN where free. Only attributes with pinned bins have one. */
  readonly pinned: readonly (Float64Array | undefined)[];
}

/** Added curvature where a manager drew the bins: only those that differ by about a point at most are joined. */
const MASS_OF_OPINION = 200;
/** Pair cells that would earn less than this many points earn none. */
const LEAST_PAIR_POINTS = 0.5;

/** Share of leads at each end that may fall outside 0–100. */
const OUTSIDE = 0.01;
/** Scores aren't spread wider than this, however little the leads differ: it would feign precision. */
const MOST_POINTS_TO_DOUBLE = 20;

/**
 * A scale on which nearly all leads lie within 0–100.
 *
 * @param logOdds of leads the model has not seen
 * @param wished points to double the odds, when the company has set them
 */
export function scaleFor(logOdds: Float64Array, wished?: number): Scale {
  const sorted = logOdds.slice().sort();
  const low = sorted[Math.floor((sorted.length - 1) * OUTSIDE)]!;
  const high = sorted[Math.ceil((sorted.length - 1) * (1 - OUTSIDE))]!;
  const widest = (100 * Math.LN2) / Math.max(high - low, 1e-9);
  const pointsToDoubleOdds = wished ?? Math.min(MOST_POINTS_TO_DOUBLE, Math.floor(widest * 10) / 10);
  const offset = Math.round(50 - (pointsToDoubleOdds / Math.LN2) * ((low + high) / 2));
  return { pointsToDoubleOdds, offset };
}

/** What the exact model says of every row, in log-odds. */
export function exactLogOdds(model: ExactModel, rows: number): Float64Array {
  const sum = new Float64Array(rows).fill(model.intercept);
  model.attributes.forEach(({ codes }, a) => {
    const table = model.tables[a]!;
    for (let i = 0; i < rows; i++) sum[i]! += table[codes[i]!]!;
  });
  for (const { axes, table } of model.pairs) {
    const [x, y] = axes;
    for (let i = 0; i < rows; i++) sum[i]! += table[x.codes[i]! * y.cells + y.codes[i]!]!;
  }
  return sum;
}

/** Turns an exact model into a card: joins bins, rounds to whole points together, cuts the grades. */
export function buildCard(model: ExactModel, rows: number, scale: Scale, version: Card['version']): Card {
  const factor = scale.pointsToDoubleOdds / Math.LN2;
  const centred = centrePairs(model, rows);
  const logOdds = exactLogOdds(centred, rows);
  const weights = logOdds.map((x) => {
    const p = logistic(x);
    return Math.sqrt(p * (1 - p)) + 1e-4;
  });
  const exactRaw = logOdds.map((x) => scale.offset + factor * x);
  const joinable = centred.attributes.map((attribute, a) => ({
    attribute,
    table: centred.tables[a]!,
    apart: centred.pinned[a] !== undefined,
    opinion: centred.given[a] ? MASS_OF_OPINION : 0,
  }));
  const groups = joinBins(joinable, logOdds, weights);
  const singles = groups.map((runs, a) => singleTable(centred, a, runs, weights, factor));
  const pairs = centred.pairs.map(({ axes, table }): PointTable => {
    const [x, y] = axes;
    const codes = Uint16Array.from(x.codes, (cell, i) => cell * y.cells + y.codes[i]!);
    const exact = table.map((v) => (Math.abs(v * factor) < LEAST_PAIR_POINTS ? 0 : v * factor));
    return { codes, exact };
  });
  const { base, points } = wholePoints([...singles, ...pairs], exactRaw, weights);
  const attributes = centred.attributes.map((attribute, a) =>
    attributeOf(attribute, groups[a]!, points[a]!, centred, a),
  );
  const cardPairs = centred.pairs.map((pair, p) => pairOf(pair, points[singles.length + p]!, centred));
  const partPoints = { fit: new Int32Array(rows), engagement: new Int32Array(rows) };
  [...singles, ...pairs].forEach((table, t) => {
    const sums = partPoints[t < singles.length ? centred.parts[t]! : cardPairs[t - singles.length]!.part];
    for (let i = 0; i < rows; i++) sums[i]! += points[t]![table.codes[i]!]!;
  });
  const ends = [0, 100];
  return {
    version,
    base,
    attributes,
    pairs: cardPairs,
    scale,
    calibration: { raw: ends, logOdds: ends.map((raw) => (raw - scale.offset) / factor) },
    grades: { fit: gradeCutsOf(partPoints.fit), engagement: gradeCutsOf(partPoints.engagement) },
  };
}

/** Quarters of the leads, best first. */
function gradeCutsOf(points: Int32Array): GradeCuts {
  const sorted = points.slice().sort();
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  return [at(0.75), at(0.5), at(0.25)];
}

/**
 * Moves what a pair's table says about one side alone into that side's own table, so that single points mean the
 * average effect and pair points only what is special about the two together.
 */
function centrePairs(model: ExactModel, rows: number): ExactModel {
  const tables = model.tables.map((table) => table.slice());
  let intercept = model.intercept;
  const pairs = model.pairs.map((pair) => {
    if (pair.given) return pair;
    const [x, y] = pair.axes;
    const table = pair.table.slice();
    const mass = new Float64Array(table.length);
    for (let i = 0; i < rows; i++) mass[x.codes[i]! * y.cells + y.codes[i]!]!++;
    for (let turn = 0; turn < 20; turn++) {
      moveLines(table, mass, x, y.cells, y.cells, 1, tables[pair.row]!);
      moveLines(table, mass, y, x.cells, 1, y.cells, tables[pair.column]!);
    }
    return { ...pair, table };
  });
  model.attributes.forEach(({ codes }, a) => {
    if (model.given[a]) return;
    let mean = 0;
    for (let i = 0; i < rows; i++) mean += tables[a]![codes[i]!]! / rows;
    tables[a] = tables[a]!.map((value) => value - mean);
    intercept += mean;
  });
  return { ...model, tables, pairs, intercept };
}

function moveLines(
  table: Float64Array,
  mass: Float64Array,
  axis: CoarseAxis,
  across: number,
  stride: number,
  acrossStride: number,
  single: Float64Array,
): void {
  const means = new Float64Array(axis.cells);
  for (let c = 0; c < axis.cells; c++) {
    let sum = 0;
    let total = 1e-9;
    for (let k = 0; k < across; k++) {
      const cell = c * stride + k * acrossStride;
      sum += mass[cell]! * table[cell]!;
      total += mass[cell]!;
    }
    means[c] = sum / total;
    for (let k = 0; k < across; k++) table[c * stride + k * acrossStride]! -= means[c]!;
  }
  for (let b = 0; b < single.length; b++) single[b]! += means[axis.cellOfBin[b]!]!;
}

function singleTable(
  model: ExactModel,
  a: number,
  groups: Uint16Array,
  weights: Float64Array,
  factor: number,
): PointTable {
  const attribute = model.attributes[a]!;
  const count = Math.max(...groups) + 1;
  const sums = new Float64Array(count);
  const masses = new Float64Array(count);
  const codes = Uint16Array.from(attribute.codes, (bin) => groups[bin]!);
  const binMass = new Float64Array(attribute.bins).fill(1e-6);
  for (let i = 0; i < codes.length; i++) binMass[attribute.codes[i]!]! += weights[i]!;
  for (let b = 0; b < attribute.bins; b++) {
    sums[groups[b]!]! += binMass[b]! * model.tables[a]![b]!;
    masses[groups[b]!]! += binMass[b]!;
  }
  const pinned = model.pinned[a];
  const exact = sums.map((sum, g) => {
    const stays = pinned?.[g];
    return stays === undefined || Number.isNaN(stays) ? (factor * sum) / masses[g]! : stays;
  });
  const direction = model.monotone[a];
  return {
    codes,
    exact,
    fixed: pinned ? Uint8Array.from(pinned, (points) => (Number.isNaN(points) ? 0 : 1)) : undefined,
    monotone: direction ? { from: 1, sign: direction === 'rising' ? 1 : -1 } : undefined,
  };
}

function attributeOf(
  attribute: BinnedAttribute,
  groups: Uint16Array,
  points: Int32Array,
  model: ExactModel,
  a: number,
): Attribute {
  const leads = new Int32Array(points.length);
  for (const code of attribute.codes) leads[groups[code]!]!++;
  const { key } = attribute;
  const part = model.parts[a]!;
  const pinned = model.pinned[a];
  const bin = (group: number): BinPoints => ({
    points: points[group]!,
    leads: leads[group]!,
    ...(pinned && !Number.isNaN(pinned[group]!) ? { pinned: true } : {}),
  });
  const direction = model.monotone[a];
  if (attribute.kind === 'numeric' || attribute.kind === 'date') {
    const bins: RangeBin[] = [];
    for (let b = 1; b < attribute.bins; b++) {
      if (b > 1 && groups[b] === groups[b - 1]) continue;
      const before = bins[bins.length - 1];
      const next = bin(groups[b]!);
      if (before && !pinned && before.points === next.points) {
        bins[bins.length - 1] = { ...before, leads: before.leads! + next.leads! };
      } else bins.push({ from: b === 1 ? null : attribute.cuts[b - 2]!, ...next });
    }
    return {
      key,
      kind: attribute.kind,
      part,
      missing: bin(0),
      bins,
      ...(direction ? { monotone: direction } : {}),
    };
  }
  const byPoints = new Map<string, { levels: string[]; bin: BinPoints }>();
  attribute.kept.forEach((level, i) => {
    const group = groups[i + 2]!;
    const own = bin(group);
    const id = `${own.points} ${own.pinned ?? ''}`;
    const held = byPoints.get(id);
    if (!held) byPoints.set(id, { levels: [level], bin: { ...own, leads: countOf(attribute, i + 2) } });
    else {
      held.levels.push(level);
      held.bin = { ...held.bin, leads: held.bin.leads! + countOf(attribute, i + 2) };
    }
  });
  const bins = [...byPoints.values()]
    .map(({ levels, bin: own }) => ({ levels, ...own }))
    .sort((p, q) => q.points - p.points);
  return { key, kind: attribute.kind, part, missing: bin(0), other: bin(1), bins };
}

function countOf(attribute: BinnedAttribute, bin: number): number {
  let count = 0;
  for (const code of attribute.codes) if (code === bin) count++;
  return count;
}

function pairOf(pair: Omit<FittedPair, 'proof'>, points: Int32Array, model: ExactModel): Pair {
  const [x, y] = pair.axes;
  const [row, column] = [model.attributes[pair.row]!, model.attributes[pair.column]!];
  const engaged = model.parts[pair.row] === 'engagement' || model.parts[pair.column] === 'engagement';
  return {
    row: axisOf(row, x),
    column: axisOf(column, y),
    part: engaged ? 'engagement' : 'fit',
    points: Array.from({ length: x.cells }, (_, r) =>
      Array.from(points.subarray(r * y.cells, (r + 1) * y.cells)),
    ),
  };
}

function axisOf(attribute: BinnedAttribute, axis: CoarseAxis): Axis {
  const { key, kind } = attribute;
  if (kind === 'numeric' || kind === 'date') {
    const cuts: number[] = [];
    for (let b = 2; b < attribute.bins; b++) {
      if (axis.cellOfBin[b] !== axis.cellOfBin[b - 1]) cuts.push(attribute.cuts[b - 2]!);
    }
    return { key, kind, cuts };
  }
  const groups: string[][] = Array.from({ length: axis.cells - 2 }, () => []);
  attribute.kept.forEach((level, i) => {
    const cell = axis.cellOfBin[i + 2]!;
    if (cell >= 2) groups[cell - 2]!.push(level);
  });
  return { key, kind, groups };
}
