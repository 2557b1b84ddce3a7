import { Refusal, type RefusalFacts } from '../../../kernel/outcome.ts';
import { loadCustomFields } from '../../../platform/custom-fields/load-custom-fields.ts';
import { checkCustomValues } from '../../../platform/custom-fields/rules/check-custom-values.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import type { AccountValues } from '../rules/account.ts';
import { type Clean, cleanAccount, type TypedAccount } from '../rules/account-values.ts';
import type { ContactValues } from '../rules/contact.ts';
import { cleanContact, type TypedContact } from '../rules/contact-values.ts';

/**
 * Typed values in the form that is kept, own ones checked by the company's fields.
 *
 * @throws Refusal `request.invalid` with all that is wrong at once, each with its field.
 */
export function checkedAccount(tx: Transaction, typed: TypedAccount): Promise<Partial<AccountValues>> {
  return checked(tx, 'account', cleanAccount(typed));
}

export function checkedContact(tx: Transaction, typed: TypedContact): Promise<Partial<ContactValues>> {
  return checked(tx, 'contact', cleanContact(typed));
}

async function checked<V extends { custom: Record<string, unknown> }>(
  tx: Transaction,
  subject: 'account' | 'contact',
  { values, problems }: Clean<V>,
): Promise<Partial<V>> {
  const all: RefusalFacts[] = [...problems];
  if (values.custom && Object.keys(values.custom).length > 0) {
    const own = checkCustomValues(await loadCustomFields(tx, subject), values.custom);
    if (own.ok) values.custom = own.value;
    else all.push(own.refusal);
  }
  if (all.length > 0) throw new Refusal('request.invalid', { count: all.length }, all[0]!.field, all);
  return values;
}
