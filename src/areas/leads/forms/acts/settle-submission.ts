import { Refusal } from '../../../../kernel/outcome.ts';
import { loadCustomFields } from '../../../../platform/custom-fields/load-custom-fields.ts';
import type { Transaction } from '../../../../platform/db/transaction.ts';
import { tellSetting } from '../../assignment/tell-rooms.ts';
import { readSubmission } from '../rules/read-submission.ts';
import { doubtAgain, formOf, loadQuarantined, settleSubmission } from '../store.ts';
import { acceptSubmission, type Brought } from './accept-submission.ts';

/** A doubted submission is real after all: it becomes a lead as if it had never been doubted. */
export async function releaseSubmission(tx: Transaction, id: string): Promise<Brought> {
  const submission = await loadQuarantined(tx, id);
  if (!submission) throw new Refusal('form.notDoubted');
  const form = await formOf(tx, submission.formId);
  const { values } = readSubmission(
    form.definition,
    submission.fields,
    true,
    await loadCustomFields(tx, 'lead'),
  );
  const brought = await acceptSubmission(tx, form, submission, values);
  settleSubmission(tx, id, { state: 'accepted', ...brought, by: tx.actor.id });
  tellSetting(tx, 'submission.released', { kind: 'formSubmission', id }, brought);
  return brought;
}

/** A doubted submission is nothing; it stays in the list of discarded ones and can be doubted again. */
export async function discardSubmission(tx: Transaction, id: string): Promise<void> {
  if (!(await loadQuarantined(tx, id))) throw new Refusal('form.notDoubted');
  settleSubmission(tx, id, { state: 'discarded', leadId: null, isNew: null, by: tx.actor.id });
  tellSetting(tx, 'submission.discarded', { kind: 'formSubmission', id }, {});
}

/** Takes discarding back. */
export async function restoreSubmission(tx: Transaction, id: string): Promise<void> {
  if (!(await doubtAgain(tx, id))) throw new Refusal('form.notDoubted');
}
