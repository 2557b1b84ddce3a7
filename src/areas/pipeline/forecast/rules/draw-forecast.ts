import type { DealValues } from './deal-values.ts';
import type { Chance, Outlook } from './outlook.ts';

/** What one imagined future brings, many times over, sorted from the poorest to the richest. */
export type Draws = Float64Array;

/**
 * Plays the period `count` times: each open deal is won or not by its chance and brings a value drawn from its like, new deals
 * come, and everything shares the fortune of the time. The result is moved to `middle` and widened or narrowed to `spread`,
 * which is what past forecasts taught.
 *
 * @param spread standard deviation of the logarithm
 * @param seed the same seed gives the same futures
 */
export function drawForecast(
  outlook: Outlook,
  chances: readonly Chance[],
  values: DealValues,
  middle: number,
  spread: number,
  count: number,
  seed: number,
): Draws {
  const random = seededRandom(seed);
  const luck = Math.sqrt(outlook.luck);
  const narrowed = luck > 0 ? Math.min(1, spread / luck) : 1;
  const fortune = Math.sqrt(Math.max(0, spread ** 2 - outlook.luck));
  const moved = outlook.bottomUp > 0 ? middle / outlook.bottomUp : 1;
  const draws = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let sum = 0;
    for (const { deal, chance } of chances)
      if (chance > 0 && random() < chance) sum += values.draw(deal, random);
    for (let left = poisson(outlook.coming.deals, random); left > 0; left--) sum += values.drawComing(random);
    const near = outlook.bottomUp + (sum - outlook.bottomUp) * narrowed;
    draws[i] = Math.max(0, near) * moved * Math.exp(fortune * normal(random));
  }
  return draws.sort();
}

/** The value that a share of all futures stays below. */
export function quantile(sorted: Draws, share: number): number {
  if (sorted.length === 0) return 0;
  const at = share * (sorted.length - 1);
  const low = Math.floor(at);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low]! + (sorted[high]! - sorted[low]!) * (at - low);
}

/** mulberry32: the same seed gives the same numbers, in [0, 1). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A standard normal number (Box and Muller 1958). */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** How many of a rare thing happen when `mean` do on average (Knuth; above 30 by its normal limit). */
function poisson(mean: number, random: () => number): number {
  if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count++;
  return count;
}
