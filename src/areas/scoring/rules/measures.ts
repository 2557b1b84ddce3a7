/**
 * How good a score is, measured on leads whose outcome is known. `outcomes` holds 1 (won) and 0 (not), `chances` are
 * probabilities in (0, 1), `scores` anything whose order matters.
 */

/** Rows ordered by ascending score; equal scores stay together. */
function orderOf(scores: ArrayLike<number>): Int32Array {
  const order = Int32Array.from({ length: scores.length }, (_, i) => i);
  return order.sort((a, b) => scores[a]! - scores[b]!);
}

/**
 * Area under the ROC curve: the chance that a won lead scores above a lost one, ties counting half
 * (Mann–Whitney U by mid-ranks). NaN when only one outcome occurs.
 */
export function auc(scores: ArrayLike<number>, outcomes: ArrayLike<number>): number {
  const order = orderOf(scores);
  let positives = 0;
  let rankSum = 0;
  for (let i = 0; i < order.length; ) {
    let j = i;
    let won = 0;
    while (j < order.length && scores[order[j]!] === scores[order[i]!]) won += outcomes[order[j++]!]!;
    rankSum += won * ((i + j + 1) / 2);
    positives += won;
    i = j;
  }
  const negatives = order.length - positives;
  if (positives === 0 || negatives === 0) return Number.NaN;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** Standard error of an AUC (Hanley and McNeil, Radiology 143, 1982). */
export function aucError(area: number, positives: number, negatives: number): number {
  const q1 = area / (2 - area);
  const q2 = (2 * area * area) / (1 + area);
  const spread =
    area * (1 - area) + (positives - 1) * (q1 - area * area) + (negatives - 1) * (q2 - area * area);
  return Math.sqrt(Math.max(spread, 0) / (positives * negatives));
}

/** One lead's surprise in nats; chances are kept 1e-6 away from 0 and 1. */
export function lossOf(chance: number, outcome: number): number {
  const p = Math.min(Math.max(chance, 1e-6), 1 - 1e-6);
  return outcome > 0 ? -Math.log(p) : -Math.log(1 - p);
}

/** Mean log loss in nats. */
export function logLoss(chances: ArrayLike<number>, outcomes: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < chances.length; i++) sum += lossOf(chances[i]!, outcomes[i]!);
  return sum / chances.length;
}

/** Mean squared difference between chance and outcome. */
export function brier(chances: ArrayLike<number>, outcomes: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < chances.length; i++) sum += (chances[i]! - outcomes[i]!) ** 2;
  return sum / chances.length;
}

export interface Decile {
  readonly leads: number;
  readonly won: number;
  readonly meanChance: number;
  /** Share won here over the share won overall. */
  readonly lift: number;
}

/** Ten groups of equal size, best scores first; ties keep the order of the rows. */
export function deciles(
  scores: ArrayLike<number>,
  chances: ArrayLike<number>,
  outcomes: ArrayLike<number>,
): Decile[] {
  const count = scores.length;
  const order = Int32Array.from({ length: count }, (_, i) => i);
  order.sort((a, b) => scores[b]! - scores[a]! || a - b);
  let positives = 0;
  for (let i = 0; i < count; i++) positives += outcomes[i]!;
  return Array.from({ length: 10 }, (_, d) => {
    const from = Math.floor((d * count) / 10);
    const to = Math.floor(((d + 1) * count) / 10);
    let won = 0;
    let chance = 0;
    for (let i = from; i < to; i++) {
      won += outcomes[order[i]!]!;
      chance += chances[order[i]!]!;
    }
    const leads = to - from;
    return { leads, won, meanChance: chance / leads, lift: won / leads / (positives / count) };
  });
}

/**
 * Share won among the best tenth over the share won overall. Leads of one score share the edge of the tenth in
 * proportion, so that the figure doesn't hang on the order of the rows.
 */
export function liftOfTopTenth(scores: ArrayLike<number>, outcomes: ArrayLike<number>): number {
  const order = orderOf(scores).reverse();
  const wanted = order.length / 10;
  let positives = 0;
  for (let i = 0; i < order.length; i++) positives += outcomes[i]!;
  let taken = 0;
  let won = 0;
  for (let i = 0; i < order.length && taken < wanted; ) {
    let j = i;
    let wonHere = 0;
    while (j < order.length && scores[order[j]!] === scores[order[i]!]) wonHere += outcomes[order[j++]!]!;
    const share = Math.min(1, (wanted - taken) / (j - i));
    won += wonHere * share;
    taken += (j - i) * share;
    i = j;
  }
  return won / wanted / (positives / order.length);
}

export interface CalibrationBin {
  readonly leads: number;
  readonly meanChance: number;
  readonly shareWon: number;
}

/** Leads in ten groups of equal size by chance: what was promised against what came, for the calibration plot. */
export function calibrationBins(chances: ArrayLike<number>, outcomes: ArrayLike<number>): CalibrationBin[] {
  return deciles(chances, chances, outcomes)
    .filter((group) => group.leads > 0)
    .map(({ leads, meanChance, won }) => ({ leads, meanChance, shareWon: won / leads }));
}

/** Expected calibration error: mean distance between chance and share won over ten equal groups. */
export function calibrationError(chances: ArrayLike<number>, outcomes: ArrayLike<number>): number {
  const bins = calibrationBins(chances, outcomes);
  return bins.reduce((sum, b) => sum + (b.leads / chances.length) * Math.abs(b.meanChance - b.shareWon), 0);
}
