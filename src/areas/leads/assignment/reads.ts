import { must, Refusal } from '../../../kernel/outcome.ts';
import { type Cursor, readCursor } from '../../../kernel/paging.ts';
import { type Actor, scopeOf } from '../../../platform/actor/actor.ts';
import { type Query, sql } from '../../../platform/db/sql.ts';
import { ownPart } from '../reads-filter.ts';
import { openStatuses } from '../rules/lead-states.ts';
import type { RuledLead } from './rules/rule-fits.ts';
import type { RuleRow } from './store.ts';

export type ShownRule = RuleRow & { personName: string | null; teamName: string | null };

/** All rules in their order, with the names of those they give to. */
export const shownRules: Query<ShownRule> = sql<ShownRule>`
  select r.id, r.name, r.position, r.active, r.conditions, r.person_id as "personId", r.team_id as "teamId", r.version,
    p.name as "personName", t.name as "teamName"
  from leads.assignment_rules r
  left join people.people p on p.id = r.person_id left join people.teams t on t.id = r.team_id
  where r.deleted_at is null order by r.position, r.id`;

/** Open leads that belong to nobody and do not wait in the pool. */
const nobodys = (actor: Actor) => sql`
  l.owner_id is null and l.deleted_at is null and l.status = any(${openStatuses}::text[])
  and ${(scopeOf(actor, 'leads.read') === 'all' ? null : ownPart(actor)) ?? sql`true`}
  and not exists (select 1 from leads.pool p where p.lead_id = l.id)`;

export type Unassigned = {
  id: string;
  version: number;
  name: string;
  company: string;
  region: string | null;
  source: string | null;
  teamId: string | null;
  teamName: string | null;
  capturedAt: string;
  responseDueAt: string | null;
};

/** Oldest first: the one that has waited longest is the most urgent. */
export function unassignedPage(
  actor: Actor,
  ask: { cursor?: string | undefined; limit: number },
): Query<Unassigned> {
  const after = ask.cursor ? sql`and (l.captured_at, l.id) > ${momentIn(ask.cursor)}` : sql``;
  return sql<Unassigned>`/* unprepared */
    select l.id, l.version, l.name, l.company, l.region, l.source, l.team_id as "teamId", t.name as "teamName",
      l.captured_at as "capturedAt", l.response_due_at as "responseDueAt"
    from leads.leads l left join people.teams t on t.id = l.team_id
    where ${nobodys(actor)} ${after} order by l.captured_at, l.id limit ${sql.lit(ask.limit + 1)}`;
}

/** Beyond this nobody needs the number to the last digit. */
const countedUpTo = 1000;

export function unassignedCount(actor: Actor): Query<{ total: number; exact: boolean }> {
  return sql<{ total: number; exact: boolean }>`/* unprepared */
    select least(count(*), ${sql.lit(countedUpTo)}) as total, count(*) <= ${sql.lit(countedUpTo)} as exact
    from (select 1 from leads.leads l where ${nobodys(actor)} limit ${sql.lit(countedUpTo + 1)}) as counted`;
}

/** The oldest unassigned ones, of all or of those named: what is given out next. */
export function unassignedIds(
  actor: Actor,
  ids: readonly string[] | null,
  limit: number,
): Query<{ id: string }> {
  const named = ids ? sql`and l.id = any(${ids}::uuid[])` : sql``;
  return sql<{ id: string }>`/* unprepared */
    select l.id from leads.leads l where ${nobodys(actor)} ${named} order by l.captured_at, l.id limit ${sql.lit(limit)}`;
}

export type LastLead = RuledLead & {
  id: string;
  name: string;
  capturedAt: string;
  ownerId: string | null;
  ownerName: string | null;
};

/** The leads that came in last, for trying rules on. */
export function lastLeads(limit: number): Query<LastLead> {
  return sql<LastLead>`
    select l.id, l.name, l.company, l.region, l.industry, l.product, l.source, l.language, l.campaign, l.amount, l.size, l.title,
      l.need, l.custom, l.captured_at as "capturedAt", l.owner_id as "ownerId", p.name as "ownerName"
    from leads.leads l left join people.people p on p.id = l.owner_id
    where l.deleted_at is null order by l.captured_at desc, l.id desc limit ${sql.lit(limit)}`;
}

/** A cursor of a list in the order of a moment. @throws Refusal `paging.badCursor`. */
export function momentIn(cursor: string) {
  const { value, id } = must(readCursor(cursor));
  const isMoment = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d(:?\d\d)?)$/.test(String(value));
  if (!isMoment || !/^[0-9a-f-]{36}$/.test(id)) throw new Refusal('paging.badCursor', {}, 'query.cursor');
  return sql`(${String(value)}::timestamptz, ${id}::uuid)`;
}

export const momentCursor =
  <T extends { id: string }>(of: (row: T) => string) =>
  (row: T): Cursor => ({ value: of(row), id: row.id });
