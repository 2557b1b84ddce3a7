import type { Transaction } from '../../../platform/db/transaction.ts';
import { tell } from '../../../platform/events/tell.ts';
import type { Counts } from './import-facts.ts';
import { ownersOfImported } from './store.ts';

/** Tells one event for all that an import brought; who listens doesn't hear its leads one by one. */
export async function tellImported(
  tx: Transaction,
  importId: string,
  state: 'done' | 'cancelled' | 'failed',
  { created, updated, rejected }: Counts,
): Promise<void> {
  const owners = created > 0 ? await ownersOfImported(tx, importId) : [];
  tell(tx, {
    type: 'leads.imported',
    subject: { kind: 'import', id: importId },
    batchId: importId,
    payload: { state, created, updated, rejected, owners },
  });
}
