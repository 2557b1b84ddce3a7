import {
  auc,
  aucError,
  brier,
  type CalibrationBin,
  calibrationBins,
  calibrationError,
  type Decile,
  deciles,
  liftOfTopTenth,
  logLoss,
  lossOf,
} from './measures.ts';

/** Everything the quality page shows about a score on leads whose outcome is known. */
export interface Quality {
  readonly leads: number;
  readonly won: number;
  readonly auc: number;
  readonly logLoss: number;
  readonly brier: number;
  readonly lift10: number;
  readonly calibrationError: number;
  readonly calibration: readonly CalibrationBin[];
  readonly deciles: readonly Decile[];
}

export function qualityOf(
  scores: ArrayLike<number>,
  chances: ArrayLike<number>,
  outcomes: ArrayLike<number>,
): Quality {
  let won = 0;
  for (let i = 0; i < outcomes.length; i++) won += outcomes[i]!;
  return {
    leads: outcomes.length,
    won,
    auc: auc(scores, outcomes),
    logLoss: logLoss(chances, outcomes),
    brier: brier(chances, outcomes),
    lift10: liftOfTopTenth(scores, outcomes),
    calibrationError: calibrationError(chances, outcomes),
    calibration: calibrationBins(chances, outcomes),
    deciles: deciles(scores, chances, outcomes),
  };
}

/** Paired comparison of two forecasts of the same leads. */
export interface Comparison {
  /** Mean drop in log loss per lead (nats) from the old forecast to the new. */
  readonly gain: number;
  /** The gain in its own standard errors. */
  readonly t: number;
}

/** How much better `next` foretells than `present`, lead by lead (the paired test cancels what is hard for both). */
export function compare(
  present: ArrayLike<number>,
  next: ArrayLike<number>,
  outcomes: ArrayLike<number>,
): Comparison {
  const count = outcomes.length;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < count; i++) {
    const gain = lossOf(present[i]!, outcomes[i]!) - lossOf(next[i]!, outcomes[i]!);
    sum += gain;
    squares += gain * gain;
  }
  const gain = sum / count;
  const variance = Math.max(squares / count - gain * gain, 0) / Math.max(count - 1, 1);
  return { gain, t: variance > 0 ? gain / Math.sqrt(variance) : 0 };
}

/** One-sided 2.5 %. */
const CERTAIN = 1.96;
/** Fewer won or lost leads than this prove nothing. */
const LEAST_OF_EACH = 10;
/** An area whose lower bound is under this helps nobody to choose whom to call. */
const USEFUL_AUC = 0.58;

export interface Signal {
  readonly verdict: 'learned' | 'nothingToLearn';
  readonly auc: number;
  /** Lower end of the 95 % range of the area. */
  readonly aucAtLeast: number;
  /** Against the prior card, or against saying the same chance of everyone. */
  readonly against: Comparison;
}

/**
 * Whether there is something to learn here yet: on leads not learned from, the forecast must surely beat saying the
 * overall yes-rate of everyone (and the prior card, where there is one), and order leads well enough to be of use.
 */
export function signalOf(chances: Float64Array, outcomes: Uint8Array, priorChances?: Float64Array): Signal {
  const won = outcomes.reduce((sum, outcome) => sum + outcome, 0);
  const flat = new Float64Array(outcomes.length).fill(won / outcomes.length);
  const overFlat = compare(flat, chances, outcomes);
  const against = priorChances ? compare(priorChances, chances, outcomes) : overFlat;
  const area = auc(chances, outcomes);
  const aucAtLeast = area - CERTAIN * aucError(area, won, outcomes.length - won);
  const enough = Math.min(won, outcomes.length - won) >= LEAST_OF_EACH;
  const sure = enough && overFlat.t > CERTAIN && against.t > CERTAIN && aucAtLeast >= USEFUL_AUC;
  return { verdict: sure ? 'learned' : 'nothingToLearn', auc: area, aucAtLeast, against };
}

/**
 * Rows in the order of time, parted: the oldest learn, the newest judge.
 *
 * @param time when each lead came; ties go by row
 * @param judged share of the newest that judge
 */
export function splitByTime(
  time: ArrayLike<number>,
  judged = 0.25,
): { train: Int32Array; judge: Int32Array } {
  const order = Int32Array.from({ length: time.length }, (_, i) => i);
  order.sort((a, b) => time[a]! - time[b]! || a - b);
  const cut = Math.floor(order.length * (1 - judged));
  return { train: order.slice(0, cut), judge: order.slice(cut) };
}

export interface Publication {
  readonly publish: boolean;
  readonly reason: 'better' | 'notBetter' | 'tooFewJudged' | 'nothingToLearn';
  readonly against: Comparison;
}

/**
 * Whether a new card replaces the present one: only when it foretells later, unseen leads better, beyond chance.
 *
 * @param present chances by the card in use, for leads newer than any the new card learned from
 */
export function decidePublication(
  present: Float64Array,
  next: Float64Array,
  outcomes: Uint8Array,
  signal: Signal,
): Publication {
  const against = compare(present, next, outcomes);
  const won = outcomes.reduce((sum, outcome) => sum + outcome, 0);
  if (signal.verdict === 'nothingToLearn') return { publish: false, reason: 'nothingToLearn', against };
  if (Math.min(won, outcomes.length - won) < LEAST_OF_EACH) {
    return { publish: false, reason: 'tooFewJudged', against };
  }
  const better = against.t > CERTAIN;
  return { publish: better, reason: better ? 'better' : 'notBetter', against };
}
