import { must, Refusal } from '../../kernel/outcome.ts';
import { type Page, readCursor, writeCursor } from '../../kernel/paging.ts';
import type { Actor } from '../actor/actor.ts';
import type { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';

export type AuditRow = {
  seq: number;
  at: string;
  type: string;
  actorId: string;
  actorName: string | null;
  via: string;
  subjectKind: string;
  subjectId: string;
  batchId: string | null;
  payload: Record<string, unknown>;
};

export type AuditFilter = {
  actorId?: string | undefined;
  type?: string | undefined;
  subjectKind?: string | undefined;
  subjectId?: string | undefined;
  from?: string | undefined;
  until?: string | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** Rows of the log that one request looks at when it filters by what no index knows: some 100 ms. */
const window = 100_000;

/**
 * The event log, newest first, for who may see all of it (row-level security asks for `audit.read`). It has no index by actor, type or
 * time, for each would cost every write: a filtered page searches a window of the log and says where the next one begins.
 */
export async function readAudit(db: Database, actor: Actor, filter: AuditFilter): Promise<Page<AuditRow>> {
  const {
    limit,
    subjectId,
    subjectKind = null,
    actorId = null,
    type = null,
    from = null,
    until = null,
  } = filter;
  const after = placeOf(filter.cursor);
  const before = after
    ? sql`e.tx <= ${after.tx}::text::xid8 and (e.tx < ${after.tx}::text::xid8 or e.seq < ${after.seq}::bigint)`
    : sql`true`;
  const kindOfType = type?.endsWith('.') ? type : null;
  const wanted = sql`
    (${actorId}::uuid is null or e.actor_id = ${actorId}::uuid)
    and (${subjectKind}::text is null or e.subject_kind = ${subjectKind})
    and (${type}::text is null or e.type = ${type} or starts_with(e.type, ${kindOfType}))
    and (${from}::timestamptz is null or e.at >= ${from}::timestamptz)
    and (${until}::timestamptz is null or e.at < ${until}::timestamptz)`;
  // All of one record's events are found by its index; everything else by the window.
  const source = subjectId
    ? sql`(select * from platform.events e where e.subject_id = ${subjectId} and ${before})`
    : sql`(select * from platform.events e where ${before} order by e.tx desc, e.seq desc limit ${window})`;
  const rows = await db.read(
    actor,
    sql<AuditRow & { tx: string }>`/* unprepared */
      select e.tx::text as tx, e.seq, e.at, e.type, e.actor_id as "actorId", p.name as "actorName", e.via,
        e.subject_kind as "subjectKind", e.subject_id as "subjectId", e.batch_id as "batchId", e.payload
      from ${source} e left join people.people p on p.id = e.actor_id
      where ${wanted} order by e.tx desc, e.seq desc limit ${limit + 1}`,
  );
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  if (rows.length > limit && last) return { items, next: cursorAt(last) };
  if (subjectId) return { items, next: null };
  const [end] = await db.read(
    actor,
    sql<{ tx: string; seq: number }>`/* unprepared */
      select e.tx::text as tx, e.seq from platform.events e where ${before}
      order by e.tx desc, e.seq desc offset ${window - 1} limit 1`,
  );
  return { items, next: end ? cursorAt(end) : null };
}

const cursorAt = ({ tx, seq }: { tx: string; seq: number }) => writeCursor({ value: seq, id: tx });

function placeOf(cursor: string | undefined): { tx: string; seq: number } | null {
  if (cursor === undefined) return null;
  const { value, id } = must(readCursor(cursor));
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || !/^\d{1,20}$/.test(id))
    throw new Refusal('paging.badCursor', {}, 'query.cursor');
  return { tx: id, seq: value };
}
