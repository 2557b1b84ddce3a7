import { must } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { editLead as decide } from '../rules/edit-lead.ts';
import { cleanValues, type TypedValues } from '../rules/lead-values.ts';
import { loadLead } from '../store.ts';
import { refuseProblems } from './capture-lead.ts';
import { refuseStale, type Saved, saveChange } from './save-change.ts';

/** Changes what is known about a lead, one field or many; what is left out stays. */
export async function editLead(
  tx: Transaction,
  id: string,
  version: number,
  typed: TypedValues,
): Promise<Saved> {
  const { values, problems } = cleanValues(typed);
  const lead = await loadLead(tx, id);
  await refuseStale(tx, lead, version, typed);
  refuseProblems(problems);
  return saveChange(tx, 'lead.edited', lead, must(decide(lead, values)));
}
