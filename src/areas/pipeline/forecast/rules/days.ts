/** A day as the number of days since 1970-01-01: what the forecast counts in. */
export type Day = number;

const millis = 86_400_000;

/** @param iso `YYYY-MM-DD` */
export function dayOf(iso: string): Day {
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / millis);
}

/** @returns `YYYY-MM-DD` */
export function isoOf(day: Day): string {
  return new Date(day * millis).toISOString().slice(0, 10);
}

/** Months since year 0, so that neighbours differ by one. */
export function monthOf(day: Day): number {
  const date = new Date(day * millis);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** The first day of a month counted as `monthOf` counts. */
export function firstDayOf(month: number): Day {
  return Math.round(Date.UTC(Math.floor(month / 12), ((month % 12) + 12) % 12, 1) / millis);
}

/** The last day of the month that `months` after the month of `day`. */
export function monthEnd(day: Day, months = 0): Day {
  return firstDayOf(monthOf(day) + months + 1) - 1;
}

/** Whether the month after this day is another one. */
export function isMonthEnd(day: Day): boolean {
  return monthOf(day + 1) !== monthOf(day);
}

/** First, second or last month of its quarter: 0, 1, 2. Much of selling beats in this time. */
export function placeInQuarter(day: Day): number {
  return monthOf(day) % 3;
}
