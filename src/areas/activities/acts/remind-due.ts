import type { Transaction } from '../../../platform/db/transaction.ts';
import { takeReminders } from '../store.ts';
import { tellTask } from '../tell-activity.ts';

const most = 200;

/** Tells what is to be reminded of now, each once. @returns how many */
export async function remindDue(tx: Transaction): Promise<number> {
  const due = await takeReminders(tx, most);
  for (const { id, assigneeId, title, dueOn } of due)
    tellTask(tx, 'task.reminded', id, { assigneeId, title, dueOn });
  return due.length;
}
