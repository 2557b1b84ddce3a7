import type { Actor } from '../actor/actor.ts';
import type { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { kindsFor, type Reach, reachOf, type SearchKind, within } from './kinds.ts';
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

/** From so many sure answers on nobody needs guesses beside them. */
const worthNoGuess = 5;

/** Rows graded at most per step; bounds the work for a text that half the records hold. */
const mostLookedAt = 600;

async function search(
  db: Database,
  actor: Actor,
  { text, limit }: FindOptions,
  kinds: readonly SearchKind[],
  enough: number,
): Promise<Hit[]> {
  const query = readQuery(text);
  if (!query || kinds.length === 0 || limit < 1) return [];
  const reach = reachOf(actor, kinds);
  const ask = (loose: string[]) => db.read(actor, findSql(query, kinds, reach, loose, limit, enough));
  let rows = await ask([]);
  if (isWorthGuessing(query, rows, enough)) {
    const loose = query.loose();
    if (loose.length > 0) rows = await ask(within(reach, loose));
  }
  return rows.map((row) => ({ kind: row.kind, id: row.record_id, why: whyOf(row.grade) }));
}

/**
 * Of pinyin that is some name's from end to end no other was meant, nor of a long Chinese name that there is or that one sounds
 * like; a few characters that are a name may still abbreviate a longer one.
 */
function isWorthGuessing(query: Query, rows: readonly Row[], enough: number): boolean {
  const long = query.key.length >= 4;
  if (
    query.han
      ? long && rows.some(({ grade }) => grade === isTheName || grade === soundsAlike)
      : rows.some(({ grade }) => grade === soundsExactly)
  )
    return false;
  return rows.filter((row) => row.grade <= lastCertain).length < enough;
}

/** So many among the newest few thousand records say that a text is too common to fetch all that hold it. */
const crowd = 100;
/** More than this is asked for by lists only. */
const mostShown = 50;

type Row = { kind: string; record_id: string; grade: number };

const isTheName = 10;
const soundsExactly = 40;
const soundsAlike = 80;
/** Up to this grade of search.grade a record answers as typed; beyond begin guesses. */
const lastCertain = 60;

function findSql(
  query: Query,
  kinds: readonly SearchKind[],
  reach: Reach,
  loose: string[],
  limit: number,
  enough: number,
) {
  return sql<Row>`select kind, record_id, grade from search.find(
    ${query.key}, ${query.sound}, ${query.han}, ${query.words}::text[], ${within(reach, query.certain)}::tsquery[], ${loose}::tsquery[],
    ${query.skipping}, ${query.skippingSound}, ${kinds.map((kind) => kind.kind)}::text[], ${reach.everything},
    ${limit}, ${enough}, ${Math.max(mostLookedAt, limit)}, ${limit > mostShown ? null : crowd}::int)`;
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
