import { type DateOrder, parseDate } from './dates.ts';
import { type NumberStyle, parseNumber } from './numbers.ts';
import { parseBoolean, parseEmail, parsePhones } from './values.ts';

/** What is read from a cell, or why it can't be. */
export type ReadCell<T> = { ok: T } | { problem: string; facts: Readonly<Record<string, unknown>> };

/** How a column writes what can be written in several ways. */
export type CellStyle = {
  country: string;
  numberStyle?: NumberStyle | undefined;
  dateOrder?: DateOrder | undefined;
};

const longestText = 20_000;

/** A cell of a custom field of this kind, as `checkCustomValues` takes it. */
export function customCell(kind: string, text: string, style: CellStyle): ReadCell<unknown> {
  switch (kind) {
    case 'number': {
      const parsed = parseNumber(text, style.numberStyle ?? 'point');
      return 'ok' in parsed ? { ok: Number(parsed.ok.value) } : parsed;
    }
    case 'date': {
      const parsed = parseDate(text, style.dateOrder);
      return 'ok' in parsed ? { ok: parsed.ok.slice(0, 10) } : parsed;
    }
    case 'boolean':
      return parseBoolean(text);
    case 'email':
      return parseEmail(text);
    case 'phone': {
      const parsed = parsePhones(text, style.country);
      return 'ok' in parsed ? { ok: parsed.ok[0]!.e164 } : parsed;
    }
    case 'choices':
      return { ok: text.split(/\s*[;,；，、\n]\s*/).filter((choice) => choice !== '') };
    default:
      return { ok: text.slice(0, longestText) };
  }
}

/** The addresses in one cell; `Anna Berg <anna@example.com>` stays one. */
export function mailsIn(text: string): string[] {
  if (!/[;,；，、\n]/.test(text)) return [text];
  const parts = text.split(/[;,；，、\n]+/).map((part) => part.trim());
  const whole = parts.filter((part) => part !== '');
  return whole.length > 1 && whole.every((part) => part.includes('@')) ? whole : [text];
}

/** 欧阳 + 锋 is 欧阳锋; Anna + Berg is Anna Berg. */
export function fullName(first: string, last: string): string {
  if (/\p{Script=Han}/u.test(last + first)) return last + first;
  return first !== '' && last !== '' ? `${first} ${last}` : first + last;
}
