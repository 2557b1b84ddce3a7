import { Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { evidenceOf } from '../reads.ts';
import { assess, type VerdictName } from '../rules/verdict.ts';
import { deleteOverrule, loadFrame, saveOverrule } from '../store.ts';
import { qualifiedKind, type Subject } from '../subjects.ts';
import { tellQualification } from '../tell-qualification.ts';

/**
 * Sets another verdict than the computed one, with a reason that everybody sees beside it.
 *
 * @throws Refusal `record.notFound`, the subject's own read-only code, `qualification.alreadySo`
 */
export async function overruleVerdict(
  tx: Transaction,
  subject: Subject,
  verdict: VerdictName,
  reason: string,
): Promise<void> {
  const kind = qualifiedKind(subject.kind);
  await kind.hold(tx, subject.id);
  const { frame } = await loadFrame(tx);
  const { verdict: computed } = assess(frame, await tx.all(evidenceOf(kind, subject.id)), tx.now);
  if (computed === verdict) throw new Refusal('qualification.alreadySo', { verdict }, 'body.verdict');
  saveOverrule(tx, subject, verdict, computed, reason);
  tellQualification(tx, 'qualification.overruled', subject, { verdict, computed, reason });
}

/** Lets the computed verdict hold again; without an overrule nothing happens. */
export async function withdrawOverrule(tx: Transaction, subject: Subject): Promise<void> {
  await qualifiedKind(subject.kind).hold(tx, subject.id);
  const verdict = await deleteOverrule(tx, subject);
  if (verdict) tellQualification(tx, 'qualification.overruleWithdrawn', subject, { verdict });
}
