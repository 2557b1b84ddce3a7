import { must, Refusal } from '../../../../kernel/outcome.ts';
import type { Transaction } from '../../../../platform/db/transaction.ts';
import { settingsQuery } from '../../assignment/store-settings.ts';
import { tellRoom } from '../../assignment/tell-rooms.ts';
import { giveLead } from '../../rules/give-lead.ts';
import { changesBetween } from '../../rules/lead.ts';
import { findOwner, loadLeads, saveLead } from '../../store.ts';
import { mayClaim } from '../rules/may-claim.ts';
import { poolSettings } from '../rules/pool-settings.ts';
import { claimFacts, leavePool } from '../store.ts';

/**
 * Takes a lead out of the pool for oneself. Of two at the same moment one waits for the other, and finds it gone.
 *
 * @throws Refusal `pool.gone` (also for a lead that is not there at all: ids can't be tried out), `pool.enoughToday`,
 *   `pool.holdsEnough`, `pool.cooling`, `pool.notAPerson`
 */
export async function claimLead(tx: Transaction, id: string): Promise<{ id: string; version: number }> {
  const me = tx.actor.id;
  const person = await findOwner(tx, me);
  if (!person) throw new Refusal('pool.notAPerson');
  return tx.asSystem(async () => {
    const [lead] = await loadLeads(tx, [id]);
    const facts = await claimFacts(tx, id, me);
    const settings = poolSettings((await tx.maybe(settingsQuery('pool')))?.value);
    must(mayClaim(facts, settings, tx.now));
    const mine = giveLead(lead!, { ownerId: me, teamId: person.teamId }, tx.now);
    saveLead(tx, lead!, mine);
    leavePool(tx, id, me);
    tellRoom(tx, 'lead.claimed', id, { changes: changesBetween(lead!, mine) });
    return { id, version: lead!.version + 1 };
  });
}
