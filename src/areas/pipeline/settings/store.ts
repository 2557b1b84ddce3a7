import { sql } from '../../../platform/db/sql.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import type { Names } from '../rules/names.ts';
import type { Stage } from '../rules/pipeline.ts';

export type KeptPipeline = { id: string; names: Names; version: number; stages: Stage[] };

const pipelineRow = sql`
  select p.id, p.names, p.version, coalesce((
    select jsonb_agg(jsonb_build_object('id', s.id, 'names', s.names, 'probability', s.probability, 'exit', s.exit,
      'stepRequired', s.step_required, 'usualStep', s.usual_step, 'staleDays', s.stale_days) order by s.position, s.id)
    from pipeline.stages s where s.pipeline_id = p.id and s.deleted_at is null), '[]') as stages
  from pipeline.pipelines p`;

export const pipelinesQuery = sql<KeptPipeline>`${pipelineRow} where p.deleted_at is null order by p.position, p.id`;

/** The pipeline, locked. @throws Refusal `record.notFound` */
export async function loadPipeline(tx: Transaction, id: string): Promise<KeptPipeline> {
  await tx.one(sql`select 1 from pipeline.pipelines where id = ${id} and deleted_at is null for update`);
  return tx.one(sql<KeptPipeline>`${pipelineRow} where p.id = ${id}`);
}

export function insertPipeline(tx: Transaction, { id, names }: Pick<KeptPipeline, 'id' | 'names'>): void {
  tx.later(sql`
    insert into pipeline.pipelines (id, names, position)
    values (${id}, ${JSON.stringify(names)}::text::jsonb, (select coalesce(max(position), 0) + 1 from pipeline.pipelines))`);
}

export function savePipeline(tx: Transaction, { id, names }: Pick<KeptPipeline, 'id' | 'names'>): void {
  tx.later(sql`
    update pipeline.pipelines set names = ${JSON.stringify(names)}::text::jsonb, version = version + 1 where id = ${id}`);
}

/** Writes the stages in their order; those left out are put away. */
export function saveStages(tx: Transaction, pipelineId: string, stages: readonly Stage[]): void {
  tx.later(sql`
    update pipeline.stages set deleted_at = ${tx.now}
    where pipeline_id = ${pipelineId} and deleted_at is null and not id = any(${stages.map(({ id }) => id)}::uuid[])`);
  tx.later(sql`
    insert into pipeline.stages (id, pipeline_id, position, names, probability, exit, step_required, usual_step, stale_days)
    select s.id, ${pipelineId}::uuid, s.ordinality, s.names, s.probability, s.exit, s."stepRequired", s."usualStep", s."staleDays"
    from rows from (jsonb_to_recordset(${JSON.stringify(stages)}::text::jsonb)
      as (id uuid, names jsonb, probability smallint, exit jsonb, "stepRequired" boolean, "usualStep" jsonb, "staleDays" int)) with ordinality s
    on conflict (id) do update set position = excluded.position, names = excluded.names, probability = excluded.probability,
      exit = excluded.exit, step_required = excluded.step_required, usual_step = nullif(excluded.usual_step, 'null'),
      stale_days = excluded.stale_days, deleted_at = null`);
}

/** Open opportunities in stages, whoever they belong to. */
export function openIn(
  tx: Transaction,
  stageIds: readonly string[],
): Promise<{ stageId: string; id: string }[]> {
  return tx.asSystem(() =>
    tx.all(sql<{ stageId: string; id: string }>`
      select o.stage_id as "stageId", o.id from pipeline.opportunities o
      where o.stage_id = any(${stageIds}::uuid[]) and o.state = 'open' and o.deleted_at is null order by o.id for update`),
  );
}

/** How many open opportunities a pipeline holds. */
export async function openInPipeline(tx: Transaction, id: string): Promise<number> {
  const { n } = await tx.asSystem(() =>
    tx.one(sql<{ n: number }>`
      select count(*) as n from pipeline.opportunities o where o.pipeline_id = ${id} and o.state = 'open' and o.deleted_at is null`),
  );
  return n;
}

export async function setDeleted(tx: Transaction, id: string, deleted: boolean): Promise<Names | null> {
  const row = await tx.maybe(sql<{ names: Names }>`
    update pipeline.pipelines set deleted_at = ${deleted ? tx.now : null}, version = version + 1
    where id = ${id} and (deleted_at is null) = ${deleted} returning names`);
  return row?.names ?? null;
}

/** Whether another pipeline is left. */
export async function othersThan(tx: Transaction, id: string): Promise<number> {
  const { n } = await tx.one(
    sql<{ n: number }>`select count(*) as n from pipeline.pipelines where deleted_at is null and id <> ${id}`,
  );
  return n;
}

/** After stages were changed: from when on their open opportunities are stale. No version moves: nobody edited them. */
export async function restale(tx: Transaction, pipelineId: string): Promise<void> {
  await tx.asSystem(() =>
    tx.run(sql`
      update pipeline.opportunities o set stale_at = o.touched_at + make_interval(days => s.stale_days)
      from pipeline.stages s
      where s.id = o.stage_id and o.pipeline_id = ${pipelineId} and o.state = 'open' and o.deleted_at is null
        and o.stale_at is distinct from o.touched_at + make_interval(days => s.stale_days)`),
  );
}

// ── Reasons and competitors ──────────────────────────────────────────────────────────────────────────────────────────

export type Reason = { id: string; names: Names };
export type Competitor = { id: string; name: string; note: string | null };

export const reasonsQuery = sql<Reason & { kind: 'won' | 'lost' }>`
  select id, kind, names from pipeline.reasons where deleted_at is null order by kind, position, id`;
export const competitorsQuery = sql<Competitor>`
  select id, name, note from pipeline.competitors where deleted_at is null order by name, id`;

/** Why deals are won and lost, and to whom, as the company has set it. */
export type DecisionWords = { reasons: (Reason & { kind: 'won' | 'lost' })[]; competitors: Competitor[] };

export async function decisionWords(tx: Transaction): Promise<DecisionWords> {
  return { reasons: await tx.all(reasonsQuery), competitors: await tx.all(competitorsQuery) };
}

export function saveReasons(tx: Transaction, kind: 'won' | 'lost', reasons: readonly Reason[]): void {
  tx.later(sql`
    update pipeline.reasons set deleted_at = ${tx.now}
    where kind = ${kind} and deleted_at is null and not id = any(${reasons.map(({ id }) => id)}::uuid[])`);
  tx.later(sql`
    insert into pipeline.reasons (id, kind, names, position)
    select r.id, ${kind}, r.names, r.ordinality
    from rows from (jsonb_to_recordset(${JSON.stringify(reasons)}::text::jsonb) as (id uuid, names jsonb)) with ordinality r
    on conflict (id) do update set names = excluded.names, position = excluded.position, deleted_at = null`);
}

export function saveCompetitors(tx: Transaction, competitors: readonly Competitor[]): void {
  tx.later(sql`
    update pipeline.competitors set deleted_at = ${tx.now}
    where deleted_at is null and not id = any(${competitors.map(({ id }) => id)}::uuid[])`);
  tx.later(sql`
    insert into pipeline.competitors (id, name, note)
    select c.id, c.name, c.note from jsonb_to_recordset(${JSON.stringify(competitors)}::text::jsonb) as c(id uuid, name text, note text)
    on conflict (id) do update set name = excluded.name, note = excluded.note, deleted_at = null`);
}

// ── Rates ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export type RateRow = { currency: string; from: string; rate: string; setAt: string; setBy: string | null };

export const ratesQuery = sql<RateRow>`
  select r.currency, r.from_on as "from", trim_scale(r.rate)::text as rate, r.set_at as "setAt",
    (select p.name from people.people p where p.id = r.set_by) as "setBy"
  from pipeline.rates r where r.base = coalesce((select currency from platform.company), 'CNY')
  order by r.currency, r.from_on desc`;

/** Currencies of opportunities that the actor sees and for which there is no rate on their day. */
export const missingRatesQuery = sql<{ currency: string; count: number }>`
  select o.currency, count(*) as count from pipeline.opportunities o
  where o.amount is not null and o.base_amount is null and o.deleted_at is null group by 1 order by 2 desc, 1`;

export async function saveRate(
  tx: Transaction,
  base: string,
  currency: string,
  from: string,
  rate: string | null,
): Promise<void> {
  if (rate === null) {
    await tx.run(
      sql`delete from pipeline.rates where base = ${base} and currency = ${currency} and from_on = ${from}`,
    );
    return;
  }
  await tx.run(sql`
    insert into pipeline.rates (base, currency, from_on, rate, set_by, set_at) values (${base}, ${currency}, ${from}, ${rate}, ${tx.actor.id}, ${tx.now})
    on conflict (base, currency, from_on) do update set rate = excluded.rate, set_by = excluded.set_by, set_at = excluded.set_at`);
}

/**
 * Reckons every amount in the company's currency anew where its rate has changed: of open opportunities by today's, of decided
 * ones by that of their day. No version moves: nobody edited them. @returns how many changed
 */
export function reprice(tx: Transaction, currency: string | null): Promise<number> {
  return tx.asSystem(() =>
    tx.run(sql`
      with house as (
        select coalesce(c.currency, 'CNY') as base, (now() at time zone coalesce(c.time_zone, 'UTC'))::date as today
        from (select 1) one left join platform.company c on true),
      fresh as (
        select o.id, case when o.currency is null or o.currency = h.base then o.amount else round(o.amount * (
            select r.rate from pipeline.rates r where r.base = h.base and r.currency = o.currency and r.from_on <= coalesce(o.closed_on, h.today)
            order by r.from_on desc limit 1), 2) end as base_amount
        from pipeline.opportunities o cross join house h
        where o.amount is not null and (${currency}::text is null or o.currency = ${currency}))
      update pipeline.opportunities o set base_amount = f.base_amount from fresh f
      where f.id = o.id and o.base_amount is distinct from f.base_amount`),
  );
}
