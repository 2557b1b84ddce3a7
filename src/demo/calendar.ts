import chineseDays from 'chinese-days';
import { fairs } from './words/market.ts';

/** Where the demo company works. China has one time zone, eight hours ahead, the year round. */
export const timeZone = 'Asia/Shanghai';
const offset = 8 * 3_600_000;
export const minute = 60_000;
export const day = 86_400_000;

/** The day, `YYYY-MM-DD`, that it is in China. */
export function dayOf(at: Date): string {
  return new Date(at.getTime() + offset).toISOString().slice(0, 10);
}

/** The moment at which clocks in China show so many minutes after midnight. */
export function momentOf(date: string, minutes: number): Date {
  return new Date(Date.parse(`${date}T00:00:00Z`) - offset + minutes * minute);
}

export function plusDays(date: string, n: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + n * day).toISOString().slice(0, 10);
}

const works = new Map<string, boolean>();

/** Whether people work on that day, by the published calendar. */
export function isWorked(date: string): boolean {
  let known = works.get(date);
  if (known === undefined) {
    known = chineseDays.isWorkday(date);
    works.set(date, known);
  }
  return known;
}

/** That day when it is worked, else the next one that is. */
export function workedFrom(date: string): string {
  let at = date;
  while (!isWorked(at)) at = plusDays(at, 1);
  return at;
}

/** The last worked day before `date`. */
export function workedBefore(date: string): string {
  let at = plusDays(date, -1);
  while (!isWorked(at)) at = plusDays(at, -1);
  return at;
}

/** Weekdays that are free and weekends that are worked, between two days: as the company's settings keep them. */
export function exceptions(from: string, until: string): { holidays: string[]; workdays: string[] } {
  const holidays: string[] = [];
  const workdays: string[] = [];
  for (let date = from; date <= until; date = plusDays(date, 1)) {
    const isWeekend = [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
    if (isWeekend && isWorked(date)) workdays.push(date);
    if (!isWeekend && !isWorked(date)) holidays.push(date);
  }
  return { holidays, workdays };
}

/** How lively the market is on a day, 1 as usual: quiet around Spring Festival and in high summer, eager in spring and autumn. */
export function liveliness(date: string): number {
  const { lunarMon, lunarDay } = chineseDays.getLunarDate(date);
  if ((lunarMon === 12 && lunarDay >= 24) || (lunarMon === 1 && lunarDay <= 9)) return 0.1;
  if ((lunarMon === 12 && lunarDay >= 12) || (lunarMon === 1 && lunarDay <= 18)) return 0.45;
  const season = [0.9, 0.95, 1.3, 1.2, 1.05, 1, 0.85, 0.8, 1.25, 1.1, 1.15, 0.9][
    Number(date.slice(5, 7)) - 1
  ]!;
  return isWorked(date) ? season : season * 0.28;
}

/** The fair that is on that day, if one is. */
export function fairOn(date: string): string | null {
  const [year, month, dayOfMonth] = date.split('-').map(Number);
  const on = fairs.find(
    (fair) => fair.month === month && dayOfMonth! >= fair.day && dayOfMonth! < fair.day + 3,
  );
  return on ? `${year} ${on.name}` : null;
}
