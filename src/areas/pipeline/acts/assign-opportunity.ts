import { Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { giveOpportunity, type Hands } from '../rules/give-opportunity.ts';
import { findOwner, loadOpportunity } from '../store.ts';
import { refuseStale, type Saved, saveChange } from './save-change.ts';

/** Gives an opportunity to someone, or takes it from everyone. Who gives it away may not see it afterwards. */
export async function assignOpportunity(
  tx: Transaction,
  id: string,
  version: number,
  ownerId: string | null,
): Promise<Saved> {
  const opportunity = await loadOpportunity(tx, id);
  await refuseStale(tx, opportunity, version, { ownerId });
  const owner = await handsOf(tx, ownerId);
  return tx.asSystem(async () =>
    saveChange(tx, 'opportunity.assigned', opportunity, giveOpportunity(opportunity, owner)),
  );
}

/** @throws Refusal `opportunity.noSuchOwner` when nobody at work has this id. */
export async function handsOf(tx: Transaction, ownerId: string | null): Promise<Hands | null> {
  if (ownerId === null) return null;
  const person = await findOwner(tx, ownerId);
  if (!person) throw new Refusal('opportunity.noSuchOwner', {}, 'body.ownerId');
  return { ownerId, teamId: person.teamId };
}
