import type { CategoryColumn, Column, NumericColumn } from './columns.ts';

const year = 365;
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/**
 * What returns in a date beside its trend: the month, once the dates span two years (in fewer a season can't be told from a trend), the
 * day of the week, and the hour where times are given. Learning proves each like any attribute.
 */
export function datePartsOf(column: Column): Column[] {
  if (column.kind !== 'date') return [];
  const { key, values } = column;
  const known = values.filter((value) => !Number.isNaN(value));
  const parts: Column[] = [];
  let [first, last, withTime] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const value of known) {
    first = Math.min(first, value);
    last = Math.max(last, value);
    if (value % 1 !== 0) withTime++;
  }
  if (known.length === 0) return [];
  if (last - first >= 2 * year) parts.push(part(`${key} (month)`, values, monthOf));
  if (known.some((value) => weekdayOf(value) !== weekdayOf(known[0]!)))
    parts.push(part(`${key} (weekday)`, values, weekdayOf));
  if (withTime > known.length / 2) parts.push(hours(`${key} (hour)`, values));
  return parts;
}

/** The date that an attribute is, or is a part of. Two of one date say nothing together that the date does not say alone. */
export function dateOf(key: string): string {
  return key.replace(/ \((?:month|weekday|hour)\)$/, '');
}

const monthOf = (days: number): string => String(new Date(days * 86_400_000).getUTCMonth() + 1);
const weekdayOf = (days: number): string => weekdays[(((Math.floor(days) + 4) % 7) + 7) % 7]!;

function part(key: string, values: Float64Array, nameOf: (days: number) => string): CategoryColumn {
  const levels: string[] = [];
  const index = new Map<string, number>();
  const codes = Int32Array.from(values, (value) => {
    if (Number.isNaN(value)) return -1;
    const name = nameOf(value);
    const code = index.get(name) ?? levels.length;
    if (code === levels.length) {
      index.set(name, code);
      levels.push(name);
    }
    return code;
  });
  return { key, kind: 'category', codes, levels };
}

function hours(key: string, values: Float64Array): NumericColumn {
  return { key, kind: 'numeric', values: values.map((value) => (value - Math.floor(value)) * 24) };
}
