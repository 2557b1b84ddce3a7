import { must, Refusal } from '../../kernel/outcome.ts';
import { type Cursor, readCursor } from '../../kernel/paging.ts';
import { type Query, sql } from '../db/sql.ts';

/** One thing that happened to a record, as its timeline shows it. */
export type TimelineItem = {
  seq: number;
  at: string;
  type: string;
  via: string;
  actorId: string;
  /** Null for Yaosu itself. */
  actorName: string | null;
  subjectKind: string;
  subjectId: string;
  batchId: string | null;
  /** Whether it was taken back since. */
  undone: boolean;
  payload: Record<string, unknown>;
};

export type TimelineAsk = {
  /** A query for the ids of all records whose events belong to it. */
  subjects: ReturnType<typeof sql>;
  /** Only records of these kinds. */
  kinds?: readonly string[];
  /** Only these types of event. */
  types?: readonly string[] | undefined;
  /** A further condition on `platform.events e`. */
  only?: ReturnType<typeof sql>;
  /** The types that say a batch was taken back. */
  undoing: readonly string[];
  limit: number;
  cursor?: string | undefined;
};

/**
 * What happened to some records, latest first by when it happened; of the same moment, the last written first.
 *
 * @throws Refusal `paging.badCursor`.
 */
export function timelineOf(ask: TimelineAsk): Query<TimelineItem> {
  const kinds = ask.kinds ? sql` and e.subject_kind = any(${ask.kinds}::text[])` : sql``;
  const types = ask.types ? sql` and e.type = any(${ask.types}::text[])` : sql``;
  const only = ask.only ? sql` and ${ask.only}` : sql``;
  const before = ask.cursor ? sql` and (e.at, e.seq) < ${positionIn(ask.cursor)}` : sql``;
  return sql<TimelineItem>`
    select e.seq, e.at, e.type, e.via, e.actor_id as "actorId", e.subject_kind as "subjectKind", e.subject_id as "subjectId",
      e.batch_id as "batchId", e.payload,
      (select p.name from people.people p where p.id = e.actor_id) as "actorName",
      e.batch_id is not null and exists (
        select 1 from platform.events u
        where u.subject_id = e.subject_id and u.type = any(${ask.undoing}::text[]) and u.payload ->> 'undoes' = e.batch_id::text
      ) as undone
    from platform.events e
    where e.subject_id = any(array(${ask.subjects}))${kinds}${types}${only}${before}
    order by e.at desc, e.seq desc limit ${sql.lit(ask.limit + 1)}`;
}

/** Where the next page goes on: the moment, and the place in the log. */
export function timelineCursor(item: TimelineItem): Cursor {
  return { value: item.at, id: String(item.seq) };
}

function positionIn(cursor: string) {
  const { value, id } = must(readCursor(cursor));
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(String(value)) || !/^\d{1,18}$/.test(id))
    throw new Refusal('paging.badCursor', {}, 'query.cursor');
  return sql`(${String(value)}::timestamptz, ${id}::bigint)`;
}
