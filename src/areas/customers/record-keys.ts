import { emailKeysOf, phoneKeysOf } from '../../platform/matching/contact-keys.ts';
import type { MatchRecord } from '../../platform/matching/lead-model.ts';
import { companyKey, personKey } from '../../platform/matching/normalise.ts';
import { hashedKeys } from '../../platform/matching/record-matching.ts';
import { pinyinOf, pinyinOfPerson } from '../../platform/search/index.ts';
import type { Account } from './rules/account.ts';
import type { Contact } from './rules/contact.ts';

/** What finds the same account again, and what sorts it; made only here. */
export type AccountKeys = {
  nameKey: string;
  shortKey: string | null;
  phoneKeys: string[];
  emailKeys: string[];
  /** Chinese by its sound, other scripts folded. */
  sortKey: string;
};
export type NamedAccount = Pick<Account, 'name' | 'shortName' | 'phones' | 'emails'>;

export function accountKeys(account: NamedAccount): AccountKeys {
  return {
    nameKey: companyKey(account.name),
    shortKey: companyKey(account.shortName ?? '') || null,
    phoneKeys: phoneKeysOf(account.phones),
    emailKeys: emailKeysOf(account.emails),
    sortKey: pinyinOf(account.name).full.slice(0, 200),
  };
}

export type ContactKeys = { personKey: string; phoneKeys: string[]; emailKeys: string[]; sortKey: string };
export type NamedContact = Pick<Contact, 'name' | 'phones' | 'emails'>;

export function contactKeys(contact: NamedContact): ContactKeys {
  return {
    personKey: personKey(contact.name),
    phoneKeys: phoneKeysOf(contact.phones),
    emailKeys: emailKeysOf(contact.emails),
    sortKey: pinyinOfPerson(contact.name).full.slice(0, 200),
  };
}

/** As much of an account as tells it from others. */
export function accountRecord(
  account: NamedAccount & Partial<Pick<Account, 'region' | 'address'>>,
): MatchRecord {
  const { name, phones, emails, region, address } = account;
  return {
    company: name,
    phones,
    emails,
    ...(region && { region }),
    ...(address && { address }),
  };
}

/** As much of a contact as tells them from others; `company` is the account's name. */
export function contactRecord(
  contact: NamedContact & Partial<Pick<Contact, 'wechat' | 'address'>>,
  company: string | null,
): MatchRecord {
  const { name, phones, emails, wechat, address } = contact;
  return {
    person: name,
    phones,
    emails,
    ...(company && { company }),
    ...(wechat && { wechat }),
    ...(address && { address }),
  };
}

/** What like records have in common, as hashes; of an account by its short name too. */
export function accountMatchKeys(
  account: NamedAccount & Partial<Pick<Account, 'region' | 'address'>>,
): number[] {
  const full = hashedKeys(accountRecord(account));
  const short = account.shortName ? hashedKeys({ company: account.shortName }) : [];
  return [...new Set([...full, ...short])].sort((a, b) => a - b);
}

export function contactMatchKeys(
  contact: NamedContact & Partial<Pick<Contact, 'wechat' | 'address'>>,
): number[] {
  return hashedKeys(contactRecord(contact, null));
}
