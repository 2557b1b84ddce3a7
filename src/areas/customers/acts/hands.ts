import { Refusal } from '../../../kernel/outcome.ts';
import { may } from '../../../platform/actor/actor.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { findOwner } from '../store.ts';

/** Whose a record is. */
export type Hands = { ownerId: string | null; teamId: string | null };

/**
 * Who a new record belongs to: whom the input names, else whoever opens it; null: nobody.
 *
 * @throws Refusal `account.mayNotAssign`, `account.noSuchOwner`
 */
export async function handsOf(tx: Transaction, wished: string | null | undefined): Promise<Hands> {
  if (wished === null) return { ownerId: null, teamId: null };
  const ownerId = wished ?? tx.actor.id;
  if (ownerId !== tx.actor.id && !may(tx.actor, 'customers.assign'))
    throw new Refusal('account.mayNotAssign', {}, 'body.ownerId');
  const person = await findOwner(tx, ownerId);
  if (!person && wished) throw new Refusal('account.noSuchOwner', {}, 'body.ownerId');
  return person ? { ownerId, teamId: person.teamId } : { ownerId: null, teamId: null };
}
