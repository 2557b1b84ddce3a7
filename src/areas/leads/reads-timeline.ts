import { must, Refusal } from '../../kernel/outcome.ts';
import { type Cursor, readCursor } from '../../kernel/paging.ts';
import { type Query, sql } from '../../platform/db/sql.ts';
import { historyOf } from './duplicates/reads.ts';

/** What the timeline can be narrowed to. */
export const timelineKinds = ['all', 'communication', 'comment', 'change'] as const;
export type TimelineKind = (typeof timelineKinds)[number];

const typesOf: Readonly<Record<Exclude<TimelineKind, 'all'>, readonly string[]>> = {
  communication: ['lead.contacted'],
  comment: ['lead.commented'],
  change: [
    'lead.captured',
    'lead.edited',
    'lead.statusChanged',
    'lead.assigned',
    'lead.woken',
    'lead.deleted',
    'lead.undone',
    'lead.assignedByRule',
    'lead.claimed',
    'lead.putBack',
    'lead.takenBack',
    'lead.merged',
    'lead.unmerged',
  ],
};

export type TimelineItem = {
  seq: number;
  at: string;
  type: string;
  via: string;
  actorId: string;
  /** Null for Yaosu itself. */
  actorName: string | null;
  batchId: string | null;
  /** Whether it was taken back since. */
  undone: boolean;
  payload: Record<string, unknown>;
};

/** Whether the lead is there for this actor at all: an empty timeline must not be told from a hidden one otherwise. */
export function leadExists(id: string): Query<{ id: string }> {
  return sql<{ id: string }>`select id from leads.leads where id = ${id} and deleted_at is null`;
}

/**
 * What happened to a lead and to those merged into it, latest first by when it happened; of the same moment, the last written first.
 *
 * @throws Refusal `paging.badCursor`.
 */
export function timelinePage(
  id: string,
  ask: { kind: TimelineKind; limit: number; cursor?: string | undefined },
): Query<TimelineItem> {
  const types = ask.kind === 'all' ? sql`` : sql` and e.type = any(${typesOf[ask.kind]}::text[])`;
  const before = ask.cursor ? sql` and (e.at, e.seq) < ${positionIn(ask.cursor)}` : sql``;
  return sql<TimelineItem>`
    select e.seq, e.at, e.type, e.via, e.actor_id as "actorId", e.batch_id as "batchId", e.payload,
      (select p.name from people.people p where p.id = e.actor_id) as "actorName",
      e.batch_id is not null and exists (
        select 1 from platform.events u
        where u.subject_id = e.subject_id and u.type = 'lead.undone' and u.payload ->> 'undoes' = e.batch_id::text
      ) as undone
    from platform.events e
    where e.subject_id = any(array(${historyOf(id)})) and e.subject_kind = 'lead'${types}${before}
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
