import type { AccountEvent, AccountPayload, ContactEvent, ContactPayload } from '../../events/customers.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { tell } from '../../platform/events/tell.ts';

type More = { batchId?: string; at?: string };

/** Tells one of the events that this room has declared, about one account. */
export function tellAccount<E extends AccountEvent>(
  tx: Transaction,
  type: E,
  id: string,
  payload: AccountPayload<E>,
  more: More = {},
): void {
  tell(tx, { type, subject: { kind: 'account', id }, payload, ...more });
}

/** The same about one contact. */
export function tellContact<E extends ContactEvent>(
  tx: Transaction,
  type: E,
  id: string,
  payload: ContactPayload<E>,
  more: More = {},
): void {
  tell(tx, { type, subject: { kind: 'contact', id }, payload, ...more });
}
