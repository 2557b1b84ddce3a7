import type { Transaction } from '../../../platform/db/transaction.ts';
import { tell } from '../../../platform/events/tell.ts';
import { deleteFeed, saveFeed } from '../store.ts';

/** Lets whoever knows a new address read the actor's plans; an earlier address ends. @param tokenHash what is kept of the address */
export async function openFeed(tx: Transaction, tokenHash: Buffer): Promise<void> {
  await saveFeed(tx, tokenHash);
  tell(tx, { type: 'calendarFeed.opened', subject: { kind: 'person', id: tx.actor.id } });
}

/** Ends the address; without one nothing happens. */
export async function closeFeed(tx: Transaction): Promise<void> {
  if ((await deleteFeed(tx)) > 0)
    tell(tx, { type: 'calendarFeed.closed', subject: { kind: 'person', id: tx.actor.id } });
}
