import type { DemoEvent, DemoPayload } from '../events/demo.ts';
import { companySubject } from '../platform/company/set-up-company.ts';
import type { Transaction } from '../platform/db/transaction.ts';
import { tell } from '../platform/events/tell.ts';

/** Tells what happened to the demo company. */
export function tellDemo<E extends DemoEvent>(tx: Transaction, type: E, payload: DemoPayload<E>): void {
  tell(tx, { type, subject: companySubject, payload });
}
