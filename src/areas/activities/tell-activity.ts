import type { ActivityEvent, ActivityPayload } from '../../events/activities.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { tell } from '../../platform/events/tell.ts';
import type { Task } from './rules/task.ts';

/** Tells one of the events that this room has declared, about a task. */
export function tellTask<E extends ActivityEvent>(
  tx: Transaction,
  type: E,
  taskId: string,
  payload: ActivityPayload<E>,
  batchId?: string,
): void {
  tell(tx, { type, subject: { kind: 'task', id: taskId }, payload, ...(batchId && { batchId }) });
}

/** Tells the record that a task is about, so that its timeline shows what is planned and what was done. */
export function tellSubject(tx: Transaction, type: 'task.planned' | 'task.carriedOut', task: Task): void {
  const { subjectKind, subjectId, id: taskId, title, dueOn, result } = task;
  if (subjectKind === null || subjectId === null) return;
  const about = { taskId, title, dueOn };
  const payload = type === 'task.planned' ? about : { ...about, result };
  tell(tx, { type, subject: { kind: subjectKind, id: subjectId }, payload });
}
