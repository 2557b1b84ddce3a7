import { newId } from '../../../../kernel/ids.ts';
import type { Transaction } from '../../../../platform/db/transaction.ts';
import { changesBetween, type Lead } from '../../rules/lead.ts';
import { loadLeads, saveLeads } from '../../store.ts';
import type { Given } from '../rules/give-out.ts';
import { tellRoomMany } from '../store-tell.ts';
import { assignMany } from './assign-by-rules.ts';

export type GivenOut = {
  /** Undoes it; null when nothing was given. */
  batchId: string | null;
  given: number;
  /** Still nobody's: nobody can take them now, or no rule fits. */
  left: number;
};

/** Gives leads that belong to nobody to whom the rules say. Leads that have an owner by now are left alone. */
export async function giveByRules(tx: Transaction, ids: readonly string[]): Promise<GivenOut> {
  // Whoever may start this need not see the leads afterwards, nor the team that gets them.
  return tx.asSystem(async () => {
    const leads = (await loadLeads(tx, ids)).filter(
      (lead) => lead.ownerId === null && lead.deletedAt === null,
    );
    const decided = await assignMany(tx, leads);
    const moved = leads.map((lead, at) => inHandsOf(lead, decided[at]!, tx.now));
    const changed = moved.flatMap((lead, at) => {
      const changes = changesBetween(leads[at]!, lead);
      return Object.keys(changes).length > 0 ? [{ lead, changes, ruleId: decided[at]?.ruleId ?? null }] : [];
    });
    const given = moved.filter((lead) => lead.ownerId !== null).length;
    if (changed.length === 0) return { batchId: null, given, left: leads.length - given };
    const batchId = newId();
    await saveLeads(
      tx,
      changed.map(({ lead }) => lead),
      ['ownerId', 'teamId', 'assignedAt'],
    );
    await tellRoomMany(
      tx,
      'lead.assignedByRule',
      batchId,
      changed.map(({ lead, changes, ruleId }) => ({ id: lead.id, payload: { changes, ruleId } })),
    );
    return { batchId, given, left: leads.length - given };
  });
}

function inHandsOf(lead: Lead, given: Given | null, now: Date): Lead {
  if (!given) return lead;
  const { ownerId, teamId } = given;
  if (ownerId === null) return { ...lead, teamId: teamId ?? lead.teamId };
  return { ...lead, ownerId, teamId, assignedAt: now.toISOString() };
}
