import type { Day } from './days.ts';
import type { KnownDeal } from './deals.ts';

/**
 * How many deals open on a day, lately: a mean over the past in which a day `halfLife` days back counts half.
 * Zero while nothing is known.
 */
export function dailyArrivals(deals: readonly KnownDeal[], today: Day, halfLife: number): number {
  let first = Number.POSITIVE_INFINITY;
  let arrived = 0;
  for (const { openedOn } of deals) {
    first = Math.min(first, openedOn);
    arrived += 0.5 ** ((today - openedOn) / halfLife);
  }
  if (first > today) return 0;
  const fade = 0.5 ** (1 / halfLife);
  // The weights of all days from `first` to today, a geometric sum.
  return arrived / ((1 - fade ** (today - first + 1)) / (1 - fade));
}
