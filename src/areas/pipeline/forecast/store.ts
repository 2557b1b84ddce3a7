import { sql } from '../../../platform/db/sql.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { dayOf } from './rules/days.ts';
import type { Deal } from './rules/deals.ts';
import type { Trial } from './rules/forecast.ts';

/** Whose deals a forecast stands on. */
export type Scope = { kind: 'company' | 'team' | 'person'; id: string | null };

/** Older deals say little about how selling goes today. */
const years = 4;

export async function todayOf(tx: Transaction): Promise<string> {
  const { today } = await tx.one(sql<{ today: string }>`
    select (now() at time zone coalesce((select time_zone from platform.company), 'UTC'))::date as today`);
  return today;
}

/** Every stage there is or was, in the order of their pipelines: what the forecast counts stages by. */
export async function stageList(tx: Transaction): Promise<string[]> {
  const rows = await tx.all(sql<{ id: string }>`
    select s.id from pipeline.stages s join pipeline.pipelines p on p.id = s.pipeline_id order by p.position, p.id, s.position, s.id`);
  return rows.map(({ id }) => id);
}

type Row = {
  id: string;
  openedOn: string;
  closedOn: string | null;
  won: boolean;
  value: string | null;
  segment: string;
  /** [day, stage, amount] of each step, earliest first. */
  steps: [string, string, number | null][];
};

/** The deals of a scope with all that was known of them over time, as the forecast reads them. */
export async function dealsOf(tx: Transaction, scope: Scope, stages: readonly string[]): Promise<Deal[]> {
  const whose =
    scope.kind === 'company'
      ? sql`true`
      : scope.kind === 'team'
        ? sql`o.team_id in (with recursive below as (
            select ${scope.id}::uuid as id union select t.id from people.teams t join below b on t.parent_id = b.id where t.deleted_at is null)
            select id from below)`
        : sql`o.owner_id = ${scope.id}`;
  const rows = await tx.all(sql<Row>`/* unprepared */
    with house as (select coalesce((select time_zone from platform.company), 'UTC') as tz,
      (now() - make_interval(years => ${sql.lit(years)})) as since)
    select o.id, (o.opened_at at time zone h.tz)::date as "openedOn", o.closed_on as "closedOn", o.state = 'won' as won,
      case when o.state = 'won' then o.base_amount end as value, coalesce(o.products[1], '') as segment,
      (select jsonb_agg(jsonb_build_array((s.at at time zone h.tz)::date, s.stage_id, s.amount) order by s.at, s.n)
        from pipeline.steps s where s.opportunity_id = o.id) as steps
    from pipeline.opportunities o cross join house h
    where o.deleted_at is null and ${whose} and (o.state = 'open' or o.closed_on >= h.since::date)`);
  const placeOf = new Map(stages.map((id, place) => [id, place]));
  return rows.map((row) => dealFrom(row, placeOf));
}

function dealFrom(row: Row, placeOf: ReadonlyMap<string, number>): Deal {
  const openedOn = dayOf(row.openedOn);
  const closedOn = row.closedOn === null ? null : Math.max(openedOn, dayOf(row.closedOn));
  const path: { stage: number; on: number }[] = [];
  const expected: { on: number; amount: number | null }[] = [];
  for (const [on, stageId, amount] of row.steps ?? []) {
    const day = Math.max(openedOn, dayOf(on));
    const stage = placeOf.get(stageId);
    const last = path.at(-1);
    if (stage !== undefined && stage !== last?.stage) {
      // Of several stages on one day the last one counts.
      if (last?.on === day && path.length > 1) path.pop();
      if (last?.on === day && path.length === 1) path[0] = { stage, on: day };
      else if (path.at(-1)?.stage !== stage) path.push({ stage, on: day });
    }
    expected.push({ on: day, amount });
  }
  if (path.length === 0) path.push({ stage: 0, on: openedOn });
  path[0] = { ...path[0]!, on: openedOn };
  return {
    id: row.id,
    openedOn,
    path,
    expected,
    closedOn,
    won: row.won,
    value: row.value === null ? null : Number(row.value),
    segment: row.segment,
  };
}

export function saveForecast(
  tx: Transaction,
  {
    id,
    scope,
    madeOn,
    months,
    result,
    trials,
  }: {
    id: string;
    scope: Scope;
    madeOn: string;
    months: number;
    result: object | null;
    trials: readonly Trial[];
  },
): void {
  tx.later(sql`
    insert into pipeline.forecasts (id, scope, scope_id, made_on, months, result, trials, made_at)
    values (${id}, ${scope.kind}, ${scope.id}, ${madeOn}, ${months}, ${result === null ? null : JSON.stringify(result)}::text::jsonb,
      ${JSON.stringify(trials)}::text::jsonb, ${tx.now})
    on conflict (scope, scope_id, months, made_on) do update set result = excluded.result, trials = excluded.trials, made_at = excluded.made_at`);
}

// ── Promises and targets ─────────────────────────────────────────────────────────────────────────────────────────────

export type PromiseRow = {
  id: string;
  personId: string;
  teamId: string | null;
  month: string;
  kind: 'submitted' | 'adjusted';
  commit: string;
  bestCase: string;
  pipeline: string;
  note: string | null;
  computed: object;
  deals: object[];
};

export function insertPromise(tx: Transaction, row: PromiseRow): void {
  tx.later(sql`
    insert into pipeline.promises (id, person_id, team_id, month, kind, commit, best_case, pipeline, note, computed, deals, by_id, at)
    values (${row.id}, ${row.personId}, ${row.teamId}, ${row.month}, ${row.kind}, ${row.commit}, ${row.bestCase}, ${row.pipeline}, ${row.note},
      ${JSON.stringify(row.computed)}::text::jsonb, ${JSON.stringify(row.deals)}::text::jsonb, ${tx.actor.id}, ${tx.now})`);
}

/** A colleague's team, if they are at work. */
export function personAt(tx: Transaction, id: string): Promise<{ teamId: string | null } | null> {
  return tx.maybe(sql<{ teamId: string | null }>`
    select team_id as "teamId" from people.people where id = ${id} and deleted_at is null and state <> 'left'`);
}

/** Sets or (null) takes away a target. @returns whether the actor may */
export async function saveTarget(
  tx: Transaction,
  target: {
    id: string;
    personId: string | null;
    teamId: string | null;
    month: string;
    amount: string | null;
  },
): Promise<void> {
  const { id, personId, teamId, month, amount } = target;
  await tx.run(sql`
    delete from pipeline.targets where month = ${month} and person_id is not distinct from ${personId}::uuid
      and team_id is not distinct from ${teamId}::uuid`);
  if (amount === null) return;
  await tx.run(sql`
    insert into pipeline.targets (id, person_id, team_id, month, amount, set_by, set_at)
    values (${id}, ${personId}, ${teamId}, ${month}, ${amount}, ${tx.actor.id}, ${tx.now})`);
}

/** Open deals expected in a month and those won in it, of one person, as the actor sees them. */
export type MonthDeal = {
  id: string;
  name: string;
  accountName: string;
  state: 'open' | 'won';
  category: 'commit' | 'bestCase' | 'pipeline' | 'omitted';
  baseAmount: string | null;
  probability: number;
  expectedClose: string | null;
};

export function monthDeals(tx: Transaction, personId: string, month: string): Promise<MonthDeal[]> {
  return tx.all(sql<MonthDeal>`
    select o.id, o.name, o.account_name as "accountName", o.state, o.category, o.base_amount as "baseAmount", s.probability,
      o.expected_close as "expectedClose"
    from pipeline.opportunities o join pipeline.stages s on s.id = o.stage_id
    where o.owner_id = ${personId} and o.deleted_at is null and (
      o.state = 'open' and o.expected_close >= ${month}::date and o.expected_close < ${month}::date + interval '1 month'
      or o.state = 'won' and o.closed_on >= ${month}::date and o.closed_on < ${month}::date + interval '1 month')
    order by o.base_amount desc nulls last, o.id`);
}
