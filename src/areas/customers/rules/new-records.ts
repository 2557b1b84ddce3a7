import { withCustom } from '../../../kernel/changes.ts';
import { accept, type Outcome, refuse } from '../../../kernel/outcome.ts';
import type { Account, AccountValues } from './account.ts';
import type { Contact, ContactValues } from './contact.ts';

/** What is known of a record's beginning beside its values. */
export type Beginning = {
  id: string;
  now: Date;
  ownerId: string | null;
  teamId: string | null;
  importId: string | null;
};

/** A fresh account. Refused with `account.nameMissing`, `account.nextStepMissing`. */
export function newAccount(values: Partial<AccountValues>, beginning: Beginning): Outcome<Account> {
  const at = beginning.now.toISOString();
  return checkAccount({
    id: beginning.id,
    name: values.name ?? '',
    shortName: values.shortName ?? null,
    kind: values.kind ?? 'direct',
    parentId: values.parentId ?? null,
    creditCode: values.creditCode ?? null,
    phones: values.phones ?? [],
    emails: values.emails ?? [],
    website: values.website ?? null,
    region: values.region ?? null,
    address: values.address ?? null,
    industry: values.industry ?? null,
    size: values.size ?? null,
    source: values.source ?? null,
    note: values.note ?? null,
    currency: values.currency ?? null,
    paymentTerms: values.paymentTerms ?? null,
    creditNote: values.creditNote ?? null,
    custom: values.custom ?? {},
    ownerId: beginning.ownerId,
    teamId: beginning.teamId,
    nextStep: values.nextStep ?? null,
    nextStepOn: values.nextStepOn ?? null,
    lastContactAt: null,
    tierSet: null,
    importId: beginning.importId,
    deletedAt: null,
    version: 1,
    createdAt: at,
    updatedAt: at,
  });
}

/** The account with new values; own values are laid over those that are there. The same refusals. */
export function editAccount(account: Account, values: Partial<AccountValues>): Outcome<Account> {
  return checkAccount({ ...account, ...values, custom: withCustom(account.custom, values.custom) });
}

function checkAccount(account: Account): Outcome<Account> {
  if (account.name === '') return refuse('account.nameMissing', {}, 'body.name');
  if (account.nextStepOn !== null && account.nextStep === null)
    return refuse('account.nextStepMissing', { on: account.nextStepOn }, 'body.nextStep');
  return accept(account);
}

/** A fresh contact. Refused with `contact.nameMissing`. */
export function newContact(
  values: Partial<ContactValues>,
  accountId: string | null,
  beginning: Beginning,
): Outcome<Contact> {
  const at = beginning.now.toISOString();
  return checkContact({
    id: beginning.id,
    name: values.name ?? '',
    accountId,
    title: values.title ?? null,
    department: values.department ?? null,
    role: values.role ?? null,
    phones: values.phones ?? [],
    emails: values.emails ?? [],
    wechat: values.wechat ?? null,
    address: values.address ?? null,
    birthday: values.birthday ?? null,
    language: values.language ?? null,
    channel: values.channel ?? null,
    consent: values.consent ?? null,
    source: values.source ?? null,
    note: values.note ?? null,
    custom: values.custom ?? {},
    ownerId: beginning.ownerId,
    teamId: beginning.teamId,
    lastContactAt: null,
    importId: beginning.importId,
    deletedAt: null,
    version: 1,
    createdAt: at,
    updatedAt: at,
  });
}

/** The contact with new values; own values are laid over those that are there. Refused with `contact.nameMissing`. */
export function editContact(contact: Contact, values: Partial<ContactValues>): Outcome<Contact> {
  return checkContact({ ...contact, ...values, custom: withCustom(contact.custom, values.custom) });
}

function checkContact(contact: Contact): Outcome<Contact> {
  return contact.name === '' ? refuse('contact.nameMissing', {}, 'body.name') : accept(contact);
}
