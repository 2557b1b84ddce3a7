import { type Query, sql } from '../../../platform/db/sql.ts';
import type { CategoryTotals } from './rules/categories.ts';
import type { Scope } from './store.ts';

/** What one person's deals come to in a period, exact. */
export type PersonTotals = CategoryTotals & {
  ownerId: string | null;
  ownerName: string | null;
  teamId: string | null;
  teamName: string | null;
  deals: number;
  unpriced: number;
};

/** Sums by owner of open deals expected in a period and of those won in it, as the actor sees them. */
export function periodTotals(from: string, until: string): Query<PersonTotals> {
  const sum = (condition: ReturnType<typeof sql>) =>
    sql`coalesce(sum(d.base_amount) filter (where ${condition}), 0)::numeric(18, 2)`;
  return sql<PersonTotals>`
    with d as (
      select o.owner_id, o.team_id, o.state, o.category, o.base_amount, o.amount, s.probability
      from pipeline.opportunities o join pipeline.stages s on s.id = o.stage_id
      where o.deleted_at is null and o.state = 'open' and o.close_rank >= ${from}::date and o.close_rank < ${until}::date
      union all
      select o.owner_id, o.team_id, o.state, o.category, o.base_amount, o.amount, 100
      from pipeline.opportunities o
      where o.deleted_at is null and o.state = 'won' and o.closed_on >= ${from}::date and o.closed_on < ${until}::date
    )
    select d.owner_id as "ownerId", p.name as "ownerName", p.team_id as "teamId", t.name as "teamName", count(*) as deals,
      count(*) filter (where d.amount is not null and d.base_amount is null) as unpriced,
      ${sum(sql`d.state = 'won'`)} as won,
      ${sum(sql`d.state = 'open' and d.category = 'commit'`)} as commit,
      ${sum(sql`d.state = 'open' and d.category = 'bestCase'`)} as "bestCase",
      ${sum(sql`d.state = 'open' and d.category = 'pipeline'`)} as pipeline,
      coalesce(sum(d.base_amount * d.probability / 100) filter (where d.state = 'won' or d.category <> 'omitted'), 0)::numeric(18, 2) as weighted
    from d left join people.people p on p.id = d.owner_id left join people.teams t on t.id = p.team_id
    group by d.owner_id, p.name, p.team_id, t.name order by won desc, commit desc, p.name`;
}

export type ShownPromise = {
  id: string;
  personId: string;
  personName: string | null;
  month: string;
  kind: 'submitted' | 'adjusted';
  commit: string;
  bestCase: string;
  pipeline: string;
  note: string | null;
  computed: CategoryTotals;
  byId: string;
  byName: string | null;
  at: string;
};

const promiseColumns = sql`m.id, m.person_id as "personId", (select p.name from people.people p where p.id = m.person_id) as "personName",
  m.month, m.kind, m.commit, m.best_case as "bestCase", m.pipeline, m.note, m.computed, m.by_id as "byId",
  (select p.name from people.people p where p.id = m.by_id) as "byName", m.at`;

/** The latest of each kind, person and month of a period. */
export function latestPromises(from: string, until: string): Query<ShownPromise> {
  return sql<ShownPromise>`
    select distinct on (m.person_id, m.month, m.kind) ${promiseColumns}
    from pipeline.promises m where m.month >= ${from}::date and m.month < ${until}::date
    order by m.person_id, m.month, m.kind, m.at desc`;
}

/** Everything that was promised for a month by or for one person, latest first. */
export function promiseHistory(personId: string, month: string): Query<ShownPromise> {
  return sql<ShownPromise>`
    select ${promiseColumns} from pipeline.promises m
    where m.person_id = ${personId} and m.month = ${month} order by m.at desc limit 200`;
}

/** One promise with the deals as they stood. */
export function promiseSnapshot(id: string): Query<ShownPromise & { deals: object[] }> {
  return sql<ShownPromise & { deals: object[] }>`
    select ${promiseColumns}, m.deals from pipeline.promises m where m.id = ${id}`;
}

/** Targets of a period: of persons, teams, the company. */
export function targetsOf(
  from: string,
  until: string,
): Query<{ personId: string | null; teamId: string | null; month: string; amount: string }> {
  return sql<{ personId: string | null; teamId: string | null; month: string; amount: string }>`
    select person_id as "personId", team_id as "teamId", month, amount from pipeline.targets
    where month >= ${from}::date and month < ${until}::date order by month`;
}

export type KeptForecast = {
  madeOn: string;
  madeAt: string;
  months: number;
  result: Record<string, unknown> | null;
  trials: Record<string, number>[];
  /** Whether it was made today. */
  fresh: boolean;
};

/** The newest simulated forecasts of a scope, one for each length. */
export function newestForecasts(scope: Scope): Query<KeptForecast> {
  return sql<KeptForecast>`
    select distinct on (f.months) f.made_on as "madeOn", f.made_at as "madeAt", f.months, f.result, f.trials,
      f.made_on = (now() at time zone coalesce((select time_zone from platform.company), 'UTC'))::date as fresh
    from pipeline.forecasts f
    where f.scope = ${scope.kind} and f.scope_id is not distinct from ${scope.id}::uuid
    order by f.months, f.made_on desc`;
}

/** Stages by their id, for naming the parts of a forecast. */
export const stageNames = sql<{
  id: string;
  names: Record<string, string>;
}>`select id, names from pipeline.stages`;

/** Whether all of a scope's deals are the actor's to see. */
export function teamExists(id: string): Query<{ id: string }> {
  return sql<{ id: string }>`select id from people.teams where id = ${id} and deleted_at is null`;
}
