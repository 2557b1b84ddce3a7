import { accept, type Outcome, type RefusalFacts, refuse } from '../../../kernel/outcome.ts';
import { cleanAmount, oneLine, someLines } from '../../../platform/import-export/typed-values.ts';
import type { editableFields, Involved, OpportunityValues } from './opportunity.ts';

/** Values as typed: any field may be absent; null and blank both mean empty. */
export type TypedValues = {
  [K in (typeof editableFields)[number]]?: OpportunityValues[K] | null | undefined;
};

export type CleanValues = { values: Partial<OpportunityValues>; problems: RefusalFacts[] };

/** Typed values in the form that is kept. A problem never stops the others from being found. */
export function cleanValues(typed: TypedValues): CleanValues {
  const problems: RefusalFacts[] = [];
  const values: Partial<OpportunityValues> = {};
  for (const [field, value] of Object.entries(typed) as [keyof OpportunityValues, unknown][]) {
    if (value === undefined) continue;
    const cleaned = cleanValue(field, value);
    if (cleaned.ok) Object.assign(values, { [field]: cleaned.value });
    else problems.push(cleaned.refusal);
  }
  return { values, problems };
}

function cleanValue(field: keyof OpportunityValues, value: unknown): Outcome<unknown> {
  switch (field) {
    case 'name':
      return accept(oneLine(value) ?? '');
    case 'amount':
      return cleanAmount(field, value, 'opportunity.badAmount');
    case 'currency':
      return accept(oneLine(value)?.toUpperCase() ?? null);
    case 'category':
      return accept(value ?? 'pipeline');
    case 'products':
      return accept(distinct(((value ?? []) as string[]).map((one) => oneLine(one) ?? '').filter(Boolean)));
    case 'competitors':
      return accept(distinct((value ?? []) as string[]));
    case 'people':
      return cleanPeople((value ?? []) as Involved[]);
    case 'nextStep':
      return accept(someLines(value));
    case 'custom':
      return accept(value ?? {});
    default:
      return accept(oneLine(value));
  }
}

/** A contact stands once, with one part. */
function cleanPeople(people: readonly Involved[]): Outcome<Involved[]> {
  const seen = new Set<string>();
  for (const [at, { contactId }] of people.entries()) {
    if (seen.has(contactId)) return refuse('opportunity.contactTwice', {}, `body.people.${at}.contactId`);
    seen.add(contactId);
  }
  return accept(people.map(({ contactId, role }) => ({ contactId, role })));
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
