import { type Actor, scopeOf } from '../../platform/actor/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { type Query, sql } from '../../platform/db/sql.ts';
import type { Described } from '../../platform/search/index.ts';
import { ownPart } from './reads-filter.ts';
import type { Lead } from './rules/lead.ts';
import type { LeadStatus } from './rules/lead-states.ts';
import { columnOf, writtenFields } from './store-columns.ts';

export type LeadRecord = Lead & {
  createdAt: string;
  ownerName: string | null;
  teamName: string | null;
};

export type LeadCounts = { communications: number; comments: number; files: number; duplicates: number };

const everyColumn = sql.join(
  writtenFields.map((field) => sql`l.${sql.ref(columnOf[field])} as ${sql.ref(field)}`),
);

/** Everything of one lead that its page shows at the top, in one trip. No row: it isn't there for this actor. */
export function leadRecord(id: string): Query<LeadRecord> {
  return sql<LeadRecord>`
    select ${everyColumn}, l.created_at as "createdAt",
      (select p.name from people.people p where p.id = l.owner_id) as "ownerName",
      (select t.name from people.teams t where t.id = l.team_id) as "teamName"
    from leads.leads l where l.id = ${id} and l.deleted_at is null`;
}

/** What hangs on one lead. Apart from it: who may see each of these things takes twice as long to decide as reading the lead. */
export function leadCounts(id: string): Query<LeadCounts> {
  return sql<LeadCounts>`
    select said.communications, said.comments,
      (select count(*) from platform.files f where f.subject_id = l.id and f.deleted_at is null) as files,
      (select count(*) from leads.duplicate_pairs d where l.id in (d.lead_a, d.lead_b) and d.state = 'open') as duplicates
    from leads.leads l
    cross join lateral (
      select count(*) filter (where e.type = 'lead.contacted') as communications,
        count(*) filter (where e.type = 'lead.commented') as comments
      from platform.events e where e.subject_id = l.id and e.type in ('lead.contacted', 'lead.commented')) said
    where l.id = ${id} and l.deleted_at is null`;
}

/** How many of the actor's leads stand where; exact, from the tally, and from how many of its lines. */
export function countsByStatus(actor: Actor): Query<{ status: LeadStatus; n: number; lines: number }> {
  const own = scopeOf(actor, 'leads.read') === 'own' ? sql`where owner_id = ${actor.id}` : sql``;
  return sql<{ status: LeadStatus; n: number; lines: number }>`
    select status, sum(n)::bigint as n, count(*) as lines from leads.tally ${own} group by status having sum(n) <> 0`;
}

/** Fields whose different values are found by stepping through an index. */
export const distinctFields = ['region', 'industry', 'source', 'campaign'] as const;
/** More than this is a text, not a choice. */
const mostDistinct = 300;

/**
 * The different values of a field, for a filter to choose from. For one salesperson: of their own leads. For the others the index is
 * stepped through, from each value to the next, which takes one look-up for each value however many leads there are.
 */
export function distinctValues(
  actor: Actor,
  field: (typeof distinctFields)[number],
): Query<{ value: string }> {
  const column = sql.ref(columnOf[field]);
  if (scopeOf(actor, 'leads.read') === 'own')
    return sql<{ value: string }>`
      select distinct l.${column} as value from leads.leads l
      where l.deleted_at is null and ${ownPart(actor)!} and l.${column} is not null order by 1 limit ${sql.lit(mostDistinct)}`;
  const first = sql`select l.${column} as value from leads.leads l where l.deleted_at is null and l.${column} is not null`;
  return sql<{ value: string }>`
    with recursive step as (
      (${first} order by l.${column} limit 1)
      union all
      select (${first} and l.${column} > step.value order by l.${column} limit 1) from step where step.value is not null
    )
    select value from step where value is not null limit ${sql.lit(mostDistinct)}`;
}

/** Which of these leads the actor may see: who hears of a change. */
export async function visibleLeads(db: Database, actor: Actor, ids: string[]): Promise<string[]> {
  const rows = await db.read(
    actor,
    sql<{ id: string }>`select id from leads.leads where id = any(${ids}::uuid[]) and deleted_at is null`,
  );
  return rows.map((row) => row.id);
}

/** How found leads are shown. */
export async function describeLeads(
  db: Database,
  actor: Actor,
  ids: readonly string[],
): Promise<Described[]> {
  return db.read(
    actor,
    sql<Described>`
      select l.id, coalesce(nullif(l.company, ''), nullif(l.name, ''), l.emails[1], l.phones[1]) as title,
        nullif(concat_ws(' · ', nullif(case when l.company <> '' then l.name end, ''), l.region,
          (select p.name from people.people p where p.id = l.owner_id)), '') as subtitle
      from leads.leads l where l.id = any(${ids}::uuid[]) and l.deleted_at is null`,
  );
}
