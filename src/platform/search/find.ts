import type { Actor } from '../actor/actor.ts';
import type { Database } from '../db/database.ts';
import { type Sql, sql } from '../db/sql.ts';
import { areNearlyAll, kindsFor, reachOf, type SearchKind, within } from './kinds.ts';
import { type Query, readQuery } from './query.ts';

/** Why a record was found, from the surest on. */
export type Why =
  | 'exact'
  | 'prefix'
  | 'contains'
  | 'pinyin'
  | 'initials'
  | 'contact'
  | 'words'
  | 'abbreviation'
  | 'sound'
  | 'similar';

export type Hit = { kind: string; id: string; why: Why };

export type FindOptions = {
  text: string;
  /** Only these kinds; all registered ones when not said. */
  kinds?: readonly string[] | undefined;
  /** At most so many hits. */
  limit: number;
};

/**
 * The records `actor` may see that best answer a text: as it was typed first, then by sound, by abbreviation and with a slip
 * corrected. One round trip, and a second one only when so few answer as typed that guessing is worth it.
 */
export async function find(db: Database, actor: Actor, options: FindOptions): Promise<Hit[]> {
  return search(db, actor, options, kindsFor(actor, options.kinds), Math.min(options.limit, worthNoGuess));
}

/**
 * The ids of one kind's records that answer a text, best first, at most `limit`: for a list's `q=` beside its filters. What may
 * only have been meant is given when nothing answers as typed.
 */
export async function findIds(
  db: Database,
  actor: Actor,
  kind: string,
  text: string,
  limit: number,
): Promise<string[]> {
  const hits = await search(db, actor, { text, limit }, kindsFor(actor, [kind]), 1);
  return hits.map((hit) => hit.id);
}

/**
 * As {@link findIds} when anything answers a text as it was typed, but to stand within another query, so that a thousand ids don't
 * travel to and fro; without rows when nothing does. Null when there is nothing to look for.
 */
export async function idsAsTyped(
  db: Database,
  actor: Actor,
  kind: string,
  text: string,
  limit: number,
): Promise<Sql<{ record_id: string }> | null> {
  const kinds = kindsFor(actor, [kind]);
  const query = readQuery(text);
  if (!query || kinds.length === 0) return null;
  const { asked } = await askingAsTyped(db, actor, query, kinds, limit);
  return sql<{
    record_id: string;
  }>`select f.record_id from (${asked}) f where f.grade <= ${sql.lit(lastCertain)}`;
}

/** From so many sure answers on nobody needs guesses beside them. */
const worthNoGuess = 5;

/** Rows graded at most for each alternative as typed, and for each guess; bounds the work for a text that half the records hold. */
const shareAsTyped = 600;
const shareOfGuess = 200;
/** So many among the newest few thousand records say that a text is too common to fetch all that hold it. */
const crowd = 100;
/** More than this is asked for by lists only. */
const mostShown = 50;

async function search(
  db: Database,
  actor: Actor,
  { text, limit }: FindOptions,
  kinds: readonly SearchKind[],
  enough: number,
): Promise<Hit[]> {
  const query = readQuery(text);
  if (!query || kinds.length === 0 || limit < 1) return [];
  const { asked, reach, names } = await askingAsTyped(db, actor, query, kinds, limit);
  const found = await db.read(actor, asked);
  const certain = found.filter((row) => row.grade <= lastCertain);
  if (certain.length >= enough) return certain.map(toHit);
  if (isSettled(query, found)) return found.map(toHit);
  const guesses = within(reach, query.loose());
  if (guesses.length === 0) return found.map(toHit);
  const guessed = await db.read(
    actor,
    asking(query, guesses, names, { inOrder: false, most: limit, share: shareOfGuess, crowd: null }),
  );
  const known = new Set(found.map((row) => `${row.kind} ${row.record_id}`));
  return [...found, ...guessed.filter((row) => !known.has(`${row.kind} ${row.record_id}`))]
    .sort((a, b) => a.grade - b.grade)
    .slice(0, limit)
    .map(toHit);
}

async function askingAsTyped(
  db: Database,
  actor: Actor,
  query: Query,
  kinds: readonly SearchKind[],
  limit: number,
) {
  const reach = reachOf(actor, kinds, await areNearlyAll(db, kinds));
  const names = kinds.map((kind) => kind.kind);
  const asked = asking(query, within(reach, query.certain), names, {
    inOrder: reach.everything,
    most: limit,
    share: Math.max(shareAsTyped, limit),
    crowd: limit > mostShown ? null : crowd,
  });
  return { asked, reach, names };
}

type Row = { kind: string; record_id: string; grade: number };

/** Grades of search.grade that something depends on. */
const lastContaining = 32;
const soundsExactly = 40;
const initialsExactly = 44;
const lastCertain = 60;
const soundsAlike = 80;

/**
 * Whether what was found must be what was meant: letters that are some name's pinyin, or four of its initials, from end to end;
 * four characters that stand together in a name or sound like one. Fewer may still abbreviate a longer name.
 */
function isSettled(query: Query, rows: readonly Row[]): boolean {
  const { han, key } = query;
  const long = key.length >= 4;
  return rows.some(({ grade }) =>
    han
      ? long && (grade <= lastContaining || grade === soundsAlike)
      : grade === soundsExactly || (long && grade === initialsExactly),
  );
}

function asking(
  query: Query,
  asked: readonly string[],
  kinds: readonly string[],
  bounds: { inOrder: boolean; most: number; share: number; crowd: number | null },
) {
  return sql<Row>`select kind, record_id, grade from search.find(
    ${query.key}, ${query.sound}, ${query.han}, ${query.words}::text[], ${query.skipping}, ${query.skippingSound},
    ${asked}::tsquery[], ${kinds}::text[], ${bounds.inOrder}, ${bounds.most}, ${bounds.share}, ${bounds.crowd}::int)`;
}

function toHit({ kind, record_id, grade }: Row): Hit {
  return { kind, id: record_id, why: whyOf(grade) };
}

/** The grades of search.grade by their names. */
function whyOf(grade: number): Why {
  if (grade <= 12) return 'exact';
  if (grade <= 22) return 'prefix';
  if (grade <= 32) return 'contains';
  if (grade === 44 || grade === 50 || grade === 52) return 'initials';
  if (grade === 46 || grade === 54) return 'contact';
  if (grade <= 48) return 'pinyin';
  if (grade <= 60) return 'words';
  if (grade <= 72) return 'abbreviation';
  return grade <= 80 ? 'sound' : 'similar';
}
