import { must } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { accountKeys } from '../record-keys.ts';
import type { TypedAccount } from '../rules/account-values.ts';
import { editAccount as decide } from '../rules/new-records.ts';
import { load } from '../store.ts';
import { accountKind } from '../store-kinds.ts';
import { sameAccounts } from '../store-same.ts';
import { lockTree } from '../store-tree.ts';
import { checkedAccount } from './checked-values.ts';
import { refuseDuplicate } from './open-account.ts';
import { checkParent } from './place-account.ts';
import { rejudge } from './rejudge.ts';
import { refuseStale, type Saved, saveChange } from './save-change.ts';

/**
 * Changes what is known about an account, one field or many; what is left out stays.
 *
 * @throws Refusal `record.stale`, `account.hierarchyLoop`, `account.duplicate` when another account has the credit code, and those of
 *   the values.
 */
export async function editAccount(
  tx: Transaction,
  id: string,
  version: number,
  typed: TypedAccount,
): Promise<Saved> {
  if (typed.parentId) lockTree(tx);
  const account = await load(tx, accountKind, id);
  await refuseStale(tx, account, version, typed);
  const values = await checkedAccount(tx, typed);
  const edited = must(decide(account, values));
  if (edited.parentId !== null && edited.parentId !== account.parentId)
    await checkParent(tx, edited, edited.parentId);
  if (edited.creditCode !== null && edited.creditCode !== account.creditCode) {
    const same = await sameAccounts(tx, accountKeys(edited), edited.creditCode, id);
    const taken = same.filter((one) => one.by.includes('creditCode'));
    if (taken.length > 0) await refuseDuplicate(tx, taken);
  }
  const saved = saveChange(tx, accountKind, 'edited', account, edited);
  if ('nextStepOn' in saved.changes) await rejudge(tx, [id]);
  return saved;
}
