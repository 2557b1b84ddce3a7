import type { RefusalFacts } from '../../../kernel/outcome.ts';
import { type CellStyle, customCell, fullName, mailsIn } from '../../../platform/import-export/cells.ts';
import { parseDate } from '../../../platform/import-export/dates.ts';
import { cleanAccount, type TypedAccount } from '../rules/account-values.ts';
import { cleanBirthday, cleanContact, type TypedContact } from '../rules/contact-values.ts';
import { customerFields } from './fields.ts';
import { readChannel, readKind, readRole } from './words.ts';

/** A cell under the field its column was mapped to. */
export type MappedCell = { field: string; text: string };
/** How the file writes, and of which kind each custom field is, by key. */
export type RowStyle = CellStyle & {
  customKinds: { account: Readonly<Record<string, string>>; contact: Readonly<Record<string, string>> };
};

/** A row as the company and the person it tells of, in the form that is kept; null where it names none. */
export type CustomerRow = {
  account: (TypedAccount & { name: string }) | null;
  parentName: string | null;
  ownerName: string | null;
  contact: (TypedContact & { name: string }) | null;
};

/** Fields that may hold more than a line; elsewhere a long text is a mapping gone wrong. */
const longTexts = new Set(['note', 'creditNote', 'address']);

/**
 * Reads one row. What can't be understood is left out and told, with the field of its column; whoever imports decides whether such a
 * row is taken. A row that names neither a company nor a person is null.
 */
export function readCustomerRow(
  cells: readonly MappedCell[],
  style: RowStyle,
): { row: CustomerRow | null; problems: RefusalFacts[] } {
  const problems: RefusalFacts[] = [];
  const texts = new Map<string, string[]>();
  for (const { field, text: written } of cells) {
    const text = written.trim();
    const limit = longTexts.has(field) ? 10_000 : 500;
    if (text.length > limit)
      problems.push({ code: 'import.tooLong', facts: { length: text.length, limit }, field });
    else if (text !== '') texts.set(field, [...(texts.get(field) ?? []), text]);
  }
  const all = (...fields: string[]) => fields.flatMap((field) => texts.get(field) ?? []);
  const first = (field: string) => texts.get(field)?.[0] ?? null;
  const lines = (field: string) => all(field).join('\n') || null;
  const named = <T>(field: string, read: (text: string) => T | null): T | null => {
    const text = first(field);
    if (text === null) return null;
    const value = read(text);
    if (value === null) problems.push({ code: 'customerRow.unknownWord', facts: { text }, field });
    return value;
  };
  const custom = (subject: 'account' | 'contact') => {
    const values: Record<string, unknown> = {};
    for (const [field, [text]] of texts) {
      const key = field.startsWith(`${subject}.custom:`) ? field.slice(`${subject}.custom:`.length) : null;
      if (key === null) continue;
      const read = customCell(style.customKinds[subject][key] ?? 'text', text!, style);
      if ('ok' in read) values[key] = read.ok;
      else problems.push({ code: read.problem, facts: read.facts, field });
    }
    return values;
  };
  /** Each cell by itself, so that one bad number doesn't take the good ones along. */
  const each = (field: 'phones' | 'emails', columns: readonly string[]): string[] =>
    columns.flatMap((column) =>
      all(column)
        .flatMap((text) => (field === 'emails' ? mailsIn(text) : [text]))
        .flatMap((text) => {
          const { values, problems: bad } = cleanContact({ [field]: [text] }, style.country);
          problems.push(...bad.map((one) => ({ ...one, field: column })));
          return values[field] ?? [];
        }),
    );

  const name = first('name') ?? fullName(first('firstName') ?? '', first('lastName') ?? '');
  const company = first('company') ?? '';
  if (name === '' && company === '') {
    problems.push({ code: 'customerRow.nobody', facts: {} });
    return { row: null, problems };
  }
  const isPerson = name !== '';
  const shared = { address: lines('address'), note: lines('note'), source: first('source') };
  const own = {
    phones: each('phones', ['phone', 'phone2']),
    emails: each('emails', ['email', 'email2']),
  };
  const ofCompany = { phones: each('phones', ['companyPhone']), emails: each('emails', ['companyEmail']) };

  const kind = named('kind', readKind);
  const account = cleanAccount({
    name: company,
    shortName: first('shortName'),
    creditCode: first('creditCode'),
    phones: isPerson ? ofCompany.phones : [...ofCompany.phones, ...own.phones],
    emails: isPerson ? ofCompany.emails : [...ofCompany.emails, ...own.emails],
    website: first('website'),
    region: first('region'),
    industry: first('industry'),
    size: first('size'),
    currency: named('currency', (text) => (/^[A-Za-z]{3}$/.test(text) ? text : null)),
    paymentTerms: first('paymentTerms'),
    creditNote: lines('creditNote'),
    custom: custom('account'),
    ...(kind !== null && { kind }),
    ...(isPerson ? { source: shared.source } : shared),
  });
  const contact = cleanContact({
    name,
    title: first('title'),
    department: first('department'),
    role: named('role', readRole),
    wechat: first('wechat'),
    birthday: birthdayIn(first('birthday'), style),
    language: first('language'),
    channel: named('channel', readChannel),
    custom: custom('contact'),
    ...own,
    ...shared,
  });
  problems.push(...[...account.problems, ...contact.problems].map(asColumn));
  return {
    row: {
      account: company === '' ? null : { ...account.values, name: account.values.name! },
      parentName: first('parent'),
      ownerName: first('owner'),
      contact: isPerson ? { ...contact.values, name: contact.values.name! } : null,
    },
    problems,
  };
}

/** `body.creditCode` is the column creditCode. */
function asColumn(problem: RefusalFacts): RefusalFacts {
  const field = problem.field?.replace(/^body\./, '').split('.')[0];
  return field && (customerFields as readonly string[]).includes(field) ? { ...problem, field } : problem;
}

/** A birthday in any form a date is written in; what is none is left to be told. */
function birthdayIn(text: string | null, { dateOrder }: RowStyle): string | null {
  if (text === null || cleanBirthday(text).ok) return text;
  const parsed = parseDate(text, dateOrder);
  return 'ok' in parsed ? parsed.ok.slice(0, 10) : text;
}
