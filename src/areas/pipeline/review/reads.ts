import { type Query, sql } from '../../../platform/db/sql.ts';
import type { Sql } from '../../../platform/lists/where.ts';
import { flagSql, reachedStage } from '../reads-list.ts';
import { type ChangeKind, changeKinds, type DecidedBy } from './kinds.ts';
import type { CohortRow } from './rules/cohorts.ts';
import type { FurthestCount } from './rules/funnel.ts';

/** Whose opportunities are looked at; row-level security narrows it further. */
export type ReviewScope = {
  ownerId?: string | undefined;
  teamId?: string | undefined;
  pipelineId?: string | undefined;
};

/** What narrows a table of that alias to a scope. */
export function within(scope: ReviewScope, alias: string): Sql {
  const at = (name: string) => sql.ref(`${alias}.${name}`);
  const parts = [
    ...(scope.ownerId ? [sql`${at('owner_id')} = ${scope.ownerId}::uuid`] : []),
    ...(scope.teamId ? [sql`${at('team_id')} = ${scope.teamId}::uuid`] : []),
    ...(scope.pipelineId ? [sql`${at('pipeline_id')} = ${scope.pipelineId}::uuid`] : []),
  ];
  return parts.length === 0 ? sql`` : sql` and ${sql.join(parts, sql` and `)}`;
}

/**
 * What a period changed of each opportunity, first state against last: what went there and back shows nothing. Steps are read by
 * their moment in an index, however many there are before.
 */
const netChanges = (since: string, scope: ReviewScope): Sql => sql`
  touched as (
    select s.opportunity_id, min(s.n) as first_n, max(s.n) as last_n from pipeline.steps s
    where s.at >= ${since}::timestamptz${within(scope, 's')} group by 1),
  net as (
    select t.opportunity_id as id, f.from_state, l.state, f.from_stage_id, l.stage_id, f.from_amount, l.amount,
      f.from_close, l.close, a.position as from_position, b.position as to_position
    from touched t join pipeline.steps f on f.n = t.first_n join pipeline.steps l on l.n = t.last_n
    left join pipeline.stages a on a.id = f.from_stage_id left join pipeline.stages b on b.id = l.stage_id)`;

const kindSql: Readonly<Record<ChangeKind, Sql>> = {
  opened: sql`c.from_state is null`,
  won: sql`c.state = 'won' and c.from_state is distinct from 'won'`,
  lost: sql`c.state = 'lost' and c.from_state is distinct from 'lost'`,
  reopened: sql`c.state = 'open' and c.from_state in ('won', 'lost')`,
  advanced: sql`c.state = 'open' and c.from_state = 'open' and c.to_position > c.from_position`,
  returned: sql`c.state = 'open' and c.from_state = 'open' and c.to_position < c.from_position`,
  slipped: sql`c.state = 'open' and c.from_close is not null and date_trunc('month', c.close) > date_trunc('month', c.from_close)`,
  pulledIn: sql`c.state = 'open' and c.from_close is not null and date_trunc('month', c.close) < date_trunc('month', c.from_close)`,
  amountUp: sql`c.from_state = 'open' and c.amount > c.from_amount`,
  amountDown: sql`c.from_state = 'open' and c.amount < c.from_amount`,
};
/** What a kind's money is: the deal's amount, or by how much it changed. */
const moneySql = (kind: ChangeKind): Sql =>
  kind === 'amountUp' || kind === 'amountDown' ? sql`c.amount - c.from_amount` : sql`c.amount`;

/** How many opportunities changed in each way since a moment, and what money that concerns. */
export function changesSince(
  since: string,
  scope: ReviewScope,
): Query<Record<ChangeKind, { n: number; amount: string }>> {
  const each = changeKinds.map(
    (kind) => sql`jsonb_build_object('n', count(*) filter (where ${kindSql[kind]}),
      'amount', coalesce(sum(${moneySql(kind)}) filter (where ${kindSql[kind]}), 0)::numeric(18, 2)::text) as ${sql.ref(kind)}`,
  );
  return sql<Record<ChangeKind, { n: number; amount: string }>>`/* unprepared */
    with ${netChanges(since, scope)}
    select ${sql.join(each)} from net c
    where exists (select 1 from pipeline.opportunities o where o.id = c.id and o.deleted_at is null)`;
}

export type ChangeRow = {
  id: string;
  name: string;
  accountName: string;
  ownerName: string | null;
  fromStage: Record<string, string> | null;
  stage: Record<string, string> | null;
  fromAmount: string | null;
  amount: string | null;
  fromClose: string | null;
  close: string | null;
  state: string;
};

/** The opportunities behind one number of the review, the largest first. */
export function changedRows(
  kind: ChangeKind,
  since: string,
  scope: ReviewScope,
  limit: number,
): Query<ChangeRow> {
  return sql<ChangeRow>`/* unprepared */
    with ${netChanges(since, scope)}
    select o.id, o.name, o.account_name as "accountName", (select p.name from people.people p where p.id = o.owner_id) as "ownerName",
      (select a.names from pipeline.stages a where a.id = c.from_stage_id) as "fromStage",
      (select b.names from pipeline.stages b where b.id = c.stage_id) as stage,
      c.from_amount as "fromAmount", c.amount, c.from_close as "fromClose", c.close, c.state
    from net c join pipeline.opportunities o on o.id = c.id and o.deleted_at is null
    where ${kindSql[kind]} order by abs(${moneySql(kind)}) desc nulls last, o.id limit ${sql.lit(limit)}`;
}

export type OpenSums = {
  open: number;
  openAmount: string;
  stale: number;
  staleAmount: string;
  overdue: number;
  overdueAmount: string;
  noNextStep: number;
  noNextStepAmount: string;
  dueOpen: number;
  dueAmount: string;
  unpriced: number;
};

/** What is open now, what of it is flagged, and what of it is expected until the end of the period. */
export function openSums(until: string, scope: ReviewScope): Query<OpenSums> {
  const sum = (condition: Sql) =>
    sql`coalesce(sum(o.base_amount) filter (where ${condition}), 0)::numeric(18, 2)`;
  return sql<OpenSums>`/* unprepared */
    select count(*) as open, ${sum(sql`true`)} as "openAmount",
      count(*) filter (where ${flagSql.stale}) as stale, ${sum(flagSql.stale)} as "staleAmount",
      count(*) filter (where ${flagSql.overdue}) as overdue, ${sum(flagSql.overdue)} as "overdueAmount",
      count(*) filter (where ${flagSql.noNextStep}) as "noNextStep", ${sum(flagSql.noNextStep)} as "noNextStepAmount",
      count(*) filter (where o.close_rank < ${until}::date) as "dueOpen", ${sum(sql`o.close_rank < ${until}::date`)} as "dueAmount",
      count(*) filter (where ${flagSql.noRate}) as unpriced
    from pipeline.opportunities o where o.state = 'open' and o.deleted_at is null${within(scope, 'o')}`;
}

export type DecidedSums = { won: number; lost: number; wonAmount: string; wonDays: number };

/** What was decided between two days (the second not included), and how long the won ones took. */
export function decidedSums(
  from: string,
  until: string,
  timeZone: string,
  scope: ReviewScope,
): Query<DecidedSums> {
  return sql<DecidedSums>`/* unprepared */
    select count(*) filter (where o.state = 'won') as won, count(*) filter (where o.state = 'lost') as lost,
      coalesce(sum(o.base_amount) filter (where o.state = 'won'), 0)::numeric(18, 2) as "wonAmount",
      coalesce(sum(greatest(o.closed_on - (o.opened_at at time zone ${timeZone})::date, 0)) filter (where o.state = 'won'), 0)::int as "wonDays"
    from pipeline.opportunities o
    where o.state <> 'open' and o.deleted_at is null and o.closed_on >= ${from}::date and o.closed_on < ${until}::date${within(scope, 'o')}`;
}

/** How far opportunities came that opened between two moments (the second not included); a stage that is gone counts as the first. */
export function furthest(from: string, until: string, scope: ReviewScope): Query<FurthestCount> {
  return sql<FurthestCount>`/* unprepared */
    select ${reachedStage} as "stageId",
      count(*) filter (where o.state = 'won') as won,
      count(*) filter (where o.state <> 'won') as others,
      coalesce(sum(o.base_amount) filter (where o.state = 'won'), 0)::numeric(18, 2) as "wonAmount",
      coalesce(sum(o.base_amount) filter (where o.state <> 'won'), 0)::numeric(18, 2) as amount
    from pipeline.opportunities o
    where o.deleted_at is null and o.opened_at >= ${from}::timestamptz and o.opened_at < ${until}::timestamptz${within(scope, 'o')} group by 1`;
}

/** Opportunities by the company's month they opened in, between two moments: what became of them, and after how many months. */
export function cohortRows(
  from: string,
  until: string,
  timeZone: string,
  scope: ReviewScope,
): Query<CohortRow> {
  return sql<CohortRow>`/* unprepared */
    select to_char(o.opened, 'YYYY-MM') as month, o.state, count(*) as n,
      case when o.closed_on is not null then greatest(0, (extract(year from o.closed_on) * 12 + extract(month from o.closed_on)
        - extract(year from o.opened) * 12 - extract(month from o.opened))::int) end as months
    from (
      select o.opened_at at time zone ${timeZone} as opened, o.state, o.closed_on from pipeline.opportunities o
      where o.deleted_at is null and o.opened_at >= ${from}::timestamptz and o.opened_at < ${until}::timestamptz${within(scope, 'o')}) o
    group by 1, 2, 4`;
}

const groupSql: Readonly<Record<DecidedBy, { key: Sql; label: Sql }>> = {
  owner: {
    key: sql`o.owner_id::text`,
    label: sql`(select jsonb_build_object('text', p.name) from people.people p where p.id = d.key::uuid)`,
  },
  team: {
    key: sql`o.team_id::text`,
    label: sql`(select jsonb_build_object('text', t.name) from people.teams t where t.id = d.key::uuid)`,
  },
  reason: {
    key: sql`o.close_reason_id::text`,
    label: sql`(select r.names from pipeline.reasons r where r.id = d.key::uuid)`,
  },
  competitor: {
    key: sql`o.competitor_id::text`,
    label: sql`(select jsonb_build_object('text', k.name) from pipeline.competitors k where k.id = d.key::uuid)`,
  },
  month: { key: sql`to_char(o.closed_on, 'YYYY-MM')`, label: sql`jsonb_build_object('text', d.key)` },
  quarter: { key: sql`to_char(o.closed_on, 'YYYY"Q"Q')`, label: sql`jsonb_build_object('text', d.key)` },
};

export type DecidedRow = {
  key: string | null;
  label: Record<string, string> | null;
  quarter: string | null;
  won: number;
  lost: number;
  wonAmount: string;
  lostAmount: string;
};

/**
 * How many were won and lost between two days (the second not included) and for how much, exact: by person, team, reason, competitor
 * or period; on wish for each quarter besides.
 */
export function decidedRows(
  by: DecidedBy,
  from: string,
  until: string,
  perQuarter: boolean,
  scope: ReviewScope,
): Query<DecidedRow> {
  const { key, label } = groupSql[by];
  const quarter = perQuarter ? sql`to_char(o.closed_on, 'YYYY"Q"Q')` : sql`null::text`;
  return sql<DecidedRow>`/* unprepared */
    select d.*, ${label} as label from (
      select ${key} as key, ${quarter} as quarter, count(*) filter (where o.state = 'won') as won,
        count(*) filter (where o.state = 'lost') as lost,
        coalesce(sum(o.base_amount) filter (where o.state = 'won'), 0)::numeric(18, 2) as "wonAmount",
        coalesce(sum(o.base_amount) filter (where o.state = 'lost'), 0)::numeric(18, 2) as "lostAmount"
      from pipeline.opportunities o
      where o.state <> 'open' and o.deleted_at is null and o.closed_on >= ${from}::date and o.closed_on < ${until}::date${within(scope, 'o')}
      group by 1, 2) d
    order by quarter, won desc, key limit 1000`;
}

/** What is wanted in the months of a period of whoever is looked at. */
export function targetSum(from: string, until: string, scope: ReviewScope): Query<{ amount: string | null }> {
  const own = scope.ownerId
    ? sql`person_id = ${scope.ownerId}::uuid`
    : scope.teamId
      ? sql`team_id = ${scope.teamId}::uuid`
      : sql`person_id is null and team_id is null`;
  const below = scope.ownerId
    ? sql`false`
    : scope.teamId
      ? sql`person_id in (select id from people.people where team_id = ${scope.teamId}::uuid)`
      : sql`team_id is not null`;
  return sql<{ amount: string | null }>`/* unprepared */
    with wanted as (select person_id, team_id, amount from pipeline.targets where month >= ${from}::date and month < ${until}::date)
    select coalesce((select sum(amount) from wanted where ${own}), (select sum(amount) from wanted where ${below}),
      (select sum(amount) from wanted where person_id is not null and ${scope.ownerId || scope.teamId ? sql`false` : sql`true`}))::numeric(18, 2) as amount`;
}
