import { newId } from '../../../kernel/ids.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { giveLead } from '../rules/give-lead.ts';
import { changesBetween } from '../rules/lead.ts';
import { findOwner, loadLeads, saveLeads, tellMany } from '../store.ts';
import { unfinishedLeadsOf } from '../store-hand-over.ts';

const atOnce = 1_000;

/**
 * What someone who left was still working on goes to a colleague, under one batch; what is finished keeps their name. Nothing happens when
 * the colleague has left meanwhile, or when it was done before. As Yaosu itself.
 */
export async function handOverLeads(tx: Transaction, from: string, to: string): Promise<void> {
  const person = await findOwner(tx, to);
  if (!person) return;
  const owner = { ownerId: to, teamId: person.teamId };
  const batchId = newId();
  for (;;) {
    const leads = await loadLeads(tx, await unfinishedLeadsOf(tx, from, atOnce));
    if (leads.length === 0) return;
    const given = leads.map((lead) => giveLead(lead, owner, tx.now));
    await saveLeads(tx, given, ['ownerId', 'teamId', 'assignedAt']);
    const told = given.map((lead, at) => ({
      id: lead.id,
      payload: { changes: changesBetween(leads[at]!, lead), handedOverFrom: from },
    }));
    await tellMany(tx, 'lead.assigned', batchId, told);
  }
}
