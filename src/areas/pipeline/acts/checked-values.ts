import { Refusal, type RefusalFacts } from '../../../kernel/outcome.ts';
import { loadCustomFields } from '../../../platform/custom-fields/load-custom-fields.ts';
import { checkCustomValues } from '../../../platform/custom-fields/rules/check-custom-values.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import type { OpportunityValues } from '../rules/opportunity.ts';
import { cleanValues, type TypedValues } from '../rules/opportunity-values.ts';
import { lookUp } from '../store.ts';

/**
 * Typed values in the form that is kept, custom ones checked by the company's fields, whatever they point at looked up as the
 * actor sees it.
 *
 * @throws Refusal `request.invalid` with all that is wrong at once, each with its field, so that nobody corrects a form five
 *   times.
 */
export async function checkedValues(
  tx: Transaction,
  typed: TypedValues,
): Promise<Partial<OpportunityValues>> {
  const { values, problems } = cleanValues(typed);
  if (values.custom && Object.keys(values.custom).length > 0) {
    const checked = checkCustomValues(await loadCustomFields(tx, 'opportunity'), values.custom);
    if (checked.ok) values.custom = checked.value;
    else problems.push(checked.refusal);
  }
  await checkPointers(tx, values, problems);
  if (problems.length === 1) throw new Refusal(problems[0]!.code, problems[0]!.facts, problems[0]!.field);
  if (problems.length > 0)
    throw new Refusal('request.invalid', { count: problems.length }, problems[0]!.field, problems);
  return values;
}

async function checkPointers(
  tx: Transaction,
  values: Partial<OpportunityValues>,
  problems: RefusalFacts[],
): Promise<void> {
  const { accountId, people = [], competitors = [] } = values;
  if (accountId === null) values.accountName = '';
  if (!accountId && people.length === 0 && competitors.length === 0) return;
  const contactIds = people.map(({ contactId }) => contactId);
  const found = await lookUp(tx, accountId ?? null, contactIds, competitors);
  if (accountId && found.accountName === null)
    problems.push({ code: 'opportunity.noSuchAccount', field: 'body.accountId' });
  else if (accountId) values.accountName = found.accountName!;
  contactIds.forEach((id, at) => {
    if (!found.contacts.includes(id))
      problems.push({ code: 'opportunity.noSuchContact', field: `body.people.${at}.contactId` });
  });
  if (competitors.some((id) => !found.competitors.includes(id)))
    problems.push({ code: 'opportunity.noSuchCompetitor', field: 'body.competitors' });
}
