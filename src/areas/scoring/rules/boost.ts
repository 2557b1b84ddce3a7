import {
  type AdditiveModel,
  apply,
  type Design,
  gather,
  lossBetween,
  refitIntercept,
  type Term,
} from './additive-model.ts';
import { fitPairSteps, fitSteps, type PairShape } from './step-trees.ts';

/** A term with what the boosting needs to know of it. */
export interface BoostedTerm extends Term {
  readonly pair?: PairShape;
  /** Not boosted: it has a monotone pin or fixed bins, which only the smooth fit knows to respect. */
  readonly still: boolean;
}

export interface BoostedDesign extends Design {
  readonly terms: readonly BoostedTerm[];
}

export interface BoostOptions {
  readonly rate: number;
  readonly mostRounds: number;
  /** Rounds without progress on the judged rows before it stops. */
  readonly patience: number;
  /** Nats over all judged rows that it must gain, or it is undone: the best of many rounds always looks good. */
  readonly least?: number;
}

/** Ridge of a category's bins while boosting; the step size shrinks it further. */
const LEVEL_RIDGE = 4;
/** A term that promises less than this (nats) is looked at in every fourth round only. */
const DULL = 1;

/**
 * Cyclic gradient boosting of tables (as explainable boosting machines do it; Nori et al., InterpretML, 2019): every
 * round gives each table one small step on the gradient of that moment. The models of all folds go in step, and the
 * round with the least log loss over all judged rows together is kept, so all folds stop at the same round and no row
 * is judged by a model that has seen it.
 *
 * Changes `models` (their last axis of tables must match `design.terms`).
 *
 * @returns rounds kept, and the summed loss of the judged rows before and after
 */
export function boost(
  design: BoostedDesign,
  models: AdditiveModel[],
  options: BoostOptions,
): { rounds: number; before: number; after: number } {
  const most = Math.max(1, ...design.terms.map((term) => term.bins));
  const room: Room = {
    gradient: new Float64Array(most),
    curvature: new Float64Array(most),
    step: new Float64Array(most),
  };
  const judged = () =>
    models.reduce((sum, m) => sum + lossBetween(design, m.logOdds, m.fold.from, m.fold.to), 0);
  const before = judged();
  let best = before;
  let bestRound = 0;
  const start = models.map(copyOf);
  let kept = start;
  const promise = models.map(() => design.terms.map(() => Number.POSITIVE_INFINITY));
  for (let round = 1; round <= options.mostRounds && round - bestRound <= options.patience; round++) {
    models.forEach((model, k) => {
      for (let t = 0; t < design.terms.length; t++) {
        const term = design.terms[t]!;
        if (term.still || model.off[t] || (promise[k]![t]! < DULL && (round + t) % 4 !== 0)) continue;
        promise[k]![t] = boostTerm(design, model, term, model.tables[t]!, options.rate, room);
      }
      refitIntercept(design, model, 1);
    });
    const loss = judged();
    if (loss < best - 1e-5 * Math.abs(best)) {
      best = loss;
      bestRound = round;
      kept = models.map(copyOf);
    }
  }
  if (before - best < (options.least ?? 0)) kept = start;
  models.forEach((model, k) => {
    const good = kept[k]!;
    model.logOdds.set(good.logOdds);
    model.tables.forEach((table, t) => {
      table.set(good.tables[t]!);
    });
    model.intercept = good.intercept;
  });
  return { rounds: bestRound, before, after: best };
}

interface Room {
  readonly gradient: Float64Array;
  readonly curvature: Float64Array;
  readonly step: Float64Array;
}

function boostTerm(
  design: Design,
  model: AdditiveModel,
  term: BoostedTerm,
  table: Float64Array,
  rate: number,
  room: Room,
): number {
  const { gradient, curvature, step } = room;
  gather(design, model, term, gradient, curvature);
  if (term.hold > 0) {
    for (let b = 0; b < term.bins; b++) {
      gradient[b]! += term.hold * table[b]!;
      curvature[b]! += term.hold;
    }
  }
  let promise = 0;
  if (term.pair) promise = fitPairSteps(gradient, curvature, term.pair, step);
  else if (term.ordered) promise = fitSteps(gradient, curvature, term.bins, step);
  else {
    for (let b = 0; b < term.bins; b++) {
      const total = curvature[b]! + LEVEL_RIDGE;
      step[b] = -gradient[b]! / total;
      promise += gradient[b]! ** 2 / total / 2;
    }
  }
  for (let b = 0; b < term.bins; b++) step[b] = Math.max(-2, Math.min(2, rate * step[b]!));
  apply(model, term, table, step);
  return promise;
}

function copyOf(model: AdditiveModel): AdditiveModel {
  const { logOdds, tables } = model;
  return { ...model, logOdds: logOdds.slice(), tables: tables.map((table) => table.slice()) };
}
