import { must } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { editLead as decide } from '../rules/edit-lead.ts';
import type { TypedValues } from '../rules/lead-values.ts';
import { loadLead } from '../store.ts';
import { checkedValues } from './checked-values.ts';
import { refuseStale, type Saved, saveChange } from './save-change.ts';

/** Changes what is known about a lead, one field or many; what is left out stays. */
export async function editLead(
  tx: Transaction,
  id: string,
  version: number,
  typed: TypedValues,
): Promise<Saved> {
  const lead = await loadLead(tx, id);
  await refuseStale(tx, lead, version, typed);
  const values = await checkedValues(tx, typed);
  return saveChange(tx, 'lead.edited', lead, must(decide(lead, values)));
}
