import type { LeadEvent, LeadPayload } from '../../events/leads.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { tell } from '../../platform/events/tell.ts';

/** Tells one of the events that this room has declared, about one lead. */
export function tellLead<E extends LeadEvent>(
  tx: Transaction,
  type: E,
  id: string,
  payload: LeadPayload<E>,
  more: { batchId?: string; at?: string } = {},
): void {
  tell(tx, { type, subject: { kind: 'lead', id }, payload, ...more });
}
