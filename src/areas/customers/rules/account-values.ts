import { accept, type Outcome, type RefusalFacts, refuse } from '../../../kernel/outcome.ts';
import {
  cleanEmails,
  cleanPhones,
  oneLine,
  someLines,
} from '../../../platform/import-export/typed-values.ts';
import { type AccountValues, accountKinds } from './account.ts';
import { creditCodeFlaw } from './credit-code.ts';

/** Values as typed: any field may be absent; null and blank both mean empty. */
export type TypedAccount = { [K in keyof AccountValues]?: AccountValues[K] | null | undefined };

/** What came out clean, and what could not be understood, each with the field it concerns. */
export type Clean<V> = { values: Partial<V>; problems: RefusalFacts[] };

/** Typed values in the form that is kept. A problem never stops the others from being found. */
export function cleanAccount(typed: TypedAccount, country = 'CN'): Clean<AccountValues> {
  const problems: RefusalFacts[] = [];
  const values: Partial<AccountValues> = {};
  for (const [field, value] of Object.entries(typed) as [keyof AccountValues, unknown][]) {
    if (value === undefined) continue;
    const cleaned = cleanValue(field, value, country);
    if (cleaned.ok) Object.assign(values, { [field]: cleaned.value });
    else problems.push(cleaned.refusal);
  }
  return { values, problems };
}

function cleanValue(field: keyof AccountValues, value: unknown, country: string): Outcome<unknown> {
  switch (field) {
    case 'phones':
      return cleanPhones(field, value, country);
    case 'emails':
      return cleanEmails(field, value);
    case 'custom':
      return accept(value ?? {});
    case 'name':
      return accept(oneLine(value) ?? '');
    case 'kind':
      return accept(accountKinds.find((kind) => kind === value) ?? 'direct');
    case 'creditCode':
      return cleanCreditCode(value);
    case 'currency':
      return accept(oneLine(value)?.toUpperCase() ?? null);
    case 'note':
    case 'creditNote':
    case 'paymentTerms':
    case 'address':
    case 'nextStep':
      return accept(someLines(value));
    default:
      return accept(oneLine(value));
  }
}

/** Blanks, hyphens and full-width letters are the typist's; the code itself must check. */
export function cleanCreditCode(value: unknown): Outcome<string | null> {
  const code = (oneLine(value) ?? '').normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  if (code === '') return accept(null);
  const flaw = creditCodeFlaw(code);
  return flaw ? refuse('account.badCreditCode', { code, flaw }, 'body.creditCode') : accept(code);
}
