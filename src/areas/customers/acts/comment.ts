import { newId } from '../../../kernel/ids.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { load } from '../store.ts';
import { accountKind, contactKind } from '../store-kinds.ts';
import { tellAccount, tellContact } from '../tell-customers.ts';

/** Writes a remark about an account into its timeline. */
export async function commentOnAccount(tx: Transaction, id: string, text: string): Promise<{ id: string }> {
  await load(tx, accountKind, id);
  const commentId = newId();
  tellAccount(tx, 'account.commented', id, { commentId, text: text.trim() });
  return { id: commentId };
}

/** Writes a remark about a contact into their timeline. */
export async function commentOnContact(tx: Transaction, id: string, text: string): Promise<{ id: string }> {
  await load(tx, contactKind, id);
  const commentId = newId();
  tellContact(tx, 'contact.commented', id, { commentId, text: text.trim() });
  return { id: commentId };
}
