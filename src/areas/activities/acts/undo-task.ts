import { joinChanges } from '../../../kernel/changes.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { taskChanges, undoTask } from '../rules/task.ts';
import { createdIn, loadTasks, saveTask, taskBatch } from '../store.ts';
import { tellTask } from '../tell-activity.ts';

export type UndoneTask = { batchId: string | null; undone: number; kept: { id: string; fields: string[] }[] };

/**
 * Takes back what one act changed; a task that it made is put away.
 *
 * @throws Refusal `task.nothingToUndo`
 */
export async function undoTaskBatch(tx: Transaction, batch: string): Promise<UndoneTask> {
  const events = await taskBatch(tx, batch);
  const created = await createdIn(tx, batch);
  const ids = [...new Set([...events.map((one) => one.subjectId), ...created])];
  const tasks = await loadTasks(tx, ids);
  if (tasks.length === 0) throw new Refusal('task.nothingToUndo', { batchId: batch });
  const batchId = newId();
  const kept: UndoneTask['kept'] = [];
  let undone = 0;
  for (const task of tasks) {
    const changes = joinChanges(events.filter((one) => one.subjectId === task.id).map((one) => one.changes));
    const back = created.includes(task.id)
      ? { task: { ...task, deletedAt: task.deletedAt ?? tx.now.toISOString() }, kept: [] }
      : undoTask(task, changes);
    if (back.kept.length > 0) kept.push({ id: task.id, fields: back.kept });
    const moved = taskChanges(task, back.task);
    if (Object.keys(moved).length === 0) continue;
    await tx.asSystem(() => saveTask(tx, back.task));
    tellTask(tx, 'task.undone', task.id, { changes: moved, undoes: batch }, batchId);
    undone++;
  }
  return { batchId: undone > 0 ? batchId : null, undone, kept };
}
