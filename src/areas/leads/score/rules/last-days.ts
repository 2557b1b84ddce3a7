import { addDays } from '../../../../kernel/days.ts';
import { type CompanyClock, momentRange } from '../../../../platform/lists/filter.ts';

/**
 * The last so many days of the company's calendar, today among them, and as many before: moments, the first of each inclusive. Cut at
 * midnights as lists do, so that `endedAt inLast days` selects the same leads.
 */
export function lastDays(
  days: number,
  { today, timeZone }: CompanyClock,
): { before: string; since: string; until: string } {
  const midnight = (day: string): string => momentRange({ from: day, until: null }, timeZone).from!;
  return {
    before: midnight(addDays(today, 1 - 2 * days)),
    since: midnight(addDays(today, 1 - days)),
    until: midnight(addDays(today, 1)),
  };
}
