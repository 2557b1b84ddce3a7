import type { Transaction } from '../../../platform/db/transaction.ts';
import { evidenceOf } from '../reads.ts';
import type { DimensionState } from '../rules/confidence.ts';
import { assess } from '../rules/verdict.ts';
import { loadFrame } from '../store.ts';
import { qualifiedKind, type Subject } from '../subjects.ts';

/** Where the evidence for each dimension in use stands now: what another area's conditions may ask for. */
export async function standingsOf(
  tx: Transaction,
  subject: Subject,
): Promise<Record<string, DimensionState>> {
  const { frame } = await loadFrame(tx);
  const evidence = await tx.all(evidenceOf(qualifiedKind(subject.kind), subject.id));
  return Object.fromEntries(assess(frame, evidence, tx.now).dimensions.map(({ key, state }) => [key, state]));
}
