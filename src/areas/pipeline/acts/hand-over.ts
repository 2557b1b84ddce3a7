import { newId } from '../../../kernel/ids.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { giveOpportunity } from '../rules/give-opportunity.ts';
import { changesBetween } from '../rules/opportunity.ts';
import { findOwner, loadOpportunities, saveOpportunities, tellMany } from '../store.ts';
import { openOpportunitiesOf } from '../store-hand-over.ts';

const atOnce = 1_000;

/**
 * Open opportunities of someone who left go to a colleague, under one batch; what was won and lost keeps their name. Nothing happens when
 * the colleague has left meanwhile, or when it was done before. As Yaosu itself.
 */
export async function handOverOpportunities(tx: Transaction, from: string, to: string): Promise<void> {
  const person = await findOwner(tx, to);
  if (!person) return;
  const hands = { ownerId: to, teamId: person.teamId };
  const batchId = newId();
  for (;;) {
    const found = await loadOpportunities(tx, await openOpportunitiesOf(tx, from, atOnce));
    if (found.length === 0) return;
    const changed = found.map((before) => ({ before, after: giveOpportunity(before, hands) }));
    await saveOpportunities(tx, changed, ['ownerId', 'teamId']);
    const told = changed.map(({ before, after }) => ({
      id: after.id,
      payload: { changes: changesBetween(before, after), handedOverFrom: from },
    }));
    await tellMany(tx, 'opportunity.assigned', batchId, told);
  }
}
