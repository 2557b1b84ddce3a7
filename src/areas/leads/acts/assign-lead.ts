import { Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { giveLead, type Owner } from '../rules/give-lead.ts';
import { findOwner, loadLead } from '../store.ts';
import { refuseStale, type Saved, saveChange } from './save-change.ts';

/** Gives a lead to someone, or takes it from everyone. Who gives it away may not see it afterwards. */
export async function assignLead(
  tx: Transaction,
  id: string,
  version: number,
  ownerId: string | null,
): Promise<Saved> {
  const lead = await loadLead(tx, id);
  await refuseStale(tx, lead, version, { ownerId });
  const owner = await ownerOf(tx, ownerId);
  return tx.asSystem(async () => saveChange(tx, 'lead.assigned', lead, giveLead(lead, owner, tx.now)));
}

/** @throws Refusal `lead.noSuchOwner` when nobody at work has this id. */
export async function ownerOf(tx: Transaction, ownerId: string | null): Promise<Owner | null> {
  if (ownerId === null) return null;
  const person = await findOwner(tx, ownerId);
  if (!person) throw new Refusal('lead.noSuchOwner', {}, 'body.ownerId');
  return { ownerId, teamId: person.teamId };
}
