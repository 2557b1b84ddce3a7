import { newId } from '../../../kernel/ids.ts';
import { must } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { changeStatus } from '../rules/change-status.ts';
import { changesBetween } from '../rules/lead.ts';
import { companyToday, foldTallyLines, loadWaking, markMissed, saveLeads, tellMany } from '../store.ts';

/** So many at a time, so that no transaction holds its locks for long. */
const atOnce = 1000;

/** Brings parked leads back on their day, as work. Run by Yaosu itself. @returns how many; run again while it is not 0. */
export async function wakeParked(tx: Transaction): Promise<number> {
  const today = await companyToday(tx);
  const parked = await loadWaking(tx, today, atOnce);
  const woken = parked.map((lead) => ({
    ...must(changeStatus(lead, { to: 'working' }, today)),
    wokenAt: tx.now.toISOString(),
  }));
  await saveLeads(tx, woken, ['status', 'wakeOn', 'wokenAt']);
  const told = woken.map((lead, at) => ({
    id: lead.id,
    payload: { changes: changesBetween(parked[at]!, lead) },
  }));
  await tellMany(tx, 'lead.woken', newId(), told);
  return woken.length;
}

/** Says once of each lead that its first response is overdue. Run by Yaosu itself. @returns how many. */
export async function escalateMissed(tx: Transaction): Promise<number> {
  const missed = await markMissed(tx, atOnce);
  const told = missed.map(({ id, responseDueAt, ownerId }) => ({ id, payload: { responseDueAt, ownerId } }));
  await tellMany(tx, 'lead.responseMissed', newId(), told);
  return missed.length;
}

/** Keeps the tally short. Run by Yaosu itself. @returns how many lines fewer there are. */
export function foldTally(tx: Transaction): Promise<number> {
  return foldTallyLines(tx);
}
