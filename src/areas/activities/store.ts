import { Refusal } from '../../kernel/outcome.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { type BatchEvent, batchEvents } from '../../platform/events/batch-events.ts';
import type { Task } from './rules/task.ts';

const columnOf = {
  id: 'id',
  kind: 'kind',
  title: 'title',
  note: 'note',
  place: 'place',
  subjectKind: 'subject_kind',
  subjectId: 'subject_id',
  assigneeId: 'assignee_id',
  teamId: 'team_id',
  createdBy: 'created_by',
  dueOn: 'due_on',
  startsAt: 'starts_at',
  minutes: 'minutes',
  remindMinutes: 'remind_minutes',
  remindAt: 'remind_at',
  remindedAt: 'reminded_at',
  doneAt: 'done_at',
  doneBy: 'done_by',
  result: 'result',
  version: 'version',
  deletedAt: 'deleted_at',
} as const satisfies Record<keyof Task, string>;
const fields = Object.keys(columnOf) as (keyof Task)[];

/** All of a task's own columns, named as the rules name them. */
export const taskColumns = sql.join(
  fields.map((field) => sql`t.${sql.ref(columnOf[field])} as ${sql.ref(field)}`),
);

/**
 * The task, locked.
 *
 * @throws Refusal `record.notFound`, `task.readOnly`
 */
export async function loadTask(tx: Transaction, id: string): Promise<Task> {
  const task = await tx.maybe(
    sql<Task>`select ${taskColumns} from activities.tasks t where t.id = ${id} and t.deleted_at is null for update`,
  );
  if (task) return task;
  const readable = await tx.maybe(
    sql`select 1 from activities.tasks t where t.id = ${id} and t.deleted_at is null`,
  );
  throw new Refusal(readable ? 'task.readOnly' : 'record.notFound');
}

/** Those of the tasks that the actor may write, put away or not, locked in one order for everybody. */
export function loadTasks(tx: Transaction, ids: readonly string[]): Promise<Task[]> {
  return tx.all(sql<Task>`
    select ${taskColumns} from activities.tasks t where t.id = any(${ids}::uuid[]) order by t.id for update`);
}

/** Written at once, so that row-level security answers within the act. */
export async function insertTask(tx: Transaction, task: Task): Promise<void> {
  await tx.run(sql`
    insert into activities.tasks (${sql.join(fields.map((field) => sql.ref(columnOf[field])))}, created_at, updated_at)
    values (${sql.join(fields.map((field) => sql`${task[field]}`))}, ${tx.now}, ${tx.now})`);
}

const changeable = fields.filter((field) => !['id', 'createdBy', 'version'].includes(field));

/** Saves a changed task, one version on. */
export async function saveTask(tx: Transaction, task: Task): Promise<void> {
  const set = changeable.map((field) => sql`${sql.ref(columnOf[field])} = ${task[field]}`);
  await tx.run(sql`
    update activities.tasks set ${sql.join(set)}, version = version + 1, updated_at = ${tx.now} where id = ${task.id}`);
}

export function taskBatch(tx: Transaction, batchId: string): Promise<BatchEvent[]> {
  return batchEvents(tx, 'task', batchId);
}

/** Someone at work, with the team they belong to. */
export function findAssignee(tx: Transaction, id: string): Promise<{ teamId: string | null } | null> {
  return tx.asSystem(() =>
    tx.maybe(sql<{ teamId: string | null }>`
      select team_id as "teamId" from people.people where id = ${id} and state = 'active' and deleted_at is null`),
  );
}

export async function timeZoneOf(tx: Transaction): Promise<string> {
  const row = await tx.maybe(sql<{ timeZone: string }>`select time_zone as "timeZone" from platform.company`);
  return row?.timeZone ?? 'UTC';
}

/** Gives somebody's open tasks to another. @returns which, with the team they were in */
export function giveOpenTasks(
  tx: Transaction,
  from: string,
  to: string,
  teamId: string | null,
): Promise<{ id: string; teamId: string | null }[]> {
  return tx.all(sql<{ id: string; teamId: string | null }>`
    with open as (
      select id, team_id from activities.tasks
      where assignee_id = ${from} and done_at is null and deleted_at is null for no key update)
    update activities.tasks t set assignee_id = ${to}, team_id = ${teamId}, version = version + 1, updated_at = ${tx.now}
    from open where t.id = open.id returning t.id, open.team_id as "teamId"`);
}

export type Reminder = { id: string; assigneeId: string; title: string; dueOn: string | null };

/** Marks reminders that fell due, at most `limit`. */
export function takeReminders(tx: Transaction, limit: number): Promise<Reminder[]> {
  return tx.all(sql<Reminder>`
    update activities.tasks set reminded_at = ${tx.now}
    where id in (
      select id from activities.tasks
      where remind_at <= ${tx.now} and reminded_at is null and done_at is null and deleted_at is null
      order by remind_at limit ${limit} for update skip locked)
    returning id, assignee_id as "assigneeId", title, due_on as "dueOn"`);
}

// ── The calendar's address ───────────────────────────────────────────────────────────────────────────────────────────

/** Opens an address, or changes it: the earlier one is good no more. */
export async function saveFeed(tx: Transaction, tokenHash: Buffer): Promise<void> {
  await tx.run(sql`
    insert into activities.feeds (person_id, token_hash, created_at) values (${tx.actor.id}, ${tokenHash}, ${tx.now})
    on conflict (person_id) do update set token_hash = excluded.token_hash, created_at = excluded.created_at, read_at = null`);
}

export function deleteFeed(tx: Transaction): Promise<number> {
  return tx.run(sql`delete from activities.feeds where person_id = ${tx.actor.id}`);
}

/** Whose address it is; null when it is good no more. */
export async function personOfFeed(tx: Transaction, tokenHash: Buffer): Promise<string | null> {
  const row = await tx.maybe(sql<{ personId: string }>`
    update activities.feeds set read_at = ${tx.now} where token_hash = ${tokenHash} returning person_id as "personId"`);
  return row?.personId ?? null;
}

/** Tasks that an act made. */
export async function createdIn(tx: Transaction, batchId: string): Promise<string[]> {
  const rows = await tx.asSystem(() =>
    tx.all(sql<{ id: string }>`
      select subject_id as id from platform.events where batch_id = ${batchId} and subject_kind = 'task' and type = 'task.created'`),
  );
  return rows.map(({ id }) => id);
}
