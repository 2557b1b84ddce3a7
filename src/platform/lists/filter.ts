import { addDays, instantOf, isDay } from '../../kernel/days.ts';
import { isId } from '../../kernel/ids.ts';
import { accept, type Outcome, refuse } from '../../kernel/outcome.ts';
import { isKeepable } from '../../kernel/text.ts';

/** One demand on a record; those of a filter must all hold. The same form in lists, saved views, bulk edits and exports. */
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
  | 'choice'
  | 'owner'
  | 'team'
  | 'moment'
  | 'date'
  | 'money'
  | 'number'
  | 'flag'
  | 'id'
  | 'custom';

/** What a list can be filtered by: a kind, or for a choice the values there are. Beside these, `custom.<key>`. */
export type FilterFields = Readonly<Record<string, FilterKind | readonly string[]>>;

/** The filter of one list, and the code that a bad one is refused with. */
export type FilterShape = { fields: FilterFields; refusal: string };

const emptiness = ['isEmpty', 'isNotEmpty'] as const;
const days = ['on', 'before', 'after', 'between', 'inLast', 'inNext', ...emptiness] as const;
const measures = ['between', 'atLeast', 'atMost', ...emptiness] as const;

/** Which operators each kind of field understands. */
export const operatorsOf: Readonly<Record<FilterKind, readonly FilterOperator[]>> = {
  text: ['anyOf', 'noneOf', 'contains', ...emptiness],
  list: ['contains', ...emptiness],
  choice: ['anyOf', 'noneOf'],
  owner: ['anyOf', 'noneOf'],
  team: ['anyOf', 'noneOf'],
  moment: days,
  date: days,
  money: measures,
  number: measures,
  flag: ['is'],
  id: ['anyOf', 'noneOf'],
  custom: ['anyOf', 'noneOf', 'contains', ...measures],
};

/** What the language is, in the words of the API reference. */
export const filterLanguage = `A JSON array of conditions that must all hold: [{"field":"region","operator":"anyOf","values":["江苏"]}].
Texts: anyOf, noneOf, contains (letters of either case), isEmpty, isNotEmpty. Choices: anyOf, noneOf.
owner: anyOf, noneOf with "me", "nobody" or ids; team: with "mine", "none" or ids. Amounts and numbers: between [a,b], atLeast, atMost.
Times and dates: on, before, after [day], between [day,day] (both days count, "" is open), inLast [n] days (today is the last),
inNext [n] days (today is the first); days are YYYY-MM-DD in the company's time zone. Flags: is ["true"].
custom.<key>: anyOf, noneOf, contains, between, atLeast, atMost (numbers or days), isEmpty, isNotEmpty.`;

export const mostConditions = 30;
export const mostValues = 500;

/** The kind of a field named in a filter; undefined when there is none. */
export function kindIn(fields: FilterFields, field: string): FilterKind | undefined {
  if (/^custom\.[a-z][a-z0-9_]{0,62}$/.test(field)) return 'custom';
  if (!Object.hasOwn(fields, field)) return undefined;
  const declared = fields[field]!;
  return typeof declared === 'string' ? declared : 'choice';
}

/** Reads a filter as it comes in a URL. Refused with the shape's code, saying which condition and why. */
export function readFilter(shape: FilterShape, text: string): Outcome<Condition[]> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return bad(shape, 'notJson', {});
  }
  if (!Array.isArray(parsed)) return bad(shape, 'notAList', {});
  return checkConditions(shape, parsed as Condition[]);
}

/** Checks conditions of the right outer form or any other; refused with the shape's code. */
export function checkConditions(
  shape: FilterShape,
  conditions: readonly Partial<Condition>[],
): Outcome<Condition[]> {
  if (conditions.length > mostConditions) return bad(shape, 'tooMany', { most: mostConditions });
  const checked: Condition[] = [];
  for (const [at, one] of conditions.entries()) {
    const values = one?.values ?? [];
    const kind = typeof one?.field === 'string' ? kindIn(shape.fields, one.field) : undefined;
    if (!kind) return bad(shape, 'unknownField', { at, field: one?.field });
    const field = one.field!;
    const operator = operatorsOf[kind].find((known) => known === one.operator);
    if (!operator) return bad(shape, 'unknownOperator', { at, field, possible: operatorsOf[kind] });
    const isTexts =
      Array.isArray(values) && values.every((value) => typeof value === 'string' && isKeepable(value));
    if (!isTexts || values.length > mostValues || !fits(shape, kind, { field, operator, values }))
      return bad(shape, 'badValues', { at, field, operator });
    checked.push({ field, operator, values });
  }
  return accept(checked);
}

function bad(shape: FilterShape, reason: string, facts: Record<string, unknown>): Outcome<never> {
  return refuse(shape.refusal, { reason, ...facts }, 'query.filter');
}

const number = /^-?\d{1,16}(\.\d{1,6})?$/;

function fits(shape: FilterShape, kind: FilterKind, { field, operator, values }: Condition): boolean {
  const [first = '', second = ''] = values;
  const isDayKind = kind === 'moment' || kind === 'date';
  const measure = (text: string): boolean =>
    isDayKind ? isDay(text) : number.test(text) || (kind === 'custom' && isDay(text));
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
      return values.length > 0 && values.every((value) => isMember(shape.fields[field], kind, value));
  }
}

function isMember(declared: FilterFields[string] | undefined, kind: FilterKind, value: string): boolean {
  if (Array.isArray(declared)) return declared.includes(value);
  if (kind === 'owner') return value === 'me' || value === 'nobody' || isId(value);
  if (kind === 'team') return value === 'mine' || value === 'none' || isId(value);
  return kind === 'id' ? isId(value) : true;
}

/** The company's clock when a filter is asked. */
export type CompanyClock = { today: string; timeZone: string };

/** Days from (inclusive) and until (exclusive); null where open. */
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
