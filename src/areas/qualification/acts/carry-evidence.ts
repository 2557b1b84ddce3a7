import type { Transaction } from '../../../platform/db/transaction.ts';
import { copyEvidence } from '../store.ts';
import { qualifiedKind, type Subject } from '../subjects.ts';

/**
 * Gives everything that speaks for and against one subject to another that grew out of it (an opportunity from its lead), with who
 * said it and when. Undone together with the batch. The caller holds both.
 */
export function carryEvidence(tx: Transaction, from: Subject, to: Subject, batchId: string): void {
  copyEvidence(tx, qualifiedKind(from.kind).history(from.id), from.kind, to, batchId);
}
