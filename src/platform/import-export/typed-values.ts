import Big from 'big.js';
import { accept, type Outcome } from '../../kernel/outcome.ts';
import { parseEmail, parsePhones } from './values.ts';

/** What a person types into a field, in the form that is kept. Null and blank both mean empty. */

/** One line without doubled blanks; null when nothing is left. */
export function oneLine(value: unknown): string | null {
  return (value as string | null)?.replace(/\s+/g, ' ').trim() || null;
}

/** Lines as they were written, without blanks around; null when nothing is left. */
export function someLines(value: unknown): string | null {
  return (value as string | null)?.trim() || null;
}

/** Telephone numbers in E.164. @param country whose numbers are written without prefix */
export function cleanPhones(field: string, value: unknown, country = 'CN'): Outcome<string[]> {
  return each(field, value, (text) => {
    const parsed = parsePhones(text, country);
    if ('problem' in parsed) return parsed;
    return { ok: parsed.ok.map(({ e164, extension }) => (extension ? `${e164};ext=${extension}` : e164)) };
  });
}

/** Mail addresses in lower case. */
export function cleanEmails(field: string, value: unknown): Outcome<string[]> {
  return each(field, value, (text) => {
    const parsed = parseEmail(text);
    return 'problem' in parsed ? parsed : { ok: [parsed.ok] };
  });
}

/** Beyond this an amount doesn't fit its column, and no deal is. */
const mostAmount = new Big('9999999999999999.99');

/** Money as decimal text with two decimals. @param code what anything else is refused with */
export function cleanAmount(field: string, value: unknown, code: string): Outcome<string | null> {
  const text = someLines(value);
  if (!text) return accept(null);
  const bad = { ok: false, refusal: { code, facts: { text }, field: `body.${field}` } } as const;
  if (!/^\d{1,17}(\.\d+)?$/.test(text)) return bad;
  const amount = new Big(text);
  return amount.gt(mostAmount) ? bad : accept(amount.toFixed(2));
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
