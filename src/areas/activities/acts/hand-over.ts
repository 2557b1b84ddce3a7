import { newId } from '../../../kernel/ids.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { tellMany } from '../../../platform/events/tell-many.ts';
import { findAssignee, giveOpenTasks } from '../store.ts';

/** Open tasks of someone who left go to a colleague, under one batch; nothing when the colleague has left meanwhile. As Yaosu itself. */
export async function handOverTasks(tx: Transaction, from: string, to: string): Promise<void> {
  const person = await findAssignee(tx, to);
  if (!person) return;
  const given = await giveOpenTasks(tx, from, to, person.teamId);
  const told = given.map(({ id, teamId }) => ({
    id,
    payload: {
      changes: {
        assigneeId: [from, to],
        ...(teamId !== person.teamId && { teamId: [teamId, person.teamId] }),
      },
      handedOverFrom: from,
    },
  }));
  await tellMany(tx, 'task.edited', 'task', newId(), told);
}
