import { localDay } from '../rules/response-due.ts';

/** Today in the company's time zone, `YYYY-MM-DD`. */
export function companyToday(now: Date, timeZone: string): string {
  return localDay(now, timeZone);
}

/** The day `n` days after `day`, both `YYYY-MM-DD`. */
export function addDays(day: string, n: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);
}

/** How many days lie between two days; negative when `to` comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
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
