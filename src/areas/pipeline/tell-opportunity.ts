import type { OpportunityEvent, OpportunityPayload } from '../../events/pipeline.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { tell } from '../../platform/events/tell.ts';

/** Tells one of the events that this room has declared, about one opportunity. */
export function tellOpportunity<E extends OpportunityEvent>(
  tx: Transaction,
  type: E,
  id: string,
  payload: OpportunityPayload<E>,
  more: { batchId?: string; at?: string } = {},
): void {
  tell(tx, { type, subject: { kind: 'opportunity', id }, payload, ...more });
}
