import type { Direction } from './card.ts';

/**
 * The rows to learn from, cut into bins, in an order where every fold of the cross-validation is one run of rows.
 */
export interface Design {
  readonly rows: number;
  readonly outcomes: Uint8Array;
  /** How much each row counts; 1 unless newer leads count more. */
  readonly weights: Float64Array;
  /** Log-odds said by the prior card, 0 without one. */
  readonly offset: Float64Array;
  readonly terms: readonly Term[];
}

/** One attribute, or one pair, as a table with an entry per bin (or cell). */
export interface Term {
  readonly codes: Uint16Array;
  readonly bins: number;
  /** Bins 1 … have an order. Pairs and categories have none. */
  readonly ordered: boolean;
  readonly monotone?: Direction;
  /** What the prior card says per bin, in log-odds; the table holds departures from it. */
  readonly start?: Float64Array;
  /** Entries that the learner may not move. */
  readonly fixed?: Uint8Array;
  /** Least ridge on each entry: how strongly the prior card is held on to. 0 without a prior card. */
  readonly hold: number;
}

/** Rows [from, to) are left out for judging. */
export interface Fold {
  readonly from: number;
  readonly to: number;
}

/** An additive model in the making: log-odds of row i = offset[i] + intercept + Σ tables[t][codes of t at i]. */
export interface AdditiveModel {
  readonly fold: Fold;
  /** Current log-odds of every row, judged rows included. */
  readonly logOdds: Float64Array;
  readonly tables: Float64Array[];
  /** 1 where a term is left out: its table stays empty. */
  readonly off: Uint8Array;
  intercept: number;
}

const TABLE_END = 16;
const PER_UNIT = 128;
const LOGISTIC = Float64Array.from(
  { length: 2 * TABLE_END * PER_UNIT + 2 },
  (_, i) => 1 / (1 + Math.exp(TABLE_END - i / PER_UNIT)),
);

/** 1 / (1 + e^−x) by a table with interpolation (error below 1e-6): the learner asks it hundreds of millions of times. */
export function logistic(x: number): number {
  if (!(x > -TABLE_END)) return LOGISTIC[0]!;
  if (x >= TABLE_END) return LOGISTIC[2 * TABLE_END * PER_UNIT]!;
  const at = (x + TABLE_END) * PER_UNIT;
  const i = at | 0;
  const low = LOGISTIC[i]!;
  return low + (LOGISTIC[i + 1]! - low) * (at - i);
}

/** First and second derivative of the log loss, summed per bin over the rows outside the fold. */
export function gather(
  design: Design,
  model: AdditiveModel,
  term: Term,
  gradient: Float64Array,
  curvature: Float64Array,
): void {
  gradient.fill(0, 0, term.bins);
  curvature.fill(0, 0, term.bins);
  gatherRun(design, model.logOdds, term.codes, 0, model.fold.from, gradient, curvature);
  gatherRun(design, model.logOdds, term.codes, model.fold.to, design.rows, gradient, curvature);
}

function gatherRun(
  design: Design,
  logOdds: Float64Array,
  codes: Uint16Array,
  from: number,
  to: number,
  gradient: Float64Array,
  curvature: Float64Array,
): void {
  const { outcomes, weights } = design;
  for (let i = from; i < to; i++) {
    const p = logistic(logOdds[i]!);
    const w = weights[i]!;
    const bin = codes[i]!;
    gradient[bin]! += w * (p - outcomes[i]!);
    curvature[bin]! += w * p * (1 - p);
  }
}

/** Adds a change of one table to the table and to the log-odds of every row. */
export function apply(model: AdditiveModel, term: Term, table: Float64Array, change: Float64Array): void {
  const { logOdds } = model;
  const { codes, bins } = term;
  for (let b = 0; b < bins; b++) table[b]! += change[b]!;
  for (let i = 0; i < logOdds.length; i++) logOdds[i]! += change[codes[i]!]!;
}

/** Moves the intercept to where the summed gradient is zero (two Newton steps suffice from a near start). */
export function refitIntercept(design: Design, model: AdditiveModel, steps = 2): void {
  const { logOdds, fold } = model;
  for (let step = 0; step < steps; step++) {
    let gradient = 0;
    let curvature = 1e-6;
    for (let i = 0; i < design.rows; i++) {
      if (i === fold.from) i = fold.to;
      if (i >= design.rows) break;
      const p = logistic(logOdds[i]!);
      gradient += design.weights[i]! * (p - design.outcomes[i]!);
      curvature += design.weights[i]! * p * (1 - p);
    }
    const change = Math.max(-3, Math.min(3, -gradient / curvature));
    model.intercept += change;
    for (let i = 0; i < logOdds.length; i++) logOdds[i]! += change;
  }
}

/** Summed weighted log loss of the rows in [from, to). */
export function lossBetween(design: Design, logOdds: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) {
    const x = design.outcomes[i] ? logOdds[i]! : -logOdds[i]!;
    sum += design.weights[i]! * (x > 30 ? 0 : Math.log1p(Math.exp(-x)));
  }
  return sum;
}
