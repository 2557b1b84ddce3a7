import type { z } from 'zod';
import { daysBetween } from '../../kernel/days.ts';
import { Refusal } from '../../kernel/outcome.ts';
import type { Actor } from '../../platform/actor/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { describeRecords, type RecordRef } from '../../platform/search/index.ts';
import { calendarTasks, type ListedTask } from './reads.ts';
import type { task } from './shapes.ts';
import { type CalendarStep, calendarSources } from './sources.ts';

export type ShownTask = z.input<typeof task>;

const longest = 100;
/** Of each kind; nobody reads more in a stretch of a calendar. */
const most = 2_000;

/**
 * What stands in some people's calendar between two days, as the actor may see it.
 *
 * @throws Refusal `calendar.tooLong`
 */
export async function calendarOf(
  db: Database,
  actor: Actor,
  { from, to, people }: { from: string; to: string; people: readonly string[] },
): Promise<{ tasks: ShownTask[]; steps: CalendarStep[]; more: boolean }> {
  if (daysBetween(from, to) > longest) throw new Refusal('calendar.tooLong', { most: longest }, 'query.to');
  const [tasks, ...steps] = await db.readAll(actor, [
    calendarTasks(people, from, to, most),
    ...calendarSources(actor).map((source) => source.steps(people, from, to, most)),
  ]);
  return {
    tasks: await shownTasks(db, actor, tasks!.rows as ListedTask[]),
    steps: steps.flatMap(({ rows }) => rows as CalendarStep[]),
    more: [tasks!, ...steps].some(({ rows }) => rows.length === most),
  };
}

/** Tasks as they leave: what they are about is named as far as the actor may see it. */
export async function shownTasks(
  db: Database,
  actor: Actor,
  tasks: readonly ListedTask[],
): Promise<ShownTask[]> {
  const refs = tasks.flatMap(({ subjectKind, subjectId }): RecordRef[] =>
    subjectKind && subjectId ? [{ kind: subjectKind, id: subjectId }] : [],
  );
  const described = refs.length > 0 ? await describeRecords(db, actor, refs) : new Map();
  return tasks.map(({ subjectKind: kind, subjectId: id, ...task }) => ({
    ...task,
    subject: kind && id ? { kind, id, title: described.get(`${kind}/${id}`)?.title ?? null } : null,
  }));
}
