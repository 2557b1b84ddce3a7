import { instantOf, localDay } from '../../../kernel/days.ts';

/** When the company works. Minutes count from local midnight; days are `YYYY-MM-DD` in its time zone. */
export type WorkingHours = {
  timeZone: string;
  /** Minutes after midnight, e.g. 540 for 9:00. */
  from: number;
  until: number;
  /** 0 Sunday … 6 Saturday. */
  weekdays: readonly number[];
  /** Weekdays that are free (public holidays). */
  holidays: ReadonlySet<string>;
  /** Weekends that are worked (调休上班). */
  workdays: ReadonlySet<string>;
};

/** Monday to Friday, 9 to 18. */
export const usualHours = { from: 9 * 60, until: 18 * 60, weekdays: [1, 2, 3, 4, 5] } as const;

/** A company that is closed for longer than this is not waiting for leads. */
const longestClosure = 60;
const minute = 60_000;
const day = 24 * 60 * minute;

/**
 * The moment by which first real contact is wanted: so many working minutes after the lead came in. Outside working hours
 * the clock stands still: 30 minutes from Friday 17:50 end on Monday at 9:20.
 */
export function responseDue(capturedAt: Date, minutes: number, hours: WorkingHours): Date {
  let left = minutes * minute;
  const first = Date.parse(localDay(capturedAt, hours.timeZone));
  for (let n = 0; n <= longestClosure; n++) {
    const date = new Date(first + n * day).toISOString().slice(0, 10);
    if (!isWorkday(date, hours)) continue;
    const opens = Math.max(instantOf(date, hours.from, hours.timeZone), capturedAt.getTime());
    const closes = instantOf(date, hours.until, hours.timeZone);
    if (opens >= closes) continue;
    if (left <= closes - opens) return new Date(opens + left);
    left -= closes - opens;
  }
  return new Date(capturedAt.getTime() + minutes * minute);
}

/** Whether the company works on that day. */
export function isWorkday(date: string, hours: WorkingHours): boolean {
  if (hours.workdays.has(date)) return true;
  if (hours.holidays.has(date)) return false;
  return hours.weekdays.includes(new Date(`${date}T00:00:00Z`).getUTCDay());
}
