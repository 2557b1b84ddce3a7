import type { Day } from './days.ts';
import type { Outlook } from './outlook.ts';

/** An earlier outlook whose period is over. */
export type Tried = Outlook & { actual: number };

/** How far a way of reckoning was off: mean of log(actual / reckoned), the doubt about that mean, and its mean square error. */
type Trust = { bias: number; biasDoubt: number; error: number };

/** What past forecasts of periods of one length teach. */
export type Experience = {
  bottomUp: Trust;
  pace: Trust;
  /** Variance of the forecast's own error over what was expected of it. */
  spread: number;
  /** Past periods it stands on, those that overlap counted as a part. */
  periods: number;
};

/** What is believed without experience; bottom-up reckoning strays further from its mark than a pace does. */
export const noExperience: Experience = {
  bottomUp: { bias: 0, biasDoubt: 0.1 ** 2, error: 0.02 },
  pace: { bias: 0, biasDoubt: 0.05 ** 2, error: 0.02 },
  spread: 1,
  periods: 0,
};

/** Experience with another length of period is worth so many periods. */
const trust = { error: 1, spread: 1 };
/** Days after which a past forecast counts half. */
const memory = 365;

/**
 * Learns from forecasts made every `step` days whose periods are over: how far each reckoning was off (drawn towards
 * `before`), and how wide the band must have been to hold what came. Overlapping periods count for the share that is new.
 *
 * @param outOfSample the middle of each past forecast as it was given then, in the order of `tried`
 * @param before what is believed beforehand: the experience with shorter periods, or `noExperience`
 */
export function learnFrom(
  tried: readonly Tried[],
  outOfSample: readonly number[],
  today: Day,
  step: number,
  before: Experience,
): Experience {
  const weights = tried.map(
    ({ today: made, until }) => (0.5 ** ((today - until) / memory) * step) / Math.max(step, until - made),
  );
  const periods = weights.reduce((sum, weight) => sum + weight, 0);
  let squares = 0;
  tried.forEach((one, i) => {
    squares += weights[i]! * (offBy(one, outOfSample[i]!) ** 2 / (one.luck + one.doubt));
  });
  return {
    bottomUp: trustIn(
      tried.map((one) => offBy(one, one.bottomUp)),
      weights,
      before.bottomUp,
    ),
    pace: trustIn(
      tried.map((one) => offBy(one, one.pace ?? one.bottomUp)),
      weights,
      before.pace,
    ),
    spread: (trust.spread * before.spread + squares) / (trust.spread + periods),
    periods,
  };
}

/** The middle of a forecast: both reckonings corrected by experience, the better one counting for more. */
export function middleOf(outlook: Outlook, experience: Experience): { value: number; paceShare: number } {
  const { bottomUp, pace } = experience;
  const reckoned = Math.log(Math.max(outlook.bottomUp, 1e-9)) + bottomUp.bias;
  if (outlook.pace === null) return { value: Math.exp(reckoned), paceShare: 0 };
  const usual = Math.log(outlook.pace) + pace.bias;
  const paceShare = outlook.bottomUp > 0 ? bottomUp.error / (bottomUp.error + pace.error) : 1;
  return { value: Math.exp(paceShare * usual + (1 - paceShare) * reckoned), paceShare };
}

/** Standard deviation of the forecast's logarithm. */
export function spreadOf(outlook: Outlook, experience: Experience): number {
  return Math.sqrt(experience.spread * (outlook.luck + outlook.doubt));
}

/** log(actual / reckoned), softened by half a typical step so that a period without a win is not infinitely wrong. */
function offBy({ actual, bottomUp, luck }: Tried, reckoned: number): number {
  const soft = Math.max(bottomUp, 1e-9) * Math.min(luck, 1) * 0.5 + 1e-9;
  return Math.log((actual + soft) / (reckoned + soft));
}

function trustIn(off: readonly number[], weights: readonly number[], before: Trust): Trust {
  const periods = weights.reduce((sum, weight) => sum + weight, 0);
  if (periods === 0) return before;
  const weighed = (of: (off: number) => number) =>
    off.reduce((sum, one, i) => sum + weights[i]! * of(one), 0);
  const error = (bias: number) =>
    (weighed((one) => (one - bias) ** 2) + trust.error * before.error) / (periods + trust.error);
  const meanDoubt = error(before.bias) / periods;
  const share = before.biasDoubt / (before.biasDoubt + meanDoubt);
  const bias = before.bias + share * (weighed((one) => one) / periods - before.bias);
  return { bias, biasDoubt: before.biasDoubt * (1 - share) + 0.002, error: error(bias) };
}
