import Big from 'big.js';
import { changesBetween } from '../../../kernel/changes.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { load, visibleAmong } from '../store.ts';
import { accountKind, contactKind } from '../store-kinds.ts';
import {
  accountOfContact,
  type ChainLink,
  chainAbove,
  chainBelow,
  insertReferral,
  isBrought,
  loadReferral,
  lockReferrals,
  namesOf,
  type Referral,
  saveReferral,
} from '../store-ties.ts';
import { tellAccount } from '../tell-customers.ts';

type Words = {
  note?: string | null | undefined;
  thanks?: string | null | undefined;
  thanksDue?: string | null | undefined;
};
export type ReferralInput = Words & {
  byAccount?: string | null | undefined;
  byContact?: string | null | undefined;
  referredOn: string;
};

/**
 * Says who brought an account: another account, a contact, or a contact of it.
 *
 * @throws Refusal `referral.nobody`, `referral.there`, `referral.loop` (facts.path), `relation.noSuchRecord`, `account.readOnly`
 */
export async function refer(
  tx: Transaction,
  accountId: string,
  { byAccount = null, byContact = null, referredOn, ...words }: ReferralInput,
): Promise<{ id: string }> {
  if (byAccount === null && byContact === null) throw new Refusal('referral.nobody', {}, 'body.byAccount');
  lockReferrals(tx);
  const account = await load(tx, accountKind, accountId);
  await refuseUnseen(tx, byAccount, byContact);
  if (await isBrought(tx, accountId)) throw new Refusal('referral.there');
  await refuseLoop(tx, account, byAccount, byContact);
  const id = newId();
  insertReferral(tx, {
    id,
    version: 1,
    accountId,
    byAccount,
    byContact,
    referredOn,
    note: clean(words.note),
    thanks: clean(words.thanks),
    thanksDue: words.thanksDue ?? null,
    thankedOn: null,
    thankedHow: null,
    deletedAt: null,
  });
  tellAccount(tx, 'account.referred', accountId, { referralId: id, byAccount, byContact });
  return { id };
}

/** Changes when it was, what was said, and what is owed; what is left out stays. */
export async function editReferral(
  tx: Transaction,
  id: string,
  version: number,
  edit: Words & { referredOn?: string | undefined },
): Promise<{ id: string; version: number }> {
  const referral = await held(tx, id, version);
  const after: Referral = {
    ...referral,
    ...(edit.referredOn !== undefined && { referredOn: edit.referredOn }),
    ...(edit.note !== undefined && { note: clean(edit.note) }),
    ...(edit.thanks !== undefined && { thanks: clean(edit.thanks) }),
    ...(edit.thanksDue !== undefined && { thanksDue: edit.thanksDue }),
  };
  const changes = changesBetween({ ...referral, custom: {} }, { ...after, custom: {} });
  if (Object.keys(changes).length === 0) return { id, version };
  saveReferral(tx, after);
  tellAccount(tx, 'account.referralChanged', referral.accountId, { referralId: id, changes });
  return { id, version: version + 1 };
}

/** Whoever brought the account was thanked; without a day that is taken back. */
export async function thank(
  tx: Transaction,
  id: string,
  version: number,
  on: string | null,
  how: string | null | undefined,
): Promise<{ id: string; version: number }> {
  const referral = await held(tx, id, version);
  saveReferral(tx, { ...referral, thankedOn: on, thankedHow: on === null ? null : clean(how) });
  if (on === null)
    tellAccount(tx, 'account.referralChanged', referral.accountId, {
      referralId: id,
      changes: { thankedOn: [referral.thankedOn, null] },
    });
  else tellAccount(tx, 'account.thanked', referral.accountId, { referralId: id, how: clean(how) });
  return { id, version: version + 1 };
}

/** Takes away a referral that was written down by mistake. */
export async function removeReferral(tx: Transaction, id: string): Promise<void> {
  const referral = await held(tx, id);
  saveReferral(tx, { ...referral, deletedAt: tx.now.toISOString() });
  tellAccount(tx, 'account.referralRemoved', referral.accountId, { referralId: id });
}

/** Brings it back, unless somebody else was named or the chain has closed meanwhile. */
export async function restoreReferral(tx: Transaction, id: string): Promise<void> {
  lockReferrals(tx);
  const referral = await loadReferral(tx, id);
  const account = await load(tx, accountKind, referral.accountId);
  if (referral.deletedAt === null) return;
  if (await isBrought(tx, referral.accountId)) throw new Refusal('referral.there');
  await refuseLoop(tx, account, referral.byAccount, referral.byContact);
  saveReferral(tx, { ...referral, deletedAt: null });
  const { byAccount, byContact } = referral;
  tellAccount(tx, 'account.referred', referral.accountId, { referralId: id, byAccount, byContact });
}

/**
 * What has come of an account's recommending: everyone in the chain, and what those ordered together whose accounts the actor sees;
 * of others' nothing could be added up without giving it away.
 */
export async function referralChain(
  tx: Transaction,
  accountId: string,
): Promise<{ chain: ChainLink[]; chainRevenue: string | null }> {
  const links = await chainBelow(tx, accountId);
  const names = await namesOf(
    tx,
    links.map((link) => link.accountId),
  );
  const chain = links.map((link) => ({
    ...link,
    accountName: names.get(link.accountId) ?? null,
    revenue: names.has(link.accountId) ? link.revenue : null,
  }));
  const known = chain.flatMap((link) => link.revenue ?? []);
  return {
    chain,
    chainRevenue:
      known.length === 0 ? null : known.reduce((sum, one) => sum.plus(one), new Big(0)).toFixed(2),
  };
}

async function held(tx: Transaction, id: string, version?: number): Promise<Referral> {
  const referral = await loadReferral(tx, id);
  if (referral.deletedAt !== null) throw new Refusal('record.notFound');
  await load(tx, accountKind, referral.accountId);
  if (version !== undefined && referral.version !== version)
    throw new Refusal('record.stale', { current: referral });
  return referral;
}

async function refuseUnseen(
  tx: Transaction,
  byAccount: string | null,
  byContact: string | null,
): Promise<void> {
  const accounts = await visibleAmong(tx, accountKind, byAccount ? [byAccount] : []);
  const contacts = await visibleAmong(tx, contactKind, byContact ? [byContact] : []);
  if (byAccount && !accounts.has(byAccount)) throw new Refusal('relation.noSuchRecord', {}, 'body.byAccount');
  if (byContact && !contacts.has(byContact)) throw new Refusal('relation.noSuchRecord', {}, 'body.byContact');
}

async function refuseLoop(
  tx: Transaction,
  account: { id: string; name: string },
  byAccount: string | null,
  byContact: string | null,
): Promise<void> {
  const giver = byAccount ?? (byContact ? await accountOfContact(tx, byContact) : null);
  if (giver === null) return;
  const line = await chainAbove(tx, giver);
  const at = line.findIndex((one) => one.id === account.id);
  if (at < 0) return;
  const path = [account.name, ...line.slice(0, at + 1).map((one) => one.name)];
  throw new Refusal('referral.loop', { path }, 'body.byAccount');
}

function clean(text: string | null | undefined): string | null {
  return text?.trim() || null;
}
