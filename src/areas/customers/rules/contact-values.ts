import { isDay } from '../../../kernel/days.ts';
import { accept, type Outcome, type RefusalFacts, refuse } from '../../../kernel/outcome.ts';
import {
  cleanEmails,
  cleanPhones,
  oneLine,
  someLines,
} from '../../../platform/import-export/typed-values.ts';
import type { Clean } from './account-values.ts';
import { type ContactValues, channels, contactRoles } from './contact.ts';

/** Values as typed: any field may be absent; null and blank both mean empty. */
export type TypedContact = { [K in keyof ContactValues]?: ContactValues[K] | null | undefined };

/** Typed values in the form that is kept. A problem never stops the others from being found. */
export function cleanContact(typed: TypedContact, country = 'CN'): Clean<ContactValues> {
  const problems: RefusalFacts[] = [];
  const values: Partial<ContactValues> = {};
  for (const [field, value] of Object.entries(typed) as [keyof ContactValues, unknown][]) {
    if (value === undefined) continue;
    const cleaned = cleanValue(field, value, country);
    if (cleaned.ok) Object.assign(values, { [field]: cleaned.value });
    else problems.push(cleaned.refusal);
  }
  return { values, problems };
}

function cleanValue(field: keyof ContactValues, value: unknown, country: string): Outcome<unknown> {
  switch (field) {
    case 'phones':
      return cleanPhones(field, value, country);
    case 'emails':
      return cleanEmails(field, value);
    case 'custom':
      return accept(value ?? {});
    case 'consent':
      return accept(value);
    case 'name':
      return accept(oneLine(value) ?? '');
    case 'role':
      return accept(contactRoles.find((role) => role === value) ?? null);
    case 'channel':
      return accept(channels.find((channel) => channel === value) ?? null);
    case 'birthday':
      return cleanBirthday(value);
    case 'note':
    case 'address':
      return accept(someLines(value));
    default:
      return accept(oneLine(value));
  }
}

/** `1980-5-3`, `1980/05/03` or `5-3`, `5月3日`: a day of a year, or of any. */
export function cleanBirthday(value: unknown): Outcome<string | null> {
  const text = oneLine(value);
  if (text === null) return accept(null);
  const [, year, month = '', day = ''] =
    /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.normalize('NFKC')) ?? [];
  const rest = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  // Of an unknown year 29 February is possible.
  return month !== '' && isDay(`${year ?? '2000'}-${rest}`)
    ? accept(year ? `${year}-${rest}` : rest)
    : refuse('contact.badBirthday', { text }, 'body.birthday');
}
