import { type Design, lossBetween } from './additive-model.ts';
import type { BinnedAttribute } from './binning.ts';
import type { Wish } from './fit-folds.ts';
import { fitSmooth } from './smooth-fit.ts';

/** Fewer rows can't tell a trend from chance. */
const LEAST_ROWS = 500;
/** Half-lives tried, as shares of the time covered. */
const HALF_LIVES = [1, 0.4, 0.15];
/** The newest share, which judges. */
const JUDGED = 0.25;
const CERTAIN = 1.96;

/**
 * Decides whether newer leads should count more, as where the yes-rate drifts: learns from the oldest three quarters
 * with each half-life and keeps the one that foretells the newest quarter best, if it surely beats counting all alike.
 *
 * @param time when each lead came, in days; without it all count alike
 * @returns a weight per row, mean 1
 */
export function chooseRecency(
  attributes: readonly BinnedAttribute[],
  wishes: readonly Wish[],
  outcomes: Uint8Array,
  offset: Float64Array,
  time: Float64Array | undefined,
): { weights: Float64Array; halfLife: number | null } {
  const rows = outcomes.length;
  const alike = new Float64Array(rows).fill(1);
  if (!time || rows < LEAST_ROWS) return { weights: alike, halfLife: null };
  const order = Int32Array.from({ length: rows }, (_, i) => i).sort((a, b) => time[a]! - time[b]! || a - b);
  const span = time[order[rows - 1]!]! - time[order[0]!]!;
  if (!(span > 0)) return { weights: alike, halfLife: null };
  const sorted = Float64Array.from(order, (i) => time[i]!);
  const cut = Math.floor(rows * (1 - JUDGED));
  const lossesWith = (halfLife: number | null): Float64Array => {
    const design: Design = {
      rows,
      outcomes: Uint8Array.from(order, (i) => outcomes[i]!),
      weights: halfLife === null ? alike : weightsFor(sorted, sorted[cut - 1]!, halfLife),
      offset: Float64Array.from(order, (i) => offset[i]!),
      terms: attributes.map((attribute, a) => ({
        ...wishes[a]!,
        bins: attribute.bins,
        ordered: attribute.ordered,
        codes: Uint16Array.from(order, (i) => attribute.codes[i]!),
      })),
    };
    const model = fitSmooth(design, { from: cut, to: rows }, { stiffness: 1, opinion: 1 });
    const judging = { ...design, weights: alike };
    return Float64Array.from({ length: rows - cut }, (_, k) =>
      lossBetween(judging, model.logOdds, cut + k, cut + k + 1),
    );
  };
  const plain = lossesWith(null);
  let best: { halfLife: number; gain: number } | null = null;
  for (const share of HALF_LIVES) {
    const halfLife = share * span;
    const losses = lossesWith(halfLife);
    const gains = plain.map((loss, i) => loss - losses[i]!);
    const gain = gains.reduce((sum, g) => sum + g, 0) / gains.length;
    const variance = gains.reduce((sum, g) => sum + (g - gain) ** 2, 0) / (gains.length - 1) / gains.length;
    if (gain > CERTAIN * Math.sqrt(variance) && gain > (best?.gain ?? 0)) best = { halfLife, gain };
  }
  if (!best) return { weights: alike, halfLife: null };
  return { weights: weightsFor(time, sorted[rows - 1]!, best.halfLife), halfLife: best.halfLife };
}

function weightsFor(time: Float64Array, newest: number, halfLife: number): Float64Array {
  const weights = time.map((t) => 2 ** (Math.min(0, t - newest) / halfLife));
  const mean = weights.reduce((sum, w) => sum + w, 0) / weights.length;
  return weights.map((w) => w / mean);
}
