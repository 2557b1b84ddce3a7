import { must } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { priced } from '../ground.ts';
import { editOpportunity as decide } from '../rules/edit-opportunity.ts';
import type { TypedValues } from '../rules/opportunity-values.ts';
import { loadGround, loadOpportunity } from '../store.ts';
import { checkedValues } from './checked-values.ts';
import { refuseStale, type Saved, saveChange } from './save-change.ts';

/** Changes what is known about an opportunity, one field or many; what is left out stays. */
export async function editOpportunity(
  tx: Transaction,
  id: string,
  version: number,
  typed: TypedValues,
): Promise<Saved> {
  const opportunity = await loadOpportunity(tx, id);
  await refuseStale(tx, opportunity, version, typed);
  const values = await checkedValues(tx, typed);
  const edited = must(decide(opportunity, values, tx.now));
  const touchesMoney = 'amount' in values || 'currency' in values;
  const after = touchesMoney ? priced(await loadGround(tx), opportunity, edited) : edited;
  return saveChange(tx, 'opportunity.edited', opportunity, after);
}
