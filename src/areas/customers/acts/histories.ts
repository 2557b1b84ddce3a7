import type { Transaction } from '../../../platform/db/transaction.ts';
import { addHistory, removeHistory } from '../store-histories.ts';
import { tellAccount, tellContact } from '../tell-customers.ts';

/** Whose history is shown with an account or a contact. */
export type Attachment = {
  accountId?: string;
  contactId?: string;
  /** The record it came from: `{ kind: 'lead', id }`. */
  of: { kind: string; id: string };
};

/**
 * From now on the account's (or the contact's) timeline shows what happened to another record, above all to the lead it came from, and
 * whoever sees the account may read it. In the caller's transaction.
 */
export function attachHistory(tx: Transaction, { accountId, contactId, of }: Attachment): void {
  const told = { ofKind: of.kind, ofId: of.id };
  if (accountId) {
    addHistory(tx, { accountId, contactId: null, ofKind: of.kind, ofId: of.id, mergeId: null });
    tellAccount(tx, 'account.historyAttached', accountId, told);
  }
  if (contactId) {
    addHistory(tx, { accountId: null, contactId, ofKind: of.kind, ofId: of.id, mergeId: null });
    tellContact(tx, 'contact.historyAttached', contactId, told);
  }
}

/** Takes that back: when a conversion is undone. */
export function detachHistory(tx: Transaction, { accountId, contactId, of }: Attachment): void {
  const told = { ofKind: of.kind, ofId: of.id };
  if (accountId) {
    removeHistory(tx, { accountId, contactId: null, ofKind: of.kind, ofId: of.id });
    tellAccount(tx, 'account.historyDetached', accountId, told);
  }
  if (contactId) {
    removeHistory(tx, { accountId: null, contactId, ofKind: of.kind, ofId: of.id });
    tellContact(tx, 'contact.historyDetached', contactId, told);
  }
}
