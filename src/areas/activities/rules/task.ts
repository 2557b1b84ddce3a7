import { type Changes, changesBetween, takeBack } from '../../../kernel/changes.ts';
import { instantOf } from '../../../kernel/days.ts';
import { accept, type Outcome, refuse } from '../../../kernel/outcome.ts';

export const taskKinds = ['todo', 'call', 'visit', 'meeting'] as const;
export type TaskKind = (typeof taskKinds)[number];

/** Something to be done by somebody, some day or at an hour, perhaps about a record. Moments ISO, days `YYYY-MM-DD` of the company. */
export type Task = {
  id: string;
  kind: TaskKind;
  title: string;
  note: string | null;
  place: string | null;
  subjectKind: string | null;
  subjectId: string | null;
  assigneeId: string;
  teamId: string | null;
  createdBy: string;
  dueOn: string | null;
  startsAt: string | null;
  /** How long it takes; only with an hour. */
  minutes: number | null;
  /** So long before it begins; on a day without an hour, before 9:00. */
  remindMinutes: number | null;
  remindAt: string | null;
  remindedAt: string | null;
  doneAt: string | null;
  doneBy: string | null;
  result: string | null;
  version: number;
  deletedAt: string | null;
};

/** What a person types. `startsAt` is the hour on that day, `HH:MM`. */
export type TaskWish = {
  kind?: TaskKind | undefined;
  title?: string | undefined;
  note?: string | null | undefined;
  place?: string | null | undefined;
  dueOn?: string | null | undefined;
  time?: string | null | undefined;
  minutes?: number | null | undefined;
  remindMinutes?: number | null | undefined;
};

/** The hour from which a day without one is reminded of. */
const morning = 9 * 60;
const usualMinutes = 60;

/**
 * The task as wished: what is left out stays, a day taken away takes its hour with it, and a reminder that moves is still to come.
 *
 * Refuses `task.noTitle`, `task.timeWithoutDay`.
 */
export function planTask(task: Task, wish: TaskWish, timeZone: string): Outcome<Task> {
  const title = (wish.title ?? task.title).trim();
  if (title === '') return refuse('task.noTitle', {}, 'body.title');
  const dueOn = wish.dueOn === undefined ? task.dueOn : wish.dueOn;
  if (dueOn === null && wish.time) return refuse('task.timeWithoutDay', {}, 'body.time');
  const time = dueOn === null ? null : wish.time === undefined ? timeOf(task, timeZone) : wish.time;
  const startsAt = dueOn && time ? new Date(instantOf(dueOn, minutesOf(time), timeZone)).toISOString() : null;
  const minutes =
    startsAt === null ? null : ((wish.minutes === undefined ? task.minutes : wish.minutes) ?? usualMinutes);
  const remindMinutes =
    dueOn === null ? null : wish.remindMinutes === undefined ? task.remindMinutes : wish.remindMinutes;
  const begins =
    dueOn === null ? null : (startsAt ?? new Date(instantOf(dueOn, morning, timeZone)).toISOString());
  const remindAt =
    begins === null || remindMinutes === null
      ? null
      : new Date(Date.parse(begins) - remindMinutes * 60_000).toISOString();
  return accept({
    ...task,
    kind: wish.kind ?? task.kind,
    title,
    note: wish.note === undefined ? task.note : blankAsNull(wish.note),
    place: wish.place === undefined ? task.place : blankAsNull(wish.place),
    dueOn,
    startsAt,
    minutes,
    remindMinutes,
    remindAt,
    remindedAt: sameMoment(remindAt, task.remindAt) ? task.remindedAt : null,
  });
}

/** Done, with what came of it; refuses `task.alreadyDone`. */
export function finishTask(task: Task, by: string, now: Date, result: string | null): Outcome<Task> {
  if (task.doneAt !== null) return refuse('task.alreadyDone');
  return accept({ ...task, doneAt: now.toISOString(), doneBy: by, result: blankAsNull(result) });
}

/** To be done after all; refuses `task.notDone`. */
export function reopenTask(task: Task): Outcome<Task> {
  return task.doneAt === null
    ? refuse('task.notDone')
    : accept({ ...task, doneAt: null, doneBy: null, result: null });
}

const own = { custom: {} };

export function taskChanges(before: Task, after: Task): Changes {
  return changesBetween({ ...before, ...own }, { ...after, ...own });
}

/** Takes changes back where nobody has changed the same since; when it is due and whether it is done go back whole. */
export function undoTask(task: Task, changes: Changes): { task: Task; kept: string[] } {
  const { record, kept } = takeBack({ ...task, ...own }, changes, [
    ['dueOn', 'startsAt', 'minutes', 'remindMinutes', 'remindAt'],
    ['doneAt', 'doneBy', 'result'],
    ['assigneeId', 'teamId'],
  ]);
  const { custom: _none, ...rest } = record;
  return { task: rest, kept };
}

function timeOf({ startsAt, dueOn }: Task, timeZone: string): string | null {
  if (startsAt === null || dueOn === null) return null;
  const minutes = Math.round((Date.parse(startsAt) - instantOf(dueOn, 0, timeZone)) / 60_000);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function blankAsNull(text: string | null): string | null {
  return text === null || text.trim() === '' ? null : text.trim();
}

function sameMoment(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other;
  return Date.parse(one) === Date.parse(other);
}
