import type { Transaction } from '../../../platform/db/transaction.ts';
import { compareCompanies } from '../../../platform/matching/company-likeness.ts';
import { compareRecords, type Reason } from '../../../platform/matching/record-matching.ts';
import {
  accountKeys,
  accountMatchKeys,
  accountRecord,
  contactKeys,
  contactMatchKeys,
  contactRecord,
  type NamedAccount,
  type NamedContact,
} from '../record-keys.ts';
import type { Account } from '../rules/account.ts';
import type { Contact } from '../rules/contact.ts';
import {
  type NearAccount,
  type NearContact,
  nearAccounts,
  nearContacts,
  type SameAccount,
  type SameContact,
  sameAccounts,
  sameContacts,
} from '../store-same.ts';

/** Accounts that are certainly the same by a key, whoever's they are: for whoever decides whether to attach to one. */
export function findSameAccounts(
  tx: Transaction,
  account: NamedAccount & { creditCode?: string | null },
  except: string | null = null,
): Promise<SameAccount[]> {
  return sameAccounts(tx, accountKeys(account), account.creditCode ?? null, except);
}

/** Contacts that are certainly the same person by a key, whoever's they are. */
export function findSameContacts(
  tx: Transaction,
  contact: NamedContact,
  accountId: string | null,
  except: string | null = null,
): Promise<SameContact[]> {
  return sameContacts(tx, contactKeys(contact), accountId, except);
}

export type Near<T> = T & { likelihood: number; reasons: Reason[] };

/** Below this it is not worth a glance. */
const leastLikely = 0.3;
const mostShown = 10;

/** Accounts the actor sees that may be the same, the likeliest first, and why. */
export async function findNearAccounts(
  tx: Transaction,
  account: NamedAccount & Partial<Pick<Account, 'region' | 'address'>>,
  except: string | null = null,
): Promise<Near<NearAccount>[]> {
  const found = await nearAccounts(tx, accountMatchKeys(account), except);
  const record = accountRecord(account);
  return likeliest(found, (one) => {
    const byName = compareCompanies(record, accountRecord(one));
    if (!one.shortName) return byName;
    const byShort = compareCompanies(record, { ...accountRecord(one), company: one.shortName });
    return byShort.likelihood > byName.likelihood ? byShort : byName;
  });
}

/** Contacts the actor sees who may be the same person, the likeliest first, and why. */
export async function findNearContacts(
  tx: Transaction,
  contact: NamedContact & Partial<Pick<Contact, 'wechat' | 'address'>>,
  company: string | null,
  except: string | null = null,
): Promise<Near<NearContact>[]> {
  const found = await nearContacts(tx, contactMatchKeys(contact), except);
  const record = contactRecord(contact, company);
  return likeliest(found, (one) => compareRecords(record, contactRecord(one, one.accountName)));
}

function likeliest<T extends { id: string }>(
  found: readonly T[],
  compare: (one: T) => { likelihood: number; reasons: Reason[] },
): Near<T>[] {
  return found
    .map((one) => ({ ...one, ...compare(one) }))
    .filter((one) => one.likelihood >= leastLikely)
    .sort((a, b) => b.likelihood - a.likelihood || (a.id < b.id ? -1 : 1))
    .slice(0, mostShown);
}
