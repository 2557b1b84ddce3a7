import { must } from '../../../../kernel/outcome.ts';
import type { Transaction } from '../../../../platform/db/transaction.ts';
import { captureLead } from '../../acts/capture-lead.ts';
import { assignByRules } from '../../assignment/acts/assign-by-rules.ts';
import { giveByRules } from '../../assignment/acts/give-by-rules.ts';
import { tellRoom } from '../../assignment/tell-rooms.ts';
import { leadKeys } from '../../lead-keys.ts';
import { changeStatus } from '../../rules/change-status.ts';
import { changesBetween, type Lead } from '../../rules/lead.ts';
import { cleanValues, type TypedValues } from '../../rules/lead-values.ts';
import { keepScore, noteDealing } from '../../score/keep-scores.ts';
import { captureFacts, companyToday, loadLeads, sameLeads, saveLead } from '../../store.ts';
import type { FormRow, Submission } from '../store.ts';

export type Brought = { leadId: string; isNew: boolean };

/**
 * Makes a lead of a submission, shared out by the rules, with its clock running; or tells the owner of the one that is there
 * already that they asked again.
 */
export async function acceptSubmission(
  tx: Transaction,
  form: FormRow,
  submission: Pick<Submission, 'id' | 'fields' | 'utm' | 'consent'>,
  typed: TypedValues,
): Promise<Brought> {
  const { values } = cleanValues(typed);
  const { name = '', company = '', phones = [], emails = [] } = values;
  // Also holds off whoever captures the same person at this moment.
  const { same } = await captureFacts(tx, leadKeys({ name, company, phones, emails }), null);
  const [known] = same.length > 0 ? await sameLeads(tx, same) : [];
  if (known) return { leadId: await askAgain(tx, form, submission, known.id), isNew: false };

  // What the rules give to nobody belongs to the person who let it through, and to nobody when nobody did.
  const { id } = await captureLead(
    tx,
    { ...typed, utm: submission.utm, consent: submission.consent, allowDuplicate: true },
    assignByRules,
  );
  return { leadId: id, isNew: true };
}

async function askAgain(
  tx: Transaction,
  form: FormRow,
  { id, fields }: Pick<Submission, 'id' | 'fields'>,
  leadId: string,
): Promise<string> {
  return tx.asSystem(async () => {
    const [lead] = await loadLeads(tx, [leadId]);
    const after = await noticed(tx, lead!);
    const changes = changesBetween(lead!, after);
    await noteDealing(tx, leadId, { type: 'lead.askedAgain', at: tx.now.getTime() });
    if (Object.keys(changes).length > 0) saveLead(tx, lead!, after);
    else keepScore(tx, lead!);
    const said = form.definition.fields
      .filter(({ key }) => fields[key])
      .map(({ key, label }) => `${label}：${fields[key]}`)
      .join('\n');
    const { source, campaign } = form.definition;
    tellRoom(tx, 'lead.askedAgain', leadId, {
      formId: form.id,
      submissionId: id,
      said,
      source,
      campaign,
      changes,
    });
    if (lead!.ownerId === null) await giveByRules(tx, [leadId]);
    return leadId;
  });
}

/** On top of its owner's work list again: a parked one wakes. One that was disqualified or is a customer by now stays as it is. */
async function noticed(tx: Transaction, lead: Lead): Promise<Lead> {
  if (lead.status === 'disqualified' || lead.status === 'converted') return lead;
  const awake =
    lead.status === 'parked' ? must(changeStatus(lead, { to: 'working' }, await companyToday(tx))) : lead;
  return { ...awake, wokenAt: tx.now.toISOString() };
}
