import Big from 'big.js';
import { accept, type Outcome, type RefusalFacts } from '../../../kernel/outcome.ts';
import { parseEmail, parsePhones } from '../../../platform/import-export/values.ts';
import type { LeadValues } from './lead.ts';

/** Values as typed: any field may be absent; null and blank both mean empty. */
export type TypedValues = { [K in keyof LeadValues]?: LeadValues[K] | null | undefined };

/** What came out clean, and what could not be understood, each with the field it concerns. */
export type CleanValues = { values: Partial<LeadValues>; problems: RefusalFacts[] };

/** Beyond this an expected amount doesn't fit its column, and no deal is. */
const mostAmount = new Big('9999999999999999.99');

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
      return each(field, value, (text) => {
        const parsed = parsePhones(text, country);
        if ('problem' in parsed) return parsed;
        return {
          ok: parsed.ok.map(({ e164, extension }) => (extension ? `${e164};ext=${extension}` : e164)),
        };
      });
    case 'emails':
      return each(field, value, (text) => {
        const parsed = parseEmail(text);
        return 'problem' in parsed ? parsed : { ok: [parsed.ok] };
      });
    case 'amount':
      return cleanAmount(value);
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
      return accept((value as string | null)?.trim() || null);
    default:
      return accept(oneLine(value));
  }
}

type Several = { ok: string[] } | { problem: string; facts: Readonly<Record<string, unknown>> };

function each(field: string, value: unknown, parse: (text: string) => Several): Outcome<string[]> {
  const kept: string[] = [];
  for (const [index, text] of ((value ?? []) as string[]).entries()) {
    if (text.trim() === '') continue;
    const parsed = parse(text);
    if ('problem' in parsed)
      return {
        ok: false,
        refusal: { code: parsed.problem, facts: { ...parsed.facts }, field: `body.${field}.${index}` },
      };
    kept.push(...parsed.ok);
  }
  return accept([...new Set(kept)]);
}

function cleanAmount(value: unknown): Outcome<string | null> {
  const text = (value as string | null)?.trim();
  if (!text) return accept(null);
  const bad = {
    ok: false,
    refusal: { code: 'lead.badAmount', facts: { text }, field: 'body.amount' },
  } as const;
  if (!/^\d{1,17}(\.\d+)?$/.test(text)) return bad;
  const amount = new Big(text);
  return amount.gt(mostAmount) ? bad : accept(amount.toFixed(2));
}

/** One line without doubled blanks; null when nothing is left. */
function oneLine(value: unknown): string | null {
  return (value as string | null)?.replace(/\s+/g, ' ').trim() || null;
}
