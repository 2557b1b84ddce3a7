import type { Transaction } from '../../../platform/db/transaction.ts';
import { loadLead } from '../store.ts';
import { refuseStale, type Saved, saveChange } from './save-change.ts';

/** Puts a lead away: it is gone from lists and search, and undo brings it back. */
export async function deleteLead(tx: Transaction, id: string, version?: number): Promise<Saved> {
  const lead = await loadLead(tx, id);
  if (version !== undefined) await refuseStale(tx, lead, version, {});
  return saveChange(tx, 'lead.deleted', lead, { ...lead, deletedAt: tx.now.toISOString() });
}
