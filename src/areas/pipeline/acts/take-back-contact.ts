import { newId } from '../../../kernel/ids.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { tellMany } from '../store.ts';
import { undoBatch } from './undo-batch.ts';

/** A communication was none about this opportunity after all: what it moved goes back, and the timeline says so. */
export async function takeBackContact(tx: Transaction, id: string, batch: string): Promise<void> {
  const { batchId } = await undoBatch(tx, batch);
  if (batchId !== null) return;
  await tellMany(tx, 'opportunity.undone', newId(), [{ id, payload: { changes: {}, undoes: batch } }]);
}
