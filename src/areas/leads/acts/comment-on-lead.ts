import { newId } from '../../../kernel/ids.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { loadLead } from '../store.ts';
import { tellLead } from '../tell-lead.ts';

/** Writes a remark about a lead into its timeline. */
export async function commentOnLead(tx: Transaction, id: string, text: string): Promise<{ id: string }> {
  await loadLead(tx, id);
  const commentId = newId();
  tellLead(tx, 'lead.commented', id, { commentId, text: text.trim() });
  return { id: commentId };
}
