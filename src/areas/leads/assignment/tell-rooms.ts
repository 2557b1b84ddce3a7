import type {
  LeadRoomEvent,
  LeadRoomPayload,
  LeadSettingEvent,
  LeadSettingPayload,
} from '../../../events/lead-rooms.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { tell } from '../../../platform/events/tell.ts';

/** Tells one of the events that sharing out, pool, duplicates and forms have declared, about one lead. */
export function tellRoom<E extends LeadRoomEvent>(
  tx: Transaction,
  type: E,
  leadId: string,
  payload: LeadRoomPayload<E>,
  batchId?: string,
): void {
  tell(tx, { type, subject: { kind: 'lead', id: leadId }, payload, ...(batchId && { batchId }) });
}

/** Tells that a rule, a form, a setting changed, or what a person did. */
export function tellSetting<E extends LeadSettingEvent>(
  tx: Transaction,
  type: E,
  subject: { kind: string; id: string },
  payload: LeadSettingPayload<E>,
): void {
  tell(tx, { type, subject, payload });
}
