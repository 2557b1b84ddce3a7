import { newId } from '../../../kernel/ids.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { tellAccount, tellContact } from '../tell-customers.ts';

/**
 * A communication was no contact with this account or contact after all: their timelines say so. When somebody was last reached stays:
 * what else was logged meanwhile is not asked again.
 */
export function takeBackContact(
  tx: Transaction,
  kind: 'account' | 'contact',
  id: string,
  batch: string,
): void {
  const [undone, more] = [{ changes: {}, undoes: batch }, { batchId: newId() }];
  if (kind === 'account') tellAccount(tx, 'account.undone', id, undone, more);
  else tellContact(tx, 'contact.undone', id, undone, more);
}
