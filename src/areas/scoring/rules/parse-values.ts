/** Reads numbers, dates and yes/no as people and spreadsheets write them. `null` means: not one of these. */

const CURRENCY = /(?:NT\$|HK\$|US\$|RMB|CNY|USD|EUR|GBP|TWD|HKD|JPY|[$€£¥元₹])/gi;
const SCALES: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8, k: 1e3, m: 1e6 };
const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const GROUPED = /^[+-]?\d{1,3}(?:([,' \u00a0\u202f])\d{3})(?:\1\d{3})*(?:\.\d*)?$/;
const GROUPED_COMMA_DECIMAL = /^[+-]?\d{1,3}(?:[. \u00a0\u202f]\d{3})+(?:,\d+)?$/;
const COMMA_DECIMAL = /^[+-]?\d+,\d+$/;
const INFINITE = /^([+-]?)(?:inf|infinity|∞)$/i;

/**
 * A number with thousands separators, percent sign (12 % = 0.12), currency, accounting brackets for minus, 万 and 亿.
 * Infinity is returned as such; the caller decides what to do with it.
 *
 * @param decimalComma the column writes 1.234,56 rather than 1,234.56
 */
export function parseNumber(text: string, decimalComma = false): number | null {
  if (PLAIN.test(text)) return Number(text);
  let body = text.normalize('NFKC').trim();
  const infinite = INFINITE.exec(body);
  if (infinite) return infinite[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  let factor = 1;
  const bracketed = /^\((.+)\)$/.exec(body);
  if (bracketed) {
    factor = -1;
    body = bracketed[1]!;
  }
  body = body.replace(CURRENCY, '').trim();
  if (body.endsWith('%')) {
    factor /= 100;
    body = body.slice(0, -1).trim();
  }
  const scale = SCALES[body.slice(-1).toLowerCase()];
  if (scale !== undefined) {
    factor *= scale;
    body = body.slice(0, -1).trim();
  }
  if (!/\d/.test(body)) return null;
  if (decimalComma && (COMMA_DECIMAL.test(body) || GROUPED_COMMA_DECIMAL.test(body))) {
    return factor * Number(body.replace(/[. \u00a0\u202f]/g, '').replace(',', '.'));
  }
  if (PLAIN.test(body)) return factor * Number(body);
  if (GROUPED.test(body)) return factor * Number(body.replace(/[,' \u00a0\u202f]/g, ''));
  return null;
}

/** True when the samples use the comma as decimal sign: some can only be read so, and none only otherwise. */
export function usesDecimalComma(samples: readonly string[]): boolean {
  let onlyComma = 0;
  let onlyPoint = 0;
  for (const sample of samples) {
    const body = sample.replace(CURRENCY, '').replace(/[%\s]+$/, '');
    if (/^[+-]?\d+,\d{1,2}$|^[+-]?\d+,\d{4,}$|^[+-]?\d{1,3}(?:\.\d{3})+,\d+$/.test(body)) onlyComma++;
    else if (/^[+-]?\d*\.\d{1,2}$|^[+-]?\d*\.\d{4,}$|^[+-]?\d{1,3}(?:,\d{3})+\.\d+$/.test(body)) onlyPoint++;
  }
  return onlyComma > 0 && onlyPoint === 0;
}

/** Whether 03/04/2026 is the third of April or the fourth of March; the column as a whole decides. */
export type DayOrder = 'dayFirst' | 'monthFirst';

const YEAR_FIRST =
  /^(\d{4})(?:-|\/|\.|年)\s?(\d{1,2})(?:-|\/|\.|月)\s?(\d{1,2})日?(?:[T\s]+(\d{1,2})[:时點点](\d{1,2})分?(?::?(\d{1,2})(?:[.,]\d+)?秒?)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i;
const YEAR_LAST =
  /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(am|pm)?)?$/i;
const NAMED = /^(?:(\d{1,2})[\s-]+([a-z]{3,9})\.?|([a-z]{3,9})\.?\s+(\d{1,2}))[\s,-]+(\d{4}|\d{2})$/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const MONTH_ONLY = /^(\d{4})(?:-|\/|年)(\d{1,2})月?$/;

/** Days since 1970-01-01 (UTC), with a fraction for the time of day; of a month its first. */
export function parseDate(text: string, order: DayOrder): number | null {
  const body = text.trim();
  const iso = YEAR_FIRST.exec(body);
  if (iso) {
    const day = dayNumber(Number(iso[1]), Number(iso[2]), Number(iso[3]));
    return day === null ? null : day + clock(iso[4], iso[5], iso[6]) - zone(iso[7]);
  }
  const last = YEAR_LAST.exec(body);
  if (last) {
    const [first, second] = [Number(last[1]), Number(last[2])];
    const [month, date] = order === 'monthFirst' ? [first, second] : [second, first];
    const day = dayNumber(fullYear(last[3]!), month, date);
    const half = last[7] ? ((Number(last[4]) % 12) + (/pm/i.test(last[7]) ? 12 : 0)).toString() : last[4];
    return day === null ? null : day + clock(half, last[5], last[6]);
  }
  const month = MONTH_ONLY.exec(body);
  if (month) return dayNumber(Number(month[1]), Number(month[2]), 1);
  const named = NAMED.exec(body);
  if (!named) return null;
  const at = MONTHS.indexOf((named[2] ?? named[3])!.slice(0, 3).toLowerCase()) + 1;
  return at === 0 ? null : dayNumber(fullYear(named[5]!), at, Number(named[1] ?? named[4]));
}

/** Month first only where a second part above 12 says so and no first part above 12 contradicts it. */
export function dayOrderOf(samples: readonly string[]): DayOrder {
  let monthFirst = 0;
  let dayFirst = 0;
  for (const sample of samples) {
    const parts = YEAR_LAST.exec(sample.trim());
    if (!parts) continue;
    if (Number(parts[1]) > 12) dayFirst++;
    if (Number(parts[2]) > 12) monthFirst++;
  }
  return monthFirst > dayFirst ? 'monthFirst' : 'dayFirst';
}

const YES = new Set(['yes', 'y', 'true', 't', 'on', '是', '有', '真', '√', '✓']);
const NO = new Set(['no', 'n', 'false', 'f', 'off', '否', '无', '無', '假', '×', '✗']);

/** True when every word is a plain yes or no (0 and 1 stay numbers). */
export function isYesNo(words: Iterable<string>): boolean {
  for (const word of words) {
    const low = word.toLowerCase();
    if (!YES.has(low) && !NO.has(low)) return false;
  }
  return true;
}

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

function dayNumber(year: number, month: number, date: number): number | null {
  const time = new Date(Date.UTC(year, month - 1, date));
  const real = time.getUTCMonth() === month - 1 && time.getUTCDate() === date;
  return real ? time.getTime() / 86_400_000 : null;
}

function clock(hours?: string, minutes?: string, seconds?: string): number {
  return (Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0)) / 86_400;
}

function zone(text?: string): number {
  const parts = /([+-])(\d{2}):?(\d{2})/.exec(text ?? '');
  if (!parts) return 0;
  const minutes = Number(parts[2]) * 60 + Number(parts[3]);
  return ((parts[1] === '-' ? -1 : 1) * minutes) / 1440;
}
