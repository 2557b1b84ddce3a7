import { customCell, fullName, mailsIn } from '../../../../platform/import-export/cells.ts';
import { parseDate } from '../../../../platform/import-export/dates.ts';
import { parseNumber } from '../../../../platform/import-export/numbers.ts';
import { parseEmail, parsePhones } from '../../../../platform/import-export/values.ts';
import type { ImportColumn, ImportOptions } from '../options.ts';
import { type TextField, textFields } from './import-fields.ts';

/** Something to say about a row; `column` counts from 0 and is left out when it concerns the row as a whole. */
export type Problem = { column?: number; code: string; facts: Readonly<Record<string, unknown>> };

/** A communication that took place before the import. `by` is a colleague's id when their name was known, else the name. */
export type Talk = { text: string; by: string | null; byId: string | null; at: string | null };

/** A row as the lead it would become. Nothing known is '' for names, null elsewhere. */
export type RowValues = Record<TextField, string | null> & {
  name: string;
  company: string;
  phones: string[];
  emails: string[];
  amount: string | null;
  currency: string | null;
  custom: Record<string, unknown> | null;
  /** As `parseDate` gives it: a time without zone is the company's own. */
  createdAt: string | null;
  externalId: string | null;
  ownerId: string | null;
  talks: Talk[] | null;
};

/** What is known beside the file. */
export type RowContext = {
  /** Kind of each custom field, by key. */
  customKinds: Readonly<Record<string, string>>;
  /** People by name and by mail address, both in lower case. */
  people: ReadonlyMap<string, string>;
  currency: string;
  /** Who gets rows that name nobody; null: nobody yet. */
  ownerId: string | null;
  /** The team of each person who may become an owner. */
  teams: Readonly<Record<string, string | null>>;
  /** The moment of the import, ISO. */
  now: string;
};

type Parts = {
  first: string;
  last: string;
  talkBy: string | null;
  talkById: string | null;
  talkAt: string | null;
};
type ReadCell = (text: string, values: RowValues, parts: Parts) => Problem | undefined;

/** Longest one-line value kept; a longer one is a mapping gone wrong, not a name. */
const longestLine = 500;
const longestText = 20_000;

/**
 * Makes the function that reads rows by these options.
 *
 * @returns of each row the lead it would become, all that is wrong with it, and whether it can be taken.
 */
export function rowReader(options: ImportOptions, context: RowContext) {
  const readers = options.columns.flatMap((column) => {
    const read = column.to === null ? undefined : cellReader(column, column.to, options, context);
    return read ? [{ index: column.column, missing: new Set(column.missing), read }] : [];
  });
  const rejectBad = options.badCells === 'reject';
  const source = options.source || null;

  return (cells: readonly string[], problems: Problem[]): { values: RowValues; taken: boolean } => {
    const values = emptyRow();
    const parts: Parts = { first: '', last: '', talkBy: null, talkById: null, talkAt: null };
    let taken = true;
    for (const { index, missing, read } of readers) {
      const cell = cells[index];
      if (cell === undefined || cell === '') continue;
      const text = cell.trim();
      if (text === '' || missing.has(text)) continue;
      const problem = read(text, values, parts);
      if (!problem) continue;
      problems.push({ column: index, ...problem });
      if (rejectBad) taken = false;
    }
    if (values.name === '' && (parts.first !== '' || parts.last !== ''))
      values.name = fullName(parts.first, parts.last);
    if (values.talks)
      for (const talk of values.talks) {
        talk.by = parts.talkBy;
        talk.byId = parts.talkById;
        talk.at = parts.talkAt;
      }
    values.source ??= source;
    if (values.amount !== null) values.currency ??= context.currency;
    const nobody =
      values.name === '' && values.company === '' && values.phones.length === 0 && values.emails.length === 0;
    // Known by a number alone: it is all there is to call them.
    if (nobody && values.externalId !== null) values.name = values.externalId;
    else if (nobody) {
      if (taken) problems.push({ code: 'import.nobody', facts: {} });
      taken = false;
    }
    return { values, taken };
  };
}

function emptyRow(): RowValues {
  return {
    name: '',
    company: '',
    title: null,
    wechat: null,
    website: null,
    address: null,
    region: null,
    industry: null,
    size: null,
    language: null,
    source: null,
    campaign: null,
    need: null,
    product: null,
    phones: [],
    emails: [],
    amount: null,
    currency: null,
    custom: null,
    createdAt: null,
    externalId: null,
    ownerId: null,
    talks: null,
  };
}

const isTextField = (field: string): field is TextField => (textFields as readonly string[]).includes(field);

function cellReader(
  column: ImportColumn,
  to: string,
  options: ImportOptions,
  context: RowContext,
): ReadCell | undefined {
  if (to.startsWith('custom:')) return customReader(to.slice(7), column, options, context);
  switch (to) {
    case 'name':
    case 'company':
      return (text, values) => {
        const line = oneLine(text);
        if (line.length > longestLine) return tooLong(line);
        if (values[to] === '') values[to] = line;
        return undefined;
      };
    case 'firstName':
    case 'lastName':
      return (text, _values, parts) => {
        parts[to === 'firstName' ? 'first' : 'last'] = oneLine(text).slice(0, longestLine);
        return undefined;
      };
    case 'phone':
    case 'phone2':
      return (text, { phones }) => {
        const parsed = parsePhones(text, options.country);
        if ('problem' in parsed) return { code: parsed.problem, facts: parsed.facts };
        for (const { e164, extension } of parsed.ok)
          add(phones, extension ? `${e164};ext=${extension}` : e164);
        return undefined;
      };
    case 'email':
    case 'email2':
      return (text, { emails }) => {
        for (const one of mailsIn(text)) {
          const parsed = parseEmail(one);
          if ('problem' in parsed) return { code: parsed.problem, facts: parsed.facts };
          add(emails, parsed.ok);
        }
        return undefined;
      };
    case 'amount':
      return (text, values) => {
        if (/^\d{1,14}(\.\d{1,2})?$/.test(text)) {
          values.amount = text;
          return undefined;
        }
        const parsed = parseNumber(text, column.numberStyle ?? 'point');
        if ('problem' in parsed) return { code: parsed.problem, facts: parsed.facts };
        const { value, currency } = parsed.ok;
        if (!/^\d{1,14}(\.\d+)?$/.test(value))
          return { code: 'import.notANumber', facts: { text: text.slice(0, 100) } };
        values.amount = value;
        values.currency ??= currency ?? null;
        return undefined;
      };
    case 'currency':
      return (text, values) => {
        if (!/^[A-Za-z]{3}$/.test(text))
          return { code: 'import.notACurrency', facts: { text: text.slice(0, 100) } };
        values.currency = text.toUpperCase();
        return undefined;
      };
    case 'owner':
      return (text, values) => {
        values.ownerId = context.people.get(text.toLowerCase()) ?? null;
        return values.ownerId
          ? undefined
          : { code: 'import.noSuchPerson', facts: { text: text.slice(0, 100) } };
      };
    case 'createdAt':
      return (text, values) => {
        const parsed = parseDate(text, column.dateOrder);
        if ('problem' in parsed) return { code: parsed.problem, facts: parsed.facts };
        values.createdAt = parsed.ok;
        return undefined;
      };
    case 'externalId':
      return (text, values) => {
        if (text.length > longestLine) return tooLong(text);
        values.externalId = text;
        return undefined;
      };
    case 'talk':
      return (text, values) => {
        values.talks ??= [];
        values.talks.push({ text: text.slice(0, longestText), by: null, byId: null, at: null });
        return undefined;
      };
    case 'talkBy':
      return (text, _values, parts) => {
        parts.talkBy = oneLine(text).slice(0, longestLine);
        parts.talkById = context.people.get(text.toLowerCase()) ?? null;
        return undefined;
      };
    case 'talkAt':
      return (text, _values, parts) => {
        const parsed = parseDate(text, column.dateOrder);
        if ('problem' in parsed) return { code: parsed.problem, facts: parsed.facts };
        parts.talkAt = parsed.ok;
        return undefined;
      };
    case 'need':
    case 'address':
      return (text, values) => {
        const known = values[to];
        values[to] = (known === null ? text : `${known}${to === 'need' ? '\n' : ' '}${text}`).slice(
          0,
          longestText,
        );
        return undefined;
      };
    default:
      if (!isTextField(to)) return undefined;
      return (text, values) => {
        const line = oneLine(text);
        if (line.length > longestLine) return tooLong(line);
        values[to] ??= line;
        return undefined;
      };
  }
}

function customReader(
  key: string,
  column: ImportColumn,
  options: ImportOptions,
  context: RowContext,
): ReadCell {
  const kind = context.customKinds[key] ?? column.newField?.kind ?? 'text';
  const { numberStyle, dateOrder } = column;
  return (text, values) => {
    const parsed = customCell(kind, text, { country: options.country, numberStyle, dateOrder });
    if (!('ok' in parsed)) return { code: parsed.problem, facts: parsed.facts };
    values.custom ??= {};
    values.custom[key] = parsed.ok;
    return undefined;
  };
}

const tooLong = (text: string): Problem => ({
  code: 'import.tooLong',
  facts: { length: text.length, limit: longestLine },
});

function oneLine(text: string): string {
  return /\s\s|[\t\n\r\u00a0\u3000]/.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
}

function add(list: string[], value: string): void {
  if (!list.includes(value)) list.push(value);
}
