import { newId } from '../../../../kernel/ids.ts';
import { Refusal } from '../../../../kernel/outcome.ts';
import type { Transaction } from '../../../../platform/db/transaction.ts';
import { refuseStale } from '../../acts/save-change.ts';
import { tellRoom } from '../../assignment/tell-rooms.ts';
import { giveLead } from '../../rules/give-lead.ts';
import { changesBetween } from '../../rules/lead.ts';
import { openStatuses } from '../../rules/lead-states.ts';
import { loadLead, saveLead } from '../../store.ts';
import { enterPool } from '../store.ts';

/**
 * Puts a lead into the pool, with a reason for whoever claims it next.
 *
 * @returns a batch that undoes it while nobody has claimed the lead.
 * @throws Refusal `pool.notOpen` for one that is converted, parked or disqualified, `record.stale`
 */
export async function putBackLead(
  tx: Transaction,
  id: string,
  version: number,
  reason: string,
): Promise<{ id: string; version: number; batchId: string }> {
  const lead = await loadLead(tx, id);
  await refuseStale(tx, lead, version, { reason });
  if (!(openStatuses as readonly string[]).includes(lead.status))
    throw new Refusal('pool.notOpen', { status: lead.status });
  const freed = giveLead(lead, null, tx.now);
  const batchId = newId();
  return tx.asSystem(async () => {
    saveLead(tx, lead, freed);
    enterPool(tx, [{ leadId: id, personId: lead.ownerId, cause: 'putBack', reason }]);
    tellRoom(tx, 'lead.putBack', id, { changes: changesBetween(lead, freed), reason }, batchId);
    return { id, version: lead.version + 1, batchId };
  });
}
