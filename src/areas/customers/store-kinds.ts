import type { Findable } from '../../platform/search/index.ts';
import { accountKeys, accountMatchKeys, contactKeys, contactMatchKeys } from './record-keys.ts';
import type { Account } from './rules/account.ts';
import type { Contact } from './rules/contact.ts';

/** What both kinds of record of this room have. */
export type CustomerRecord = {
  id: string;
  name: string;
  phones: string[];
  emails: string[];
  custom: Record<string, unknown>;
  ownerId: string | null;
  teamId: string | null;
  deletedAt: string | null;
  version: number;
  createdAt: string;
  updatedAt: string;
};

/** How a kind of record is kept: one description for loading, writing, keys and search of both. */
export type RecordKind<R extends CustomerRecord> = {
  kind: 'account' | 'contact';
  table: string;
  /** Column and, where it isn't text, type of each field. */
  kept: { readonly [K in keyof R & string]: readonly [column: string, type?: string] };
  /** Written once, or by the statement itself. */
  fixed: readonly (keyof R & string)[];
  /** Columns of keys that follow from the record. */
  keysOf(record: R): Readonly<Record<string, string | null>>;
  /** Numbers and addresses beyond the first. */
  moreKeysOf(record: R): { kind: 'phone' | 'email'; key: string }[];
  /** The column of customers.more_keys that names such a record. */
  moreKeysOwner: string;
  /** Fields that keys, near duplicates or search are made from. */
  keyed: readonly (keyof R & string)[];
  matchKeysOf(record: R): number[];
  findableOf(record: R): Findable;
};

export const accountKind: RecordKind<Account> = {
  kind: 'account',
  table: 'customers.accounts',
  kept: {
    id: ['id', 'uuid'],
    name: ['name'],
    shortName: ['short_name'],
    kind: ['kind'],
    parentId: ['parent_id', 'uuid'],
    creditCode: ['credit_code'],
    phones: ['phones', 'text[]'],
    emails: ['emails', 'text[]'],
    website: ['website'],
    region: ['region'],
    address: ['address'],
    industry: ['industry'],
    size: ['size'],
    source: ['source'],
    note: ['note'],
    currency: ['currency'],
    paymentTerms: ['payment_terms'],
    creditNote: ['credit_note'],
    custom: ['custom', 'jsonb'],
    ownerId: ['owner_id', 'uuid'],
    teamId: ['team_id', 'uuid'],
    nextStep: ['next_step'],
    nextStepOn: ['next_step_on', 'date'],
    lastContactAt: ['last_contact_at', 'timestamptz'],
    tierSet: ['tier_set', 'jsonb'],
    importId: ['import_id', 'uuid'],
    deletedAt: ['deleted_at', 'timestamptz'],
    version: ['version', 'int'],
    createdAt: ['created_at', 'timestamptz'],
    updatedAt: ['updated_at', 'timestamptz'],
  },
  fixed: ['id', 'version', 'createdAt', 'updatedAt', 'importId'],
  keysOf(account) {
    const keys = accountKeys(account);
    return {
      name_key: keys.nameKey,
      short_key: keys.shortKey,
      phone_key: keys.phoneKeys[0] ?? null,
      email_key: keys.emailKeys[0] ?? null,
      sort_key: keys.sortKey,
    };
  },
  moreKeysOf: (account) => moreKeys(accountKeys(account)),
  moreKeysOwner: 'account_id',
  keyed: [
    'name',
    'shortName',
    'creditCode',
    'phones',
    'emails',
    'region',
    'address',
    'ownerId',
    'teamId',
    'deletedAt',
  ],
  matchKeysOf: accountMatchKeys,
  findableOf: (account) => ({
    kind: 'account',
    id: account.id,
    ownerId: account.ownerId,
    teamId: account.teamId,
    title: account.name,
    phones: account.phones,
    emails: account.emails,
    more: [account.shortName, account.creditCode].filter((name) => name !== null),
    at: account.createdAt,
  }),
};

export const contactKind: RecordKind<Contact> = {
  kind: 'contact',
  table: 'customers.contacts',
  kept: {
    id: ['id', 'uuid'],
    name: ['name'],
    accountId: ['account_id', 'uuid'],
    title: ['title'],
    department: ['department'],
    role: ['role'],
    phones: ['phones', 'text[]'],
    emails: ['emails', 'text[]'],
    wechat: ['wechat'],
    address: ['address'],
    birthday: ['birthday'],
    language: ['language'],
    channel: ['channel'],
    consent: ['consent', 'jsonb'],
    source: ['source'],
    note: ['note'],
    custom: ['custom', 'jsonb'],
    ownerId: ['owner_id', 'uuid'],
    teamId: ['team_id', 'uuid'],
    lastContactAt: ['last_contact_at', 'timestamptz'],
    importId: ['import_id', 'uuid'],
    deletedAt: ['deleted_at', 'timestamptz'],
    version: ['version', 'int'],
    createdAt: ['created_at', 'timestamptz'],
    updatedAt: ['updated_at', 'timestamptz'],
  },
  fixed: ['id', 'version', 'createdAt', 'updatedAt', 'importId'],
  keysOf(contact) {
    const keys = contactKeys(contact);
    return {
      person_key: keys.personKey,
      phone_key: keys.phoneKeys[0] ?? null,
      email_key: keys.emailKeys[0] ?? null,
      sort_key: keys.sortKey,
    };
  },
  moreKeysOf: (contact) => moreKeys(contactKeys(contact)),
  moreKeysOwner: 'contact_id',
  keyed: ['name', 'phones', 'emails', 'wechat', 'address', 'ownerId', 'teamId', 'deletedAt'],
  matchKeysOf: contactMatchKeys,
  findableOf: (contact) => ({
    kind: 'contact',
    id: contact.id,
    ownerId: contact.ownerId,
    teamId: contact.teamId,
    title: contact.name,
    person: contact.name,
    phones: contact.phones,
    emails: contact.emails,
    ...(contact.wechat && { more: [contact.wechat] }),
    at: contact.createdAt,
  }),
};

function moreKeys(keys: {
  phoneKeys: string[];
  emailKeys: string[];
}): { kind: 'phone' | 'email'; key: string }[] {
  return [
    ...keys.phoneKeys.slice(1).map((key) => ({ kind: 'phone' as const, key })),
    ...keys.emailKeys.slice(1).map((key) => ({ kind: 'email' as const, key })),
  ];
}
