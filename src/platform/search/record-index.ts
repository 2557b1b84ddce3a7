import type { Transaction } from '../db/transaction.ts';
import { documentOf, type Findable } from './document.ts';
import { move, remove, upsert } from './store.ts';

/** Makes a record findable as it is now. Sent with COMMIT: it costs the act no trip of its own. */
export function indexRecord(tx: Transaction, record: Findable): void {
  tx.later(upsert(documentOf(record)));
}

/** Makes records unfindable: deleted, merged away. */
export function unindexRecords(tx: Transaction, kind: string, ids: readonly string[]): void {
  if (ids.length > 0) tx.later(remove(kind, ids));
}

/** Records that changed hands: from now on found by whom they are visible to. */
export function moveRecords(
  tx: Transaction,
  kind: string,
  ids: readonly string[],
  ownerId: string | null,
  teamId: string | null,
): void {
  if (ids.length > 0) tx.later(move(kind, ids, ownerId, teamId));
}
