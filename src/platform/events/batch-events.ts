import type { Changes } from '../../kernel/changes.ts';
import { sql } from '../db/sql.ts';
import type { Transaction } from '../db/transaction.ts';

/** One record's part in what an act changed. */
export type BatchEvent = { subjectId: string; actorId: string; changes: Changes };

/** What a batch changed of one kind of record, in its order, whoever may see it: the act decides who may take it back. */
export function batchEvents(tx: Transaction, kind: string, batchId: string): Promise<BatchEvent[]> {
  return tx.asSystem(() =>
    tx.all(sql<BatchEvent>`
      select subject_id as "subjectId", actor_id as "actorId", payload -> 'changes' as changes from platform.events
      where batch_id = ${batchId} and subject_kind = ${kind} and payload ? 'changes' order by tx, seq`),
  );
}
