import { newId } from '../../../../kernel/ids.ts';
import type { Transaction } from '../../../../platform/db/transaction.ts';
import { settingsQuery } from '../../assignment/store-settings.ts';
import { tellRoomMany } from '../../assignment/store-tell.ts';
import { giveLead } from '../../rules/give-lead.ts';
import { changesBetween } from '../../rules/lead.ts';
import { loadLeads, saveLeads } from '../../store.ts';
import { type PoolSettings, poolSettings } from '../rules/pool-settings.ts';
import { enterPool, forgetOwned, staleLeads, warnStale } from '../store.ts';

/** So many at a time, so that no transaction holds its locks for long. */
const atOnce = 1000;

/**
 * Tells the owners of leads about to become stale, then takes back those whose owners were told in time. Nobody loses a lead
 * unwarned, not even on the day the rule is switched on. Run by Yaosu itself.
 *
 * @returns how many were told or taken; run again while it is not 0.
 */
export async function takeBackStale(tx: Transaction): Promise<number> {
  await forgetOwned(tx);
  const settings = poolSettings((await tx.maybe(settingsQuery('pool')))?.value);
  if (!settings.takeBack) return 0;
  return (await announce(tx, settings)) + (await takeBack(tx, settings));
}

async function announce(tx: Transaction, settings: PoolSettings): Promise<number> {
  const warned = await warnStale(tx, settings, atOnce);
  const told = warned.map(({ id, ownerId, idleSince }) => ({
    id,
    payload: { ownerId, idleSince, goesOn: goesOn(idleSince, settings, tx.now) },
  }));
  await tellRoomMany(tx, 'lead.takeBackAnnounced', newId(), told);
  return warned.length;
}

/** When its time is up, but not before the warning has stood its days. */
function goesOn(idleSince: string, { idleDays, warnDays }: PoolSettings, now: Date): string {
  const day = 86_400_000;
  return new Date(
    Math.max(Date.parse(idleSince) + idleDays * day, now.getTime() + warnDays * day),
  ).toISOString();
}

async function takeBack(tx: Transaction, settings: PoolSettings): Promise<number> {
  const stale = new Map((await staleLeads(tx, settings, atOnce)).map((one) => [one.id, one.idleSince]));
  if (stale.size === 0) return 0;
  const leads = await loadLeads(tx, [...stale.keys()]);
  const freed = leads.map((lead) => giveLead(lead, null, tx.now));
  await saveLeads(tx, freed, ['ownerId', 'assignedAt']);
  enterPool(
    tx,
    leads.map(({ id, ownerId }) => ({ leadId: id, personId: ownerId, cause: 'takenBack', reason: null })),
  );
  const told = leads.map((lead, at) => ({
    id: lead.id,
    payload: { changes: changesBetween(lead, freed[at]!), idleSince: stale.get(lead.id)! },
  }));
  await tellRoomMany(tx, 'lead.takenBack', newId(), told);
  return leads.length;
}
