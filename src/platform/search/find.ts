import type { Actor } from '../actor/actor.ts';
import type { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { kindsFor, reachOf, type SearchKind, within } from './kinds.ts';
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
 * The records `actor` may see that best answer a text, in one round trip: as it was typed first, then by sound, by abbreviation
 * and with a slip corrected.
 */
export async function find(db: Database, actor: Actor, options: FindOptions): Promise<Hit[]> {
  return search(db, actor, options, kindsFor(actor, options.kinds), options.limit);
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
  const rows = await db.read(actor, findSql(query, actor, kinds, limit, enough));
  return rows.map((row) => ({ kind: row.kind, id: row.record_id, why: whyOf(row.grade) }));
}

type Row = { kind: string; record_id: string; grade: number };

function findSql(query: Query, actor: Actor, kinds: readonly SearchKind[], limit: number, enough: number) {
  const reach = reachOf(actor, kinds);
  const certain = within(reach, query.certain);
  const loose = query.loose === null ? null : within(reach, query.loose);
  return sql<Row>`select kind, record_id, grade from search.find(
    ${query.key}, ${query.sound}, ${query.han}, ${query.words}::text[], ${certain}::tsquery, ${loose}::tsquery,
    ${query.skipping}, ${query.skippingSound}, ${kinds.map((kind) => kind.kind)}::text[], ${reach.everything},
    ${limit}, ${enough}, ${Math.max(mostLookedAt, limit)})`;
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
