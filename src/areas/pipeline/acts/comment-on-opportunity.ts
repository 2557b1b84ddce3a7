import { newId } from '../../../kernel/ids.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { loadOpportunity } from '../store.ts';
import { tellOpportunity } from '../tell-opportunity.ts';

/** Writes a remark about an opportunity into its timeline. */
export async function commentOnOpportunity(
  tx: Transaction,
  id: string,
  text: string,
): Promise<{ id: string }> {
  await loadOpportunity(tx, id);
  const commentId = newId();
  tellOpportunity(tx, 'opportunity.commented', id, { commentId, text: text.trim() });
  return { id: commentId };
}
