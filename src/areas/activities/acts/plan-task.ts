import { newId } from '../../../kernel/ids.ts';
import { must, Refusal } from '../../../kernel/outcome.ts';
import { scopeOf } from '../../../platform/actor/actor.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { planTask, type Task, type TaskWish } from '../rules/task.ts';
import { findAssignee, insertTask, timeZoneOf } from '../store.ts';
import { tellSubject, tellTask } from '../tell-activity.ts';

export type NewTask = TaskWish & {
  title: string;
  assigneeId?: string | undefined;
  subject?: { kind: string; id: string } | null | undefined;
};

/**
 * Plans something for oneself or a colleague. The caller has made sure that the record it is about is there for the actor.
 *
 * @returns a batch that takes it away again
 * @throws Refusal `task.noTitle`, `task.timeWithoutDay`, `task.noSuchAssignee`, `task.mayNotAssign`
 */
export async function createTask(
  tx: Transaction,
  { assigneeId = tx.actor.id, subject, ...wish }: NewTask,
): Promise<{ id: string; version: number; batchId: string }> {
  const teamId = await teamOf(tx, assigneeId);
  const blank: Task = {
    id: newId(),
    kind: 'todo',
    title: '',
    note: null,
    place: null,
    subjectKind: subject?.kind ?? null,
    subjectId: subject?.id ?? null,
    assigneeId,
    teamId,
    createdBy: tx.actor.id,
    dueOn: null,
    startsAt: null,
    minutes: null,
    remindMinutes: null,
    remindAt: null,
    remindedAt: null,
    doneAt: null,
    doneBy: null,
    result: null,
    version: 1,
    deletedAt: null,
  };
  const task = must(planTask(blank, wish, await timeZoneOf(tx)));
  const batchId = newId();
  await insertTask(tx, task);
  const { id, kind, title, dueOn } = task;
  tellTask(tx, 'task.created', id, { kind, title, assigneeId, dueOn }, batchId);
  tellSubject(tx, 'task.planned', task);
  return { id, version: 1, batchId };
}

/**
 * The team of whom a task is given to.
 *
 * @throws Refusal `task.noSuchAssignee`, `task.mayNotAssign`
 */
export async function teamOf(tx: Transaction, assigneeId: string): Promise<string | null> {
  const assignee = await findAssignee(tx, assigneeId);
  if (!assignee) throw new Refusal('task.noSuchAssignee', {}, 'body.assigneeId');
  const scope = scopeOf(tx.actor, 'tasks.write');
  const reached =
    scope === 'all' ||
    assigneeId === tx.actor.id ||
    (scope === 'team' && assignee.teamId !== null && tx.actor.teams.includes(assignee.teamId));
  if (!reached) throw new Refusal('task.mayNotAssign', {}, 'body.assigneeId');
  return assignee.teamId;
}
