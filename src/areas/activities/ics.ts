import ical, { ICalCalendarMethod, ICalEventBusyStatus } from 'ical-generator';
import { addDays } from '../../kernel/days.ts';
import type { Language } from '../../kernel/language.ts';
import { translate } from '../../platform/i18n/translator.ts';
import type { ShownTask } from './calendar.ts';
import type { CalendarStep } from './sources.ts';

type Plans = { tasks: readonly ShownTask[]; steps: readonly CalendarStep[] };
type Reader = { name: string; language: Language; origin: string };

/** Plans as iCalendar text (RFC 5545). What has an hour is an appointment, what has a day only stands above it and blocks nothing. */
export function icsOf({ tasks, steps }: Plans, { name, language, origin }: Reader): string {
  const calendar = ical({
    name: translate(language, 'activities:calendar.feedName', { name }),
    prodId: { company: 'Yaosu', product: 'Yaosu', language: language === 'en' ? 'EN' : 'ZH' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 900,
  });
  for (const task of tasks) {
    if (task.dueOn === null) continue;
    const about = task.subject?.title ? ` · ${task.subject.title}` : '';
    const done = task.doneAt === null ? '' : '✓ ';
    const end = task.startsAt && new Date(Date.parse(task.startsAt) + (task.minutes ?? 60) * 60_000);
    const event = calendar.createEvent({
      id: `${task.id}@yaosu`,
      summary: `${done}${task.title}${about}`,
      ...(task.startsAt && end
        ? { start: new Date(task.startsAt), end }
        : { ...wholeDay(task.dueOn), busystatus: ICalEventBusyStatus.FREE }),
      ...(task.place && { location: task.place }),
      ...(task.note && { description: task.note }),
      url: `${origin}/calendar?task=${task.id}`,
      sequence: task.version,
    });
    if (task.remindMinutes !== null && task.startsAt && task.doneAt === null)
      event.createAlarm({ trigger: task.remindMinutes * 60 });
  }
  for (const { kind, id, title, step, on } of steps)
    calendar.createEvent({
      id: `${kind}-${id}-${on}@yaosu`,
      summary: `${step} · ${title}`,
      ...wholeDay(on),
      busystatus: ICalEventBusyStatus.FREE,
      url: `${origin}/go/${kind}/${id}`,
    });
  return calendar.toString();
}

/** A day without hours ends where the next one begins. */
function wholeDay(day: string): { start: Date; end: Date; allDay: true } {
  return {
    start: new Date(`${day}T00:00:00Z`),
    end: new Date(`${addDays(day, 1)}T00:00:00Z`),
    allDay: true,
  };
}
