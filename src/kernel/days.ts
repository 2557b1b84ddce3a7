/** Days are `YYYY-MM-DD`, told apart from moments: which day it is depends on where one stands. */

/** The day that it is at `at` in a time zone. */
export function localDay(at: Date, timeZone: string): string {
  return new Date(at.getTime() + offsetAt(at.getTime(), timeZone)).toISOString().slice(0, 10);
}

/** The moment at which clocks in `timeZone` show so many minutes after midnight of `day`. */
export function instantOf(day: string, minutes: number, timeZone: string): number {
  const wall = Date.parse(`${day}T00:00:00Z`) + minutes * 60_000;
  const guess = wall - offsetAt(wall, timeZone);
  // Around a change of the clocks the first guess may use the offset of the other side.
  return wall - offsetAt(guess, timeZone);
}

/** The day `n` days after `day`. */
export function addDays(day: string, n: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);
}

/** How many days lie between two days; negative when `to` comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** Whether `text` is a day that exists, of this millennium or the last. */
export function isDay(text: string): boolean {
  if (!/^[12]\d{3}-\d\d-\d\d$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

const formats = new Map<string, Intl.DateTimeFormat>();
/** By time zone and quarter of an hour: clocks change on the quarter, and asking what they show takes 30 µs. */
const offsets = new Map<string, number>();
const quarter = 15 * 60_000;
const keptOffsets = 5_000;

/** How far local time is ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const start = Math.floor(instant / quarter) * quarter;
  const key = `${start} ${timeZone}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    offset = wallAt(start, timeZone) - start;
    if (offsets.size >= keptOffsets) offsets.clear();
    offsets.set(key, offset);
  }
  return offset;
}

/** What clocks show at a whole second, read as if it were UTC. */
function wallAt(instant: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(timeZone, format);
  }
  const parts: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(instant)) parts[type] = value;
  const { year, month, day, hour, minute, second } = parts;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
