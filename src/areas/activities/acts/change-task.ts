import { newId } from '../../../kernel/ids.ts';
import { must, Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { finishTask, planTask, reopenTask, type Task, type TaskWish, taskChanges } from '../rules/task.ts';
import { loadTask, saveTask, timeZoneOf } from '../store.ts';
import { tellSubject, tellTask } from '../tell-activity.ts';
import { teamOf } from './plan-task.ts';

/** `batchId` undoes it; null when nothing changed. */
export type SavedTask = { id: string; version: number; batchId: string | null };

/** @throws Refusal `record.notFound`, `task.readOnly`, `record.stale`, those of planning */
export async function editTask(
  tx: Transaction,
  id: string,
  version: number,
  { assigneeId, ...wish }: TaskWish & { assigneeId?: string | undefined },
): Promise<SavedTask> {
  const task = await held(tx, id, version, wish);
  const planned = must(planTask(task, wish, await timeZoneOf(tx)));
  const given =
    assigneeId === undefined || assigneeId === task.assigneeId
      ? planned
      : { ...planned, assigneeId, teamId: await teamOf(tx, assigneeId), remindedAt: null };
  return save(tx, 'task.edited', task, given);
}

/** @throws Refusal `record.notFound`, `task.readOnly`, `record.stale`, `task.alreadyDone` */
export async function finish(
  tx: Transaction,
  id: string,
  version: number,
  result: string | null,
): Promise<SavedTask> {
  const task = await held(tx, id, version, { result });
  const done = must(finishTask(task, tx.actor.id, tx.now, result));
  tellSubject(tx, 'task.carriedOut', done);
  return save(tx, 'task.done', task, done);
}

/** @throws Refusal `record.notFound`, `task.readOnly`, `record.stale`, `task.notDone` */
export async function reopen(tx: Transaction, id: string, version: number): Promise<SavedTask> {
  const task = await held(tx, id, version, {});
  return save(tx, 'task.reopened', task, must(reopenTask(task)));
}

/** Puts a task away; undo brings it back. @throws Refusal `record.notFound`, `task.readOnly`, `record.stale` */
export async function deleteTask(
  tx: Transaction,
  id: string,
  version: number | undefined,
): Promise<SavedTask> {
  const task = await held(tx, id, version, {});
  return save(tx, 'task.deleted', task, { ...task, deletedAt: tx.now.toISOString() });
}

async function held(tx: Transaction, id: string, version: number | undefined, yours: object): Promise<Task> {
  const task = await loadTask(tx, id);
  if (version !== undefined && task.version !== version)
    throw new Refusal('record.stale', { who: null, current: task, yours });
  return task;
}

async function save(
  tx: Transaction,
  type: 'task.edited' | 'task.done' | 'task.reopened' | 'task.deleted',
  before: Task,
  after: Task,
): Promise<SavedTask> {
  const { id, version } = before;
  const changes = taskChanges(before, after);
  if (Object.keys(changes).length === 0) return { id, version, batchId: null };
  const batchId = newId();
  // Given to someone out of the actor's reach, the row leaves their sight with this very statement.
  await tx.asSystem(() => saveTask(tx, after));
  tellTask(tx, type, id, { changes }, batchId);
  return { id, version: version + 1, batchId };
}
