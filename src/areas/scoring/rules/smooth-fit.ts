import {
  type AdditiveModel,
  apply,
  type Design,
  type Fold,
  gather,
  refitIntercept,
  type Term,
} from './additive-model.ts';
import { poolMonotone } from './pool-monotone.ts';

const MOST_PASSES = 30;
const RESTING = 0.003;
/** Least λ: bins of a category differ by ±1 log-odds at most as a rule, so that levels near 0 or 100 % stay sober. */
const WEAKEST = 1;
/** λ that is expected beforehand, of categories and of walks; counts as much as `opinion` bins. */
const EXPECTED = { ridge: 1, walk: 20 } as const;
/** Passes before the strengths are estimated; too early, a table that others stand in for dies and stays dead. */
const SETTLING = 3;
const STRONGEST = 20_000;
/** Prior variance of the missing bin of an ordered attribute, about ±1.4 log-odds. */
const MISSING_RIDGE = 0.5;
const LONGEST_STEP = 3;

/**
 * First estimate of an additive logistic model: every table is a random effect. Neighbouring bins of an ordered
 * attribute differ by N(0, 1/λ) (a random walk), bins of a category are N(0, 1/λ) themselves, and λ of each table is
 * estimated from the data (empirical Bayes: MacKay's update λ = γ / βᵀPβ with γ the effective degrees of freedom,
 * Neural Computation 4, 1992; the same as Fellner–Schall for mixed models). So a table without signal shrinks to
 * nothing and a rare level stays near the middle. The estimate starts from what is usual and is blended with it. Solved table by table (backfitting), each an exact small solve.
 *
 * @param caution how much more cautious than the data ask for; chosen by cross-validation
 * @param off 1 for each term to be left out
 */
export function fitSmooth(
  design: Design,
  fold: Fold,
  caution: Caution,
  off: Uint8Array = new Uint8Array(design.terms.length),
): AdditiveModel {
  const model: AdditiveModel = {
    fold,
    logOdds: design.offset.slice(),
    tables: design.terms.map((term) => new Float64Array(term.bins)),
    off,
    intercept: 0,
  };
  refitIntercept(design, model, 6);
  const most = Math.max(1, ...design.terms.map((term) => term.bins));
  const room: Room = {
    gradient: new Float64Array(most),
    curvature: new Float64Array(most),
    change: new Float64Array(most),
    pivot: new Float64Array(most),
    spread: new Float64Array(most),
  };
  const strengths: number[] = design.terms.map((term) => (term.ordered ? 10 : 2));
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    let moved = 0;
    for (let t = 0; t < design.terms.length; t++) {
      const term = design.terms[t]!;
      if (model.off[t]) continue;
      const table = model.tables[t]!;
      gather(design, model, term, room.gradient, room.curvature);
      const lambda = strengths[t]! * caution.stiffness;
      const freedom = term.ordered
        ? solveWalk(term, table, lambda, room)
        : solveRidge(term, table, lambda, room);
      if (term.monotone) keepMonotone(term, table, room);
      moved = Math.max(moved, moveTable(model, term, table, room));
      if (pass < SETTLING) continue;
      const expected = term.ordered ? EXPECTED.walk : EXPECTED.ridge;
      const estimate = (freedom + caution.opinion) / (roughness(term, table) + caution.opinion / expected);
      strengths[t] = Math.min(STRONGEST, Math.max(WEAKEST, estimate));
    }
    refitIntercept(design, model, 1);
    if (moved < RESTING && pass > SETTLING + 2) break;
  }
  return model;
}

/** How cautious the smoothing is. */
export interface Caution {
  /** Multiplies every λ; above 1 is more cautious than the data ask for. */
  readonly stiffness: number;
  /** How much the λ expected beforehand counts, in bins. */
  readonly opinion: number;
}

interface Room {
  readonly gradient: Float64Array;
  readonly curvature: Float64Array;
  readonly change: Float64Array;
  readonly pivot: Float64Array;
  readonly spread: Float64Array;
}

/** βᵀPβ, with a little added so that a table that has died can come back. */
function roughness(term: Term, table: Float64Array): number {
  let sum = 1e-4;
  if (!term.ordered) for (let b = 0; b < term.bins; b++) sum += table[b]! ** 2;
  else for (let b = 2; b < term.bins; b++) sum += (table[b]! - table[b - 1]!) ** 2;
  return sum;
}

/** Newton step under a ridge. @returns effective degrees of freedom */
function solveRidge(term: Term, table: Float64Array, lambda: number, room: Room): number {
  const { gradient, curvature, change } = room;
  const ridge = lambda + term.hold;
  let freedom = 0.01;
  for (let b = 0; b < term.bins; b++) {
    const total = curvature[b]! + ridge;
    change[b] = -(gradient[b]! + ridge * table[b]!) / total;
    freedom += curvature[b]! / total;
  }
  return freedom;
}

/**
 * Newton step under a random walk over bins 1 … (tridiagonal system, Thomas algorithm), the missing bin apart under a
 * ridge of its own. @returns effective degrees of freedom of the walk
 */
function solveWalk(term: Term, table: Float64Array, lambda: number, room: Room): number {
  const { gradient, curvature, change, pivot, spread } = room;
  const last = term.bins - 1;
  const missing = MISSING_RIDGE + term.hold;
  change[0] = -(gradient[0]! + missing * table[0]!) / (curvature[0]! + missing);
  const floor = term.hold + 1e-3;
  for (let b = 1; b <= last; b++) {
    const below = b > 1 ? lambda : 0;
    const above = b < last ? lambda : 0;
    const pull =
      below * (table[b]! - table[b - 1]!) +
      (above ? above * (table[b]! - table[b + 1]!) : 0) +
      floor * table[b]!;
    const carried = b > 1 ? lambda / pivot[b - 1]! : 0;
    pivot[b] = curvature[b]! + floor + below + above - carried * below;
    change[b] = -(gradient[b]! + pull) + (b > 1 ? carried * change[b - 1]! : 0);
  }
  change[last]! /= pivot[last]!;
  spread[last] = 1 / pivot[last]!;
  let freedom = curvature[last]! * spread[last]!;
  for (let b = last - 1; b >= 1; b--) {
    const carried = lambda / pivot[b]!;
    change[b] = change[b]! / pivot[b]! + carried * change[b + 1]!;
    spread[b] = 1 / pivot[b]! + carried * carried * spread[b + 1]!;
    freedom += curvature[b]! * spread[b]!;
  }
  // One degree of freedom is the level of the whole walk, which the penalty doesn't touch.
  return Math.max(freedom - 1, 0) + 0.01;
}

/** Turns a step into one that ends on the nearest rising (or falling) table, weighing bins by their curvature. */
function keepMonotone(term: Term, table: Float64Array, room: Room): void {
  const start = (b: number) => term.start?.[b] ?? 0;
  const wanted = Float64Array.from(table, (value, b) => start(b) + value + room.change[b]!);
  const weights = Float64Array.from(table, (_, b) => room.curvature[b]! + 1e-3);
  poolMonotone(wanted, weights, 1, term.bins, term.monotone === 'falling' ? -1 : 1);
  for (let b = 1; b < term.bins; b++) room.change[b] = wanted[b]! - start(b) - table[b]!;
}

/** Applies the step, centred so that the average lead earns nothing. @returns the largest movement of a filled bin */
function moveTable(model: AdditiveModel, term: Term, table: Float64Array, room: Room): number {
  const { change, curvature } = room;
  let total = 1e-9;
  let mean = 0;
  for (let b = 0; b < term.bins; b++) {
    if (term.fixed?.[b]) change[b] = 0;
    change[b] = Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, change[b]!));
    total += curvature[b]!;
    mean += curvature[b]! * (table[b]! + change[b]!);
  }
  mean /= total;
  let moved = 0;
  for (let b = 0; b < term.bins; b++) {
    if (!term.fixed && term.ordered && term.hold === 0) change[b]! -= mean;
    if (curvature[b]! > 0) moved = Math.max(moved, Math.abs(change[b]!));
  }
  apply(model, term, table, change);
  return moved;
}
