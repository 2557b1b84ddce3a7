import type { Actor } from '../../../platform/actor/actor.ts';
import { translate } from '../../../platform/i18n/translator.ts';
import type { Exported } from '../../../platform/lists/export-list.ts';
import { accountLists, contactLists } from '../reads-list.ts';

/** What in a file is a word of ours, not the customer's. */
const coded = new Set(['kind', 'tier', 'health', 'role', 'channel']);

function cell(actor: Actor, field: string, value: unknown): string | undefined {
  if (coded.has(field) && typeof value === 'string')
    return translate(actor.language, `customers:values.${field}.${value}`);
  if (field === 'consent' && value !== null && typeof value === 'object')
    return translate(
      actor.language,
      `customers:values.consent.${(value as { given: boolean }).given ? 'given' : 'refused'}`,
    );
  return undefined;
}

const head = (actor: Actor, field: string) => translate(actor.language, `customers:fields.${field}`);

/** Accounts as a file: all that people typed, and how they stand. */
export const exportedAccounts: Exported = {
  listed: accountLists,
  custom: 'account',
  name: 'accounts',
  usual: [
    ...[
      'name',
      'shortName',
      'kind',
      'tier',
      'health',
      'healthScore',
      'creditCode',
      'parentName',
      'phones',
      'emails',
    ],
    ...[
      'website',
      'region',
      'address',
      'industry',
      'size',
      'source',
      'currency',
      'paymentTerms',
      'creditNote',
      'note',
    ],
    ...['ownerName', 'nextStep', 'nextStepOn', 'lastContactAt', 'createdAt', 'custom'],
  ],
  head,
  cell,
  event: 'accounts.exported',
};

/** Contacts as a file. */
export const exportedContacts: Exported = {
  listed: contactLists,
  custom: 'contact',
  name: 'contacts',
  usual: [
    ...[
      'name',
      'accountName',
      'title',
      'department',
      'role',
      'phones',
      'emails',
      'wechat',
      'address',
      'birthday',
    ],
    ...[
      'language',
      'channel',
      'consent',
      'source',
      'note',
      'ownerName',
      'lastContactAt',
      'createdAt',
      'custom',
    ],
  ],
  head,
  cell,
  event: 'contacts.exported',
};
