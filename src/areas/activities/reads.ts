import { isId } from '../../kernel/ids.ts';
import { must, Refusal } from '../../kernel/outcome.ts';
import { type Cursor, readCursor } from '../../kernel/paging.ts';
import type { Actor } from '../../platform/actor/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { type Query, sql } from '../../platform/db/sql.ts';
import type { Task } from './rules/task.ts';
import { taskColumns } from './store.ts';

export type ListedTask = Task & { assigneeName: string | null; rank: string };

const shown = sql`${taskColumns}, t.due_rank as rank, (select p.name from people.people p where p.id = t.assignee_id) as "assigneeName"`;

export type TaskAsk = {
  /** Whose; left out: everybody's that the actor may see. */
  assigneeId?: string | undefined;
  subjectId?: string | undefined;
  state: 'open' | 'done';
  limit: number;
  cursor?: string | undefined;
};

/**
 * Open tasks in the order they fall due, those without a day last; done ones with the latest first.
 *
 * @throws Refusal `paging.badCursor`
 */
export function taskPage(ask: TaskAsk): Query<ListedTask> {
  const open = ask.state === 'open';
  const whose = ask.assigneeId ? sql` and t.assignee_id = ${ask.assigneeId}` : sql``;
  const about = ask.subjectId ? sql` and t.subject_id = ${ask.subjectId}` : sql``;
  const order = open ? sql`t.due_rank, t.id` : sql`t.done_at desc, t.id desc`;
  return sql<ListedTask>`
    select ${shown} from activities.tasks t
    where t.deleted_at is null and t.done_at is ${sql.raw(open ? '' : 'not ')}null${whose}${about}${after(ask, open)}
    order by ${order} limit ${sql.lit(ask.limit + 1)}`;
}

export function taskCursor(state: TaskAsk['state']): (task: ListedTask) => Cursor {
  return (task) => ({ value: state === 'open' ? task.rank : task.doneAt, id: task.id });
}

function after({ cursor }: TaskAsk, open: boolean) {
  if (!cursor) return sql``;
  const { value, id } = must(readCursor(cursor));
  const form = open ? /^(infinity|\d{4}-\d\d-\d\d)$/ : /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
  if (!form.test(String(value)) || !isId(id)) throw new Refusal('paging.badCursor', {}, 'query.cursor');
  return open
    ? sql` and (t.due_rank, t.id) > (${String(value)}::date, ${id}::uuid)`
    : sql` and (t.done_at, t.id) < (${String(value)}::timestamptz, ${id}::uuid)`;
}

export function taskById(id: string): Query<ListedTask> {
  return sql<ListedTask>`select ${shown} from activities.tasks t where t.id = ${id} and t.deleted_at is null`;
}

/** Tasks of these people between two days, both included, done ones too. */
export function calendarTasks(
  people: readonly string[],
  from: string,
  to: string,
  limit: number,
): Query<ListedTask> {
  return sql<ListedTask>`
    select ${shown} from activities.tasks t
    where t.assignee_id = any(${people}::uuid[]) and t.due_on between ${from}::date and ${to}::date and t.deleted_at is null
    order by t.due_on, t.starts_at nulls first, t.id limit ${sql.lit(limit)}`;
}

export type TaskCounts = { overdue: number; today: number; open: number };

/** How many of one's own tasks are open, fall due today, are late. @param today the company's day */
export function taskCounts(personId: string, today: string): Query<TaskCounts> {
  return sql<TaskCounts>`
    select count(*) as open, count(*) filter (where t.due_rank = ${today}::date) as today,
      count(*) filter (where t.due_rank < ${today}::date) as overdue
    from activities.tasks t where t.assignee_id = ${personId} and t.done_at is null and t.deleted_at is null`;
}

export type FeedRow = { createdAt: string; readAt: string | null };

export function feedOf(personId: string): Query<FeedRow> {
  return sql<FeedRow>`
    select created_at as "createdAt", read_at as "readAt" from activities.feeds where person_id = ${personId}`;
}

/** Which of these tasks the actor may see: who hears of a change. */
export async function visibleTasks(db: Database, actor: Actor, ids: string[]): Promise<string[]> {
  const rows = await db.read(
    actor,
    sql<{
      id: string;
    }>`select id from activities.tasks where id = any(${ids}::uuid[]) and deleted_at is null`,
  );
  return rows.map((row) => row.id);
}

/** What tasks are called and when they are due. */
export function describeTasks(
  db: Database,
  actor: Actor,
  ids: readonly string[],
): Promise<{ id: string; title: string; subtitle: string | null }[]> {
  return db.read(
    actor,
    sql<{ id: string; title: string; subtitle: string | null }>`
      select id, title, due_on::text as subtitle from activities.tasks where id = any(${ids}::uuid[]) and deleted_at is null`,
  );
}
