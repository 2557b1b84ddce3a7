import type { Parsed } from './values.ts';

/** How a column writes day and month where both could be either: 03/04/2024. */
export type DateOrder = 'dmy' | 'mdy';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const TIME =
  /[T\s]*(上午|下午)?\s*(\d{1,2})[:：时時点點](\d{1,2})(?:[:：分](\d{1,2})(?:[.,]\d+)?)?[秒分]?\s*(am|pm)?\s*(z|[+-]\d{2}:?\d{2})?$/i;

/**
 * Whether a column writes the day or the month first, from the values that allow only one reading. With a dot
 * (05.01.2024) the day is first; with nothing to go by, `fallback`.
 */
export function dateOrder(values: string[], fallback: DateOrder = 'dmy'): DateOrder {
  let dmy = 0;
  let mdy = 0;
  for (const value of values) {
    const [, a, sign, b] = /^\s*(\d{1,2})([-/.])(\d{1,2})\2\d{2,4}/.exec(value) ?? [];
    if (!a || !b) continue;
    if (Number(a) > 12) dmy++;
    else if (Number(b) > 12) mdy++;
    else if (sign === '.') dmy += 0.01;
  }
  return dmy === mdy ? fallback : dmy > mdy ? 'dmy' : 'mdy';
}

/**
 * A date, with its time where one is written: `2024-01-05`, `2024-01-05T14:30:00`, with `Z` or `+08:00` only if the
 * cell says so; a time without zone is the company's own. Understood are ISO, 2024/1/5, 2024年1月5日, 20240105,
 * 05.01.2024, 1/5/2024 (in the column's order), 5 Jan 2024, Jan 5, 2024, and the serial numbers of spreadsheets.
 *
 * @param order the column's, from `dateOrder`
 */
export function parseDate(text: string, order: DateOrder = 'dmy'): Parsed<string> {
  const t = text.normalize('NFKC').trim();
  const clock = TIME.exec(t);
  const day = (clock ? t.slice(0, clock.index) : t).replace(/\s*(星期|周|週).$/, '').trim();
  const date = dayOf(day, order, clock !== null);
  const time = clock ? timeOf(clock) : '';
  if (date === undefined || time === undefined)
    return { problem: 'import.notADate', facts: { text: text.slice(0, 100) } };
  return { ok: date + (date.includes('T') ? '' : time) };
}

function dayOf(text: string, order: DateOrder, hasTime: boolean): string | undefined {
  let m =
    /^(\d{4})[-/.年]\s*(\d{1,2})[-/.月]\s*(\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (m) return iso(m[1], m[2], m[3]);
  m = /^(\d{4})[-/年](\d{1,2})月?$/.exec(text);
  if (m && !hasTime) return iso(m[1], m[2], '1');
  m = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
  if (m) {
    const monthFirst = m[2] !== '.' && order === 'mdy';
    const [d, month] = monthFirst ? [m[3], m[1]] : [m[1], m[3]];
    return iso(m[4], month, d) ?? iso(m[4], d, month);
  }
  m = /^(\d{1,2})(?:st|nd|rd|th)?[-\s]*([a-z]{3})[a-z]*\.?[-,\s]*(\d{4}|\d{2})$/i.exec(text);
  if (m) return iso(m[3], monthNumber(m[2]), m[1]);
  m = /^([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i.exec(text);
  if (m) return iso(m[3], monthNumber(m[1]), m[2]);
  // Serials of the years 1990 to 2099: other whole numbers are no dates.
  if (/^\d{5}(\.\d+)?$/.test(text) && Number(text) >= 32874 && Number(text) < 73051)
    return excelSerial(Number(text));
  return undefined;
}

const monthNumber = (name = ''): string => String(MONTHS.indexOf(name.toLowerCase()) + 1);

/** Two-digit years are 1930 to 2029, as spreadsheets have it. Days that do not exist give undefined. */
function iso(year = '', month = '', day = ''): string | undefined {
  const y = year.length === 2 ? Number(year) + (Number(year) < 30 ? 2000 : 1900) : Number(year);
  const date = new Date(Date.UTC(y, Number(month) - 1, Number(day)));
  if (y < 1000 || date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day))
    return undefined;
  return date.toISOString().slice(0, 10);
}

function timeOf(m: RegExpExecArray): string | undefined {
  const [, half, h = '', min = '', s = '0', meridiem, zone = ''] = m;
  const late = half === '下午' || /pm/i.test(meridiem ?? '');
  const early = half === '上午' || /am/i.test(meridiem ?? '');
  let hour = Number(h);
  if (late && hour < 12) hour += 12;
  if (early && hour === 12) hour = 0;
  if (hour > 23 || Number(min) > 59 || Number(s) > 59) return undefined;
  const two = (n: number | string): string => String(n).padStart(2, '0');
  const offset = zone === '' ? '' : /z/i.test(zone) ? 'Z' : zone.replace(/^(...)(\d\d)$/, '$1:$2');
  return `T${two(hour)}:${two(min)}:${two(s)}${offset}`;
}

/**
 * The date of a spreadsheet's serial number: days since 1899-12-30 (`date1904`: since 1904-01-01), the fraction being
 * the time of day, rounded to the second. Serials below 60 are a day off in the 1900 system, as everywhere.
 */
export function excelSerial(serial: number, date1904 = false): string {
  const epoch = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const text = new Date(epoch + Math.round(serial * 86400) * 1000).toISOString();
  return text.slice(11, 19) === '00:00:00' ? text.slice(0, 10) : text.slice(0, 19);
}
