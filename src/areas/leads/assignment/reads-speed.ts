import type { Actor } from '../../../platform/actor/actor.ts';
import { type Query, sql } from '../../../platform/db/sql.ts';
import { ownPart } from '../reads-filter.ts';
import { openStatuses } from '../rules/lead-states.ts';
import { momentIn } from './reads.ts';

export type Speed = {
  /** Whose figures: everyone's, a team's, or one person's. */
  of: 'all' | 'team' | 'person';
  id: string | null;
  name: string | null;
  teamId: string | null;
  /** Leads with a clock that came in during the period. */
  leads: number;
  contacted: number;
  /** Minutes by the calendar from capture to first real contact, of those contacted; null when none was. */
  medianMinutes: number | null;
  p90Minutes: number | null;
  /** Contacted by the time set, in working hours, among those whose time is over or who were contacted. */
  withinTarget: number | null;
  overdue: number;
};

/**
 * How soon leads were really spoken with: for everyone, each team and each person, of leads that came in from `from` (inclusive) until
 * `until` (exclusive). Those that nobody has reached yet have no duration; they count in `leads` and, once late, in `overdue`.
 */
export function speedFigures(actor: Actor, from: string, until: string): Query<Speed> {
  const own = ownPart(actor);
  return sql<Speed>`/* unprepared */
    with clocked as (
      select l.owner_id, l.team_id, l.first_contact_at, l.response_due_at,
        extract(epoch from l.first_contact_at - l.captured_at)::float8 / 60 as minutes,
        l.first_contact_at is null and l.response_due_at < now() and l.status = any(${openStatuses}::text[]) as is_overdue
      from leads.leads l
      where l.deleted_at is null and l.response_due_at is not null
        and l.captured_at >= ${from}::timestamptz and l.captured_at < ${until}::timestamptz
        ${own ? sql`and ${own}` : sql``}),
    figures as (
      select grouping(owner_id) as every_person, grouping(team_id) as every_team, owner_id, team_id, count(*) as leads,
        count(first_contact_at) as contacted,
        percentile_cont(0.5) within group (order by minutes) as median,
        percentile_cont(0.9) within group (order by minutes) as p90,
        count(*) filter (where first_contact_at <= response_due_at) as in_time,
        count(*) filter (where first_contact_at is not null or is_overdue) as judged,
        count(*) filter (where is_overdue) as overdue
      from clocked group by grouping sets ((), (team_id), (owner_id)))
    select case when every_person = 0 then 'person' when every_team = 0 then 'team' else 'all' end as of,
      coalesce(f.owner_id, f.team_id) as id, coalesce(p.name, t.name) as name, coalesce(p.team_id, f.team_id) as "teamId", leads, contacted,
      round(median::numeric, 1)::float8 as "medianMinutes", round(p90::numeric, 1)::float8 as "p90Minutes",
      round(in_time::numeric / nullif(judged, 0), 4)::float8 as "withinTarget", overdue
    from figures f left join people.people p on p.id = f.owner_id left join people.teams t on t.id = f.team_id
    where every_person = 1 and every_team = 1 or f.owner_id is not null or f.team_id is not null
    order by 1, leads desc, id`;
}

export type Overdue = {
  id: string;
  version: number;
  name: string;
  company: string;
  phone: string | null;
  ownerId: string | null;
  ownerName: string | null;
  capturedAt: string;
  responseDueAt: string;
  escalatedAt: string | null;
};

/** Open leads whose first response is overdue, the longest first. */
export function overduePage(
  actor: Actor,
  ask: { cursor?: string | undefined; limit: number },
): Query<Overdue> {
  const own = ownPart(actor);
  const after = ask.cursor ? sql`and (l.response_due_at, l.id) > ${momentIn(ask.cursor)}` : sql``;
  return sql<Overdue>`/* unprepared */
    select l.id, l.version, l.name, l.company, l.phones[1] as phone, l.owner_id as "ownerId", p.name as "ownerName",
      l.captured_at as "capturedAt", l.response_due_at as "responseDueAt", l.escalated_at as "escalatedAt"
    from leads.leads l left join people.people p on p.id = l.owner_id
    where l.first_contact_at is null and l.response_due_at < now() and l.response_due_at is not null and l.deleted_at is null
      and l.status = any(${openStatuses}::text[]) ${own ? sql`and ${own}` : sql``} ${after}
    order by l.response_due_at, l.id limit ${sql.lit(ask.limit + 1)}`;
}
