import { Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import type { Tier } from '../rules/standing.ts';
import { load } from '../store.ts';
import { accountKind } from '../store-kinds.ts';
import { feedAccount } from './feed-account.ts';
import { rejudge } from './rejudge.ts';
import { refuseStale, type Saved, saveChange } from './save-change.ts';

/**
 * Sets the tier by hand, over what the rule says; null gives it back to the rule. The computed one and its reasons stay in sight.
 *
 * @throws Refusal `account.tierReasonMissing`, `record.stale`, `account.readOnly`
 */
export async function setTier(
  tx: Transaction,
  id: string,
  version: number,
  tier: Tier | null,
  reason: string | null | undefined,
): Promise<Saved> {
  const account = await load(tx, accountKind, id);
  await refuseStale(tx, account, version, { tier, reason });
  const why = reason?.trim() ?? '';
  if (tier !== null && why === '') throw new Refusal('account.tierReasonMissing', {}, 'body.reason');
  const tierSet = tier === null ? null : { tier, reason: why, by: tx.actor.id, at: tx.now.toISOString() };
  const saved = saveChange(
    tx,
    accountKind,
    'tierSet',
    account,
    { ...account, tierSet },
    { facts: { reason: why || null } },
  );
  await rejudge(tx, [id]);
  return saved;
}

/** Says whether we can meet an account's need: typed, until need sheets say it. */
export async function setNeedFit(
  tx: Transaction,
  id: string,
  fit: 'fits' | 'conditions' | 'doesNotFit' | null,
): Promise<void> {
  await load(tx, accountKind, id);
  await feedAccount(tx, id, { needFit: fit }, 'typed');
}
