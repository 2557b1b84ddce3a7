import type { Day } from './days.ts';
import type { KnownDeal } from './deals.ts';

/**
 * How many deals open on a day in each stage, lately: a mean over the past in which a day `halfLife` days back counts half.
 * Zero while nothing is known.
 */
export function dailyArrivals(
  deals: readonly KnownDeal[],
  stages: number,
  today: Day,
  halfLife: number,
): Float64Array {
  let first = Number.POSITIVE_INFINITY;
  const arrived = new Float64Array(stages);
  for (const { openedOn, path } of deals) {
    first = Math.min(first, openedOn);
    const stage = path[0]?.stage ?? 0;
    if (stage < stages) arrived[stage]! += 0.5 ** ((today - openedOn) / halfLife);
  }
  if (first > today) return arrived;
  const fade = 0.5 ** (1 / halfLife);
  // The weights of all days from `first` to today, a geometric sum.
  const weight = (1 - fade ** (today - first + 1)) / (1 - fade);
  return arrived.map((sum) => sum / weight);
}
