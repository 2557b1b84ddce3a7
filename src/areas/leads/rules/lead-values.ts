import { accept, type Outcome, type RefusalFacts } from '../../../kernel/outcome.ts';
import {
  cleanAmount,
  cleanEmails,
  cleanPhones,
  oneLine,
  someLines,
} from '../../../platform/import-export/typed-values.ts';
import type { LeadValues } from './lead.ts';

/** Values as typed: any field may be absent; null and blank both mean empty. */
export type TypedValues = { [K in keyof LeadValues]?: LeadValues[K] | null | undefined };

/** What came out clean, and what could not be understood, each with the field it concerns. */
export type CleanValues = { values: Partial<LeadValues>; problems: RefusalFacts[] };

/**
 * Typed values in the form that is kept: no blanks around, empty is null, mail in lower case, telephone in E.164, money with
 * two decimals. A problem never stops the others from being found.
 *
 * @param country ISO code of the country whose telephone numbers are written without prefix.
 */
export function cleanValues(typed: TypedValues, country = 'CN'): CleanValues {
  const problems: RefusalFacts[] = [];
  const values: Partial<LeadValues> = {};
  for (const [field, value] of Object.entries(typed) as [keyof LeadValues, unknown][]) {
    if (value === undefined) continue;
    const cleaned = cleanValue(field, value, country);
    if (cleaned.ok) Object.assign(values, { [field]: cleaned.value });
    else problems.push(cleaned.refusal);
  }
  return { values, problems };
}

function cleanValue(field: keyof LeadValues, value: unknown, country: string): Outcome<unknown> {
  switch (field) {
    case 'phones':
      return cleanPhones(field, value, country);
    case 'emails':
      return cleanEmails(field, value);
    case 'amount':
      return cleanAmount(field, value, 'lead.badAmount');
    case 'custom':
      return accept(value ?? {});
    case 'name':
    case 'company':
      return accept(oneLine(value) ?? '');
    case 'currency':
      return accept(oneLine(value)?.toUpperCase() ?? null);
    case 'need':
    case 'nextStep':
    case 'address':
      return accept(someLines(value));
    default:
      return accept(oneLine(value));
  }
}
