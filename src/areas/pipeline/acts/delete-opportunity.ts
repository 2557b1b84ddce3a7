import type { Transaction } from '../../../platform/db/transaction.ts';
import { loadOpportunity } from '../store.ts';
import { refuseStale, type Saved, saveChange } from './save-change.ts';

/** Puts an opportunity away: it is gone from lists, sums and search, and undo brings it back. */
export async function deleteOpportunity(tx: Transaction, id: string, version?: number): Promise<Saved> {
  const opportunity = await loadOpportunity(tx, id);
  if (version !== undefined) await refuseStale(tx, opportunity, version, {});
  return saveChange(tx, 'opportunity.deleted', opportunity, {
    ...opportunity,
    deletedAt: tx.now.toISOString(),
  });
}
