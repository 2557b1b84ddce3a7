import { Refusal } from '../../../kernel/outcome.ts';
import { loadCustomFields } from '../../../platform/custom-fields/load-custom-fields.ts';
import { checkCustomValues } from '../../../platform/custom-fields/rules/check-custom-values.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import type { LeadValues } from '../rules/lead.ts';
import { cleanValues, type TypedValues } from '../rules/lead-values.ts';

/**
 * Typed values in the form that is kept, custom ones checked by the company's fields.
 *
 * @throws Refusal `request.invalid` with all that is wrong at once, each with its field, so that nobody corrects a form five
 *   times.
 */
export async function checkedValues(tx: Transaction, typed: TypedValues): Promise<Partial<LeadValues>> {
  const { values, problems } = cleanValues(typed);
  if (values.custom && Object.keys(values.custom).length > 0) {
    const checked = checkCustomValues(await loadCustomFields(tx, 'lead'), values.custom);
    if (checked.ok) values.custom = checked.value;
    else problems.push(checked.refusal);
  }
  if (problems.length > 0)
    throw new Refusal('request.invalid', { count: problems.length }, problems[0]!.field, problems);
  return values;
}
