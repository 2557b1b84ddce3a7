import { isId } from '../../../kernel/ids.ts';
import { accept, type Outcome, refuse } from '../../../kernel/outcome.ts';
import { leadStates } from './lead-states.ts';
import { instantOf } from './response-due.ts';

/** One demand on a lead; those of a filter must all hold. The same form in lists, saved views, bulk edits and exports. */
export type Condition = { field: string; operator: FilterOperator; values: readonly string[] };

export const filterOperators = [
  'anyOf',
  'noneOf',
  'contains',
  'isEmpty',
  'isNotEmpty',
  'on',
  'before',
  'after',
  'between',
  'inLast',
  'inNext',
  'atLeast',
  'atMost',
  'is',
] as const;
export type FilterOperator = (typeof filterOperators)[number];

export type FilterKind =
  | 'text'
  | 'list'
  | 'status'
  | 'owner'
  | 'team'
  | 'moment'
  | 'date'
  | 'money'
  | 'flag'
  | 'id'
  | 'custom';

/** What can be filtered by. Beside these, `custom.<key>` for every custom field. */
export const filterFields = {
  name: 'text',
  company: 'text',
  title: 'text',
  region: 'text',
  industry: 'text',
  size: 'text',
  language: 'text',
  source: 'text',
  campaign: 'text',
  product: 'text',
  need: 'text',
  wechat: 'text',
  website: 'text',
  address: 'text',
  nextStep: 'text',
  phones: 'list',
  emails: 'list',
  status: 'status',
  owner: 'owner',
  team: 'team',
  amount: 'money',
  capturedAt: 'moment',
  updatedAt: 'moment',
  lastContactAt: 'moment',
  firstContactAt: 'moment',
  responseDueAt: 'moment',
  nextStepOn: 'date',
  wakeOn: 'date',
  responseOverdue: 'flag',
  importId: 'id',
} as const satisfies Record<string, FilterKind>;
export type FilterField = keyof typeof filterFields;

const emptiness = ['isEmpty', 'isNotEmpty'] as const;
const days = ['on', 'before', 'after', 'between', 'inLast', 'inNext', ...emptiness] as const;

/** Which operators each kind of field understands. */
export const operatorsOf: Readonly<Record<FilterKind, readonly FilterOperator[]>> = {
  text: ['anyOf', 'noneOf', 'contains', ...emptiness],
  list: ['contains', ...emptiness],
  status: ['anyOf', 'noneOf'],
  owner: ['anyOf', 'noneOf'],
  team: ['anyOf', 'noneOf'],
  moment: days,
  date: days,
  money: ['between', 'atLeast', 'atMost', ...emptiness],
  flag: ['is'],
  id: ['anyOf', 'noneOf'],
  custom: ['anyOf', 'noneOf', 'contains', 'between', 'atLeast', 'atMost', ...emptiness],
};

/** What the language is, in the words of the API reference. */
export const filterLanguage = `A JSON array of conditions that must all hold: [{"field":"status","operator":"anyOf","values":["new"]}].
Texts: anyOf, noneOf, contains (letters of either case), isEmpty, isNotEmpty. status: anyOf, noneOf.
owner: anyOf, noneOf with "me", "nobody" or ids; team: with "mine", "none" or ids. amount: between [a,b], atLeast, atMost.
Times and dates: on, before, after [day], between [day,day] (both days count, "" is open), inLast [n] days (today is the last),
inNext [n] days (today is the first); days are YYYY-MM-DD in the company's time zone. responseOverdue: is ["true"].
custom.<key>: anyOf, noneOf, contains, between, atLeast, atMost (numbers or days), isEmpty, isNotEmpty.`;

export const mostConditions = 30;
export const mostValues = 500;

/** The kind of a field named in a filter; undefined when there is none. */
export function kindOf(field: string): FilterKind | undefined {
  if (/^custom\.[a-z][a-z0-9_]{0,62}$/.test(field)) return 'custom';
  return Object.hasOwn(filterFields, field) ? filterFields[field as FilterField] : undefined;
}

/** Reads a filter as it comes in a URL. Refused with `lead.badFilter`, saying which condition and why. */
export function parseFilter(text: string): Outcome<Condition[]> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return bad('notJson', {});
  }
  if (!Array.isArray(parsed)) return bad('notAList', {});
  return checkFilter(parsed as Condition[]);
}

/** Checks conditions of the right outer form or any other; refused with `lead.badFilter`. */
export function checkFilter(conditions: readonly Partial<Condition>[]): Outcome<Condition[]> {
  if (conditions.length > mostConditions) return bad('tooMany', { most: mostConditions });
  const checked: Condition[] = [];
  for (const [at, one] of conditions.entries()) {
    const values = one?.values ?? [];
    const kind = typeof one?.field === 'string' ? kindOf(one.field) : undefined;
    if (!kind) return bad('unknownField', { at, field: one?.field });
    const operator = operatorsOf[kind].find((known) => known === one.operator);
    if (!operator) return bad('unknownOperator', { at, field: one.field, possible: operatorsOf[kind] });
    const isTexts = Array.isArray(values) && values.every((value) => typeof value === 'string');
    if (!isTexts || values.length > mostValues || !fits(kind, operator, values))
      return bad('badValues', { at, field: one.field, operator });
    checked.push({ field: one.field!, operator, values });
  }
  return accept(checked);
}

function bad(reason: string, facts: Record<string, unknown>): Outcome<never> {
  return refuse('lead.badFilter', { reason, ...facts }, 'query.filter');
}

const number = /^-?\d{1,16}(\.\d{1,6})?$/;

function fits(kind: FilterKind, operator: FilterOperator, values: readonly string[]): boolean {
  const [first = '', second = ''] = values;
  const isDay = kind === 'moment' || kind === 'date';
  const measure = (text: string): boolean =>
    isDay ? isDate(text) : number.test(text) || (kind === 'custom' && isDate(text));
  switch (operator) {
    case 'isEmpty':
    case 'isNotEmpty':
      return values.length === 0;
    case 'contains':
      return values.length === 1 && first.trim() !== '';
    case 'inLast':
    case 'inNext':
      return values.length === 1 && /^[1-9]\d{0,3}$/.test(first);
    case 'between':
      return (
        values.length === 2 &&
        first + second !== '' &&
        [first, second].every((one) => one === '' || measure(one))
      );
    case 'on':
    case 'before':
    case 'after':
    case 'atLeast':
    case 'atMost':
      return values.length === 1 && measure(first);
    case 'is':
      return values.length === 1 && (first === 'true' || first === 'false');
    default:
      return values.length > 0 && values.every((value) => isMember(kind, value));
  }
}

function isMember(kind: FilterKind, value: string): boolean {
  if (kind === 'status') return (leadStates.states as readonly string[]).includes(value);
  if (kind === 'owner') return value === 'me' || value === 'nobody' || isId(value);
  if (kind === 'team') return value === 'mine' || value === 'none' || isId(value);
  return kind === 'id' ? isId(value) : true;
}

/** Whether `text` is a day that exists, `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!/^[12]\d{3}-\d\d-\d\d$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** The company's clock when a filter is asked. */
export type CompanyClock = { today: string; timeZone: string };

/** Days from (inclusive) and until (exclusive), `YYYY-MM-DD`; null where open. */
export type DayRange = { from: string | null; until: string | null };

/** Which days a condition on a time or date means. */
export function dayRange({ operator, values }: Condition, today: string): DayRange {
  const [first = '', second = ''] = values;
  switch (operator) {
    case 'on':
      return { from: first, until: addDays(first, 1) };
    case 'before':
      return { from: null, until: first };
    case 'after':
      return { from: addDays(first, 1), until: null };
    case 'inLast':
      return { from: addDays(today, 1 - Number(first)), until: addDays(today, 1) };
    case 'inNext':
      return { from: today, until: addDays(today, Number(first)) };
    default:
      return { from: first || null, until: second ? addDays(second, 1) : null };
  }
}

/** The same range as moments: each day begins at midnight in the company's time zone. */
export function momentRange(range: DayRange, timeZone: string): DayRange {
  const begins = (day: string | null): string | null =>
    day === null ? null : new Date(instantOf(day, 0, timeZone)).toISOString();
  return { from: begins(range.from), until: begins(range.until) };
}

export function addDays(day: string, n: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);
}
