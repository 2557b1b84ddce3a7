import { Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { forgetAsked, loadFrame, saveAsked } from '../store.ts';
import { qualifiedKind, type Subject } from '../subjects.ts';
import { tellQualification } from '../tell-qualification.ts';

/**
 * Notes that a question of the bank was put, so that the next one is proposed; or that it wasn't after all.
 *
 * @throws Refusal `record.notFound`, the subject's own read-only code, `qualification.noSuchQuestion`
 */
export async function askQuestion(
  tx: Transaction,
  subject: Subject,
  questionId: string,
  asked: boolean,
): Promise<void> {
  await qualifiedKind(subject.kind).hold(tx, subject.id);
  if (!asked) {
    forgetAsked(tx, subject, questionId);
    return;
  }
  const { frame } = await loadFrame(tx);
  const question = frame.questions.find(({ id }) => id === questionId);
  if (!question) throw new Refusal('qualification.noSuchQuestion', {}, 'body.questionId');
  saveAsked(tx, subject, questionId);
  const { dimension, text } = question;
  tellQualification(tx, 'qualification.questionAsked', subject, {
    questionId,
    dimension,
    question: text[tx.actor.language],
  });
}
