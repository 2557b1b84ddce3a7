import { localDay } from '../kernel/days.ts';

export { addDays, daysBetween } from '../kernel/days.ts';

/** Today in the company's time zone, `YYYY-MM-DD`. */
export function companyToday(now: Date, timeZone: string): string {
  return localDay(now, timeZone);
}

/** A moment of that day, for formatting it in any time zone between −11 and +11. */
export function noonOf(day: string): string {
  return `${day}T12:00:00Z`;
}

/** The part of the day at an hour, for the greeting. */
export function partOfDay(hour: number): 'night' | 'morning' | 'noon' | 'afternoon' | 'evening' {
  if (hour < 5) return 'night';
  if (hour < 11) return 'morning';
  if (hour < 13) return 'noon';
  return hour < 18 ? 'afternoon' : 'evening';
}

/** The hour, 0 to 23, that clocks in `timeZone` show. */
export function hourIn(now: Date, timeZone: string): number {
  return Number(new Intl.DateTimeFormat('en', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(now));
}
