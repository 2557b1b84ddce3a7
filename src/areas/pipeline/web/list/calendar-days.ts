import { addDays } from '../../../../kernel/days.ts';

export type CalendarDay = { day: string; inMonth: boolean };

/** The days that a month's page shows: whole weeks from Monday. @param month `YYYY-MM` */
export function calendarDays(month: string): CalendarDay[] {
  const first = `${month}-01`;
  const weekday = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const days: CalendarDay[] = [];
  for (let day = addDays(first, -weekday); ; day = addDays(day, 1)) {
    if (days.length % 7 === 0 && days.length > 0 && day.slice(0, 7) > month) break;
    days.push({ day, inMonth: day.startsWith(month) });
  }
  return days;
}

/** The month that lies so many before. */
export function monthBefore(month: string, n: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 - n;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}
