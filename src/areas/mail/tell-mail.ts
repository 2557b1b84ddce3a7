import type { MailEvent, MailPayload } from '../../events/mail.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { tell } from '../../platform/events/tell.ts';

type About<Kind extends string> = Extract<MailEvent, `${Kind}.${string}`>;

/** Tells one of the events about a mailbox. */
export function tellMailbox<E extends About<'mailbox'>>(
  tx: Transaction,
  type: E,
  id: string,
  payload: MailPayload<E>,
): void {
  tell(tx, { type, subject: { kind: 'mailbox', id }, payload });
}

/** Tells one of the events about a thread. */
export function tellThread<E extends About<'mailThread'>>(
  tx: Transaction,
  type: E,
  id: string,
  payload: MailPayload<E>,
): void {
  tell(tx, { type, subject: { kind: 'mailThread', id }, payload });
}
