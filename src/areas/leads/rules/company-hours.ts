import { usualHours, type WorkingHours } from './response-due.ts';

/** First real contact is wanted within so many working minutes unless the company says otherwise. */
export const usualResponseMinutes = 30;

/** What the company's settings say about its clock; every part has a sensible default. */
export type ClockSettings = {
  leads?: { responseMinutes?: number };
  workingHours?: { from?: string; until?: string; weekdays?: number[] };
  /** Days `YYYY-MM-DD`: free weekdays, and weekends that are worked. */
  holidays?: string[];
  workdays?: string[];
};

/** The company's working hours and how soon it wants to answer. */
export function companyHours(
  timeZone: string | null,
  settings: ClockSettings | null,
): { hours: WorkingHours; responseMinutes: number } {
  const { from, until, weekdays } = settings?.workingHours ?? {};
  return {
    responseMinutes: settings?.leads?.responseMinutes ?? usualResponseMinutes,
    hours: {
      timeZone: timeZone ?? 'UTC',
      from: minutesOf(from) ?? usualHours.from,
      until: minutesOf(until) ?? usualHours.until,
      weekdays: weekdays ?? usualHours.weekdays,
      holidays: new Set(settings?.holidays),
      workdays: new Set(settings?.workdays),
    },
  };
}

/** `09:30` as minutes after midnight. */
function minutesOf(text: string | undefined): number | undefined {
  const [, hours, minutes] = /^(\d{1,2}):(\d\d)$/.exec(text ?? '') ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}
