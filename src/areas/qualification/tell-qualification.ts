import type { QualificationEvent, QualificationPayload } from '../../events/qualification.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { tell } from '../../platform/events/tell.ts';
import type { Subject } from './subjects.ts';

/** Tells one of the events that this room has declared. */
export function tellQualification<E extends QualificationEvent>(
  tx: Transaction,
  type: E,
  subject: Subject,
  payload: QualificationPayload<E>,
  batchId?: string,
): void {
  tell(tx, { type, subject, payload, ...(batchId && { batchId }) });
}
