import type { Task, TaskEdit } from './shapes.ts';

/** A task as it is being filled in: empty text where nothing is said. */
export type Draft = {
  kind: Task['kind'];
  title: string;
  note: string;
  place: string;
  dueOn: string;
  time: string;
  minutes: number;
  remindMinutes: number | null;
  assigneeId: string;
};

/** @param timeZone the company's, in which hours are meant */
export function draftOf(task: Task | undefined, day: string, timeZone: string): Draft {
  return {
    kind: task?.kind ?? 'todo',
    title: task?.title ?? '',
    note: task?.note ?? '',
    place: task?.place ?? '',
    dueOn: task ? (task.dueOn ?? '') : day,
    time: task?.startsAt ? hourOf(task.startsAt, timeZone) : '',
    minutes: task?.minutes ?? 60,
    remindMinutes: task?.remindMinutes ?? null,
    assigneeId: task?.assigneeId ?? '',
  };
}

/** As the endpoint takes it. */
export function bodyOf(draft: Draft): TaskEdit {
  const { kind, title, note, place, dueOn, time, minutes, remindMinutes, assigneeId } = draft;
  return {
    kind,
    title,
    note: note || null,
    place: place || null,
    dueOn: dueOn || null,
    time: time || null,
    minutes: time ? minutes : null,
    remindMinutes: dueOn ? remindMinutes : null,
    ...(assigneeId && { assigneeId }),
  };
}

function hourOf(at: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(
    new Date(at),
  );
}
