import type { Transaction } from '../../../platform/db/transaction.ts';
import { load } from '../store.ts';
import { accountKind, type CustomerRecord, contactKind, type RecordKind } from '../store-kinds.ts';
import { refuseStale, type Saved, saveChange } from './save-change.ts';

/** Puts an account away: it is gone from lists and search, and undo brings it back. Its contacts stay. */
export function deleteAccount(tx: Transaction, id: string, version?: number): Promise<Saved> {
  return putAway(tx, accountKind, id, version);
}

/** Puts a contact away; undo brings them back. */
export function deleteContact(tx: Transaction, id: string, version?: number): Promise<Saved> {
  return putAway(tx, contactKind, id, version);
}

async function putAway<R extends CustomerRecord>(
  tx: Transaction,
  kind: RecordKind<R>,
  id: string,
  version: number | undefined,
): Promise<Saved> {
  const record = await load(tx, kind, id);
  if (version !== undefined) await refuseStale(tx, record, version, {});
  return saveChange(tx, kind, 'deleted', record, { ...record, deletedAt: tx.now.toISOString() });
}
