import type { Transaction } from '../../../platform/db/transaction.ts';
import { eraseMailboxesAway } from '../store.ts';

const daysKept = 7;

/** Of mailboxes that were put away a week ago the passwords go, and all that is not filed. What is filed is part of the customers' history. */
export async function eraseAway(tx: Transaction): Promise<void> {
  await eraseMailboxesAway(tx, daysKept);
}
