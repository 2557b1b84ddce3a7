import { must, Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { placeBelow } from '../rules/hierarchy.ts';
import { lineAbove } from '../store-tree.ts';

/**
 * Whether an account may hang below another one, which the actor must see. All moves of the tree wait for each other, so that two
 * at the same moment can't close a circle.
 *
 * @throws Refusal `account.noSuchParent`, `account.hierarchyLoop` (facts.path), `account.hierarchyDeep`
 */
export async function checkParent(
  tx: Transaction,
  account: { id: string; name: string },
  parentId: string,
): Promise<void> {
  const line = await lineAbove(tx, parentId);
  if (line.length === 0) throw new Refusal('account.noSuchParent', {}, 'body.parentId');
  must(placeBelow(account, line));
}
