import { accept, type Outcome, refuse } from './outcome.ts';
import { isKeepable } from './text.ts';

/** A page of a list; `next` is null on the last one. */
export type Page<T> = { items: T[]; next: string | null };

/** The sort key's value and the id of the last row shown: where the next page goes on. */
export type Cursor = { value: string | number | null; id: string };

/** @returns the cursor as a short text for a URL. Opaque to clients. */
export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.value, cursor.id])).toString('base64url');
}

/** Reads a cursor made by `writeCursor`; anything else is refused with `paging.badCursor`. */
export function readCursor(text: string): Outcome<Cursor> {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (Array.isArray(parsed) && parsed.length === 2 && typeof parsed[1] === 'string') {
      const value: unknown = parsed[0];
      const texts = parsed.filter((one) => typeof one === 'string');
      if (!texts.every(isKeepable)) return refuse('paging.badCursor', {}, 'query.cursor');
      if (value === null || typeof value === 'string' || typeof value === 'number')
        return accept({ value, id: parsed[1] });
    }
  } catch {
    // Falls through: a cursor that can't be read is refused like one that was never ours.
  }
  return refuse('paging.badCursor', {}, 'query.cursor');
}

/** Cuts `limit + 1` rows into a page: the extra row only tells that there is more. */
export function toPage<T>(rows: T[], limit: number, cursorOf: (row: T) => Cursor): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? writeCursor(cursorOf(last)) : null };
}
