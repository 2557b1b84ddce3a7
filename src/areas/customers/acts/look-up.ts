import { Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { tell } from '../../../platform/events/tell.ts';
import { companyKey } from '../../../platform/matching/normalise.ts';
import { accountKeys } from '../record-keys.ts';
import { cleanCreditCode } from '../rules/account-values.ts';
import { visibleAmong } from '../store.ts';
import { accountKind } from '../store-kinds.ts';
import { lookUpsLately, type SameAccount, sameAccounts } from '../store-same.ts';

export type LookUpAsk = {
  company?: string | undefined;
  phone?: string | undefined;
  email?: string | undefined;
  creditCode?: string | undefined;
};

/** Enough for a day's calls; more is someone writing down the customer list. */
const mostPerHour = 120;

/**
 * Whether a company is already somebody's customer (查重): names the owner and the tier, and masks the rest. Every look-up is kept in
 * the log.
 *
 * @throws Refusal `account.lookUpNothing`, `account.lookUpTooMany`
 */
export async function lookUpAccount(
  tx: Transaction,
  ask: LookUpAsk,
): Promise<(Omit<SameAccount, 'id'> & { id: string | null })[]> {
  const keys = accountKeys({
    name: ask.company ?? '',
    shortName: null,
    phones: ask.phone ? [ask.phone] : [],
    emails: ask.email ? [ask.email] : [],
  });
  const code = cleanCreditCode(ask.creditCode ?? null);
  const creditCode = code.ok ? code.value : null;
  const by = [
    ...(keys.nameKey ? ['company'] : []),
    ...(keys.phoneKeys.length > 0 ? ['phone'] : []),
    ...(keys.emailKeys.length > 0 ? ['email'] : []),
    ...(creditCode ? ['creditCode'] : []),
  ];
  if (by.length === 0) throw new Refusal('account.lookUpNothing', {}, 'query.company');
  const { n } = await tx.asSystem(() => tx.one(lookUpsLately(tx.actor.id)));
  if (n >= mostPerHour) throw new Refusal('account.lookUpTooMany', { most: mostPerHour });
  const found = await sameAccounts(tx, keys, creditCode);
  const seen = await visibleAmong(
    tx,
    accountKind,
    found.map((one) => one.id),
  );
  tell(tx, {
    type: 'account.lookedUp',
    subject: { kind: 'person', id: tx.actor.id },
    payload: { by, found: found.length },
  });
  return found.map((one) =>
    seen.has(one.id)
      ? one
      : {
          ...one,
          id: null,
          // Named only to whoever named it.
          name: keys.nameKey !== '' && companyKey(one.name) === keys.nameKey ? one.name : hidden(one.name),
        },
  );
}

function hidden(text: string): string {
  const [first] = text;
  return first === undefined ? '' : `${first}**`;
}
