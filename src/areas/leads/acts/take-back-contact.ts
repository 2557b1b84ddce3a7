import { newId } from '../../../kernel/ids.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { forgetDealings } from '../score/keep-scores.ts';
import { tellMany } from '../store.ts';
import { undoBatch } from './undo-batch.ts';

/** A communication was no contact with this lead after all: what it moved goes back, and it counts no more. */
export async function takeBackContact(tx: Transaction, id: string, batch: string): Promise<void> {
  const { batchId } = await undoBatch(tx, batch);
  if (batchId !== null) return;
  // It had moved nothing that still stands; the timeline and the measures are told all the same.
  await forgetDealings(tx, batch);
  await tellMany(tx, 'lead.undone', newId(), [{ id, payload: { changes: {}, undoes: batch } }]);
}
