import { addDays } from '../../../ui/days.ts';
import type { Entry, Step, Task } from './shapes.ts';

export type View = 'month' | 'week' | 'agenda';

/** 0 Monday … 6 Sunday. */
function weekday(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** The days that a view around `day` shows: whole weeks from Monday; of a month all weeks that touch it; a list two weeks ahead. */
export function daysShown(view: View, day: string): string[] {
  if (view === 'agenda') return run(day, 14);
  if (view === 'week') return run(addDays(day, -weekday(day)), 7);
  const first = `${day.slice(0, 7)}-01`;
  const start = addDays(first, -weekday(first));
  const next = monthAfter(first, 1);
  const end = addDays(next, (7 - weekday(next)) % 7);
  return run(start, Math.round((Date.parse(end) - Date.parse(start)) / 86_400_000));
}

/** The day to go to from `day`, one view earlier (−1) or later (1). */
export function turned(view: View, day: string, by: -1 | 1): string {
  if (view === 'month') return monthAfter(`${day.slice(0, 7)}-01`, by);
  return addDays(day, by * (view === 'week' ? 7 : 14));
}

/** All entries by day, each day's with an hour in order, those without before them. */
export function byDay(tasks: readonly Task[], steps: readonly Step[]): Map<string, Entry[]> {
  const days = new Map<string, Entry[]>();
  const add = (entry: Entry) => days.set(entry.on, [...(days.get(entry.on) ?? []), entry]);
  for (const task of tasks) if (task.dueOn) add({ key: task.id, on: task.dueOn, task });
  for (const step of steps) add({ key: `${step.kind}-${step.id}`, on: step.on, step });
  const hour = (entry: Entry) => entry.task?.startsAt ?? '';
  for (const entries of days.values())
    entries.sort((a, b) => (hour(a) < hour(b) ? -1 : hour(a) > hour(b) ? 1 : a.key < b.key ? -1 : 1));
  return days;
}

function run(start: string, length: number): string[] {
  return Array.from({ length }, (_, n) => addDays(start, n));
}

function monthAfter(first: string, by: number): string {
  const [year = 0, month = 1] = first.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + by, 1)).toISOString().slice(0, 10);
}
