import { must } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { changesBetween, type Lead } from '../rules/lead.ts';
import { takeLead } from '../rules/take-lead.ts';
import { loadLead, saveLead, scoreOf } from '../store.ts';
import { tellLead } from '../tell-lead.ts';

/** A lead as it was when it was handed over. Nothing changes it any more. */
export type TakenLead = Readonly<Lead> & { readonly score: number | null };

/**
 * The handover to the pipeline: locks the lead, checks that it is qualified, marks it as converted, and returns what it was.
 * In the caller's transaction and under the caller's batch, so that both are undone together.
 *
 * @returns null when it has been taken already: whoever comes second asks the pipeline what became of it
 * @throws Refusal `record.notFound`, `lead.readOnly`, `lead.notQualified`
 */
export async function takeQualifiedLead(
  tx: Transaction,
  id: string,
  batchId: string,
): Promise<TakenLead | null> {
  const lead = await loadLead(tx, id);
  if (lead.status === 'converted') return null;
  const taken = must(takeLead(lead));
  const score = await scoreOf(tx, id);
  saveLead(tx, lead, taken);
  tellLead(tx, 'lead.converted', id, { changes: changesBetween(lead, taken) }, { batchId });
  return Object.freeze({ ...lead, score });
}
