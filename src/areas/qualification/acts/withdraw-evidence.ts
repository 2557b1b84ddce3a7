import { Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { loadEvidence, setWithdrawn } from '../store.ts';
import { qualifiedKind } from '../subjects.ts';
import { tellQualification } from '../tell-qualification.ts';

/**
 * Takes a piece of evidence back, or lets it count again; doing so twice changes nothing.
 *
 * @throws Refusal `record.notFound`, the subject's own read-only code
 */
export async function withdrawEvidence(tx: Transaction, id: string, withdrawn: boolean): Promise<void> {
  const piece = await loadEvidence(tx, id);
  if (!piece) throw new Refusal('record.notFound');
  const subject = { kind: piece.subjectKind, id: piece.subjectId };
  await qualifiedKind(subject.kind).hold(tx, subject.id);
  if (piece.withdrawn === withdrawn) return;
  setWithdrawn(tx, id, withdrawn);
  const { dimension, polarity, strength, quote, saidBy } = piece;
  tellQualification(
    tx,
    withdrawn ? 'qualification.evidenceWithdrawn' : 'qualification.evidenceRestored',
    subject,
    { evidenceId: id, dimension, polarity, strength, quote, saidBy },
  );
}
