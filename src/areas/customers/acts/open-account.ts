import { newId } from '../../../kernel/ids.ts';
import { must, Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { accountKeys } from '../record-keys.ts';
import type { TypedAccount } from '../rules/account-values.ts';
import { newAccount } from '../rules/new-records.ts';
import { insert, lockKeys, visibleAmong } from '../store.ts';
import { accountKind } from '../store-kinds.ts';
import { type SameAccount, sameAccounts } from '../store-same.ts';
import { tellAccount } from '../tell-customers.ts';
import { checkedAccount } from './checked-values.ts';
import { handsOf } from './hands.ts';
import { checkParent } from './place-account.ts';
import { rejudge } from './rejudge.ts';

export type AccountInput = TypedAccount & {
  /** Left out: whoever opens it; null: nobody. */
  ownerId?: string | null | undefined;
  importId?: string | undefined;
  /** When it really began, if not now (another system's record). */
  createdAt?: string | undefined;
  /** Open it although one with the same name, telephone or mail is there; never with the same credit code. */
  allowDuplicate?: boolean | undefined;
};
export type Opened = { id: string; version: number; ownerId: string | null; teamId: string | null };

/**
 * Opens an account, from whichever door it comes; in the caller's transaction.
 *
 * @throws Refusal `request.invalid` with every value that can't be understood, `account.nameMissing`, `account.duplicate`
 *   (facts.matches), `account.noSuchParent`, `account.hierarchyDeep`, `account.mayNotAssign`, `account.noSuchOwner`.
 */
export async function openAccount(tx: Transaction, input: AccountInput): Promise<Opened> {
  const { ownerId: wished, importId = null, allowDuplicate = false, createdAt, ...typed } = input;
  const values = await checkedAccount(tx, typed);
  const hands = await handsOf(tx, wished);
  const id = newId();
  const account = must(
    newAccount(values, { id, now: createdAt ? new Date(createdAt) : tx.now, ...hands, importId }),
  );
  if (account.parentId !== null) await checkParent(tx, account, account.parentId);
  const keys = accountKeys(account);
  lockKeys(tx, 'account', [
    keys.nameKey,
    ...keys.phoneKeys,
    ...keys.emailKeys,
    ...(account.creditCode ? [account.creditCode] : []),
  ]);
  const same = await sameAccounts(tx, keys, account.creditCode);
  const blocking = allowDuplicate ? same.filter((one) => one.by.includes('creditCode')) : same;
  if (blocking.length > 0) await refuseDuplicate(tx, blocking);

  insert(tx, accountKind, account);
  tellAccount(
    tx,
    'account.created',
    id,
    { ownerId: account.ownerId, source: account.source },
    { at: account.createdAt },
  );
  await rejudge(tx, [id]);
  return { id, version: account.version, ...hands };
}

/** Names the accounts that are the same: those the actor may not see only by owner and tier. */
export async function refuseDuplicate(tx: Transaction, found: readonly SameAccount[]): Promise<never> {
  const visible = await visibleAmong(
    tx,
    accountKind,
    found.map((one) => one.id),
  );
  const matches = found.map(({ id, by, tier, ownerName, name }) =>
    visible.has(id) ? { id, by, tier, ownerName, name } : { id: null, by, tier, ownerName },
  );
  throw new Refusal('account.duplicate', { matches, count: matches.length, owner: matches[0]!.ownerName });
}
