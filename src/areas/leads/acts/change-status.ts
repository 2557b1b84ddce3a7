import { must } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { changeStatus as decide, type StatusWish } from '../rules/change-status.ts';
import { companyToday, loadLead } from '../store.ts';
import { refuseStale, type Saved, saveChange } from './save-change.ts';

/** Moves a lead to another status. */
export async function changeStatus(
  tx: Transaction,
  id: string,
  version: number,
  wish: StatusWish,
): Promise<Saved> {
  const lead = await loadLead(tx, id);
  await refuseStale(tx, lead, version, wish);
  const today = wish.to === 'parked' ? await companyToday(tx) : '';
  return saveChange(tx, 'lead.statusChanged', lead, must(decide(lead, wish, today)));
}
