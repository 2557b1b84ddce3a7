import { newId } from '../src/kernel/ids.ts';
import type { Database } from '../src/platform/db/database.ts';
import { sql } from '../src/platform/db/sql.ts';

const atOnce = 10_000;

/**
 * Fills the first pipeline with opportunities of the last four years, the steps they took, and how often there was contact in each stage. Each
 * of `owners` gets as many.
 *
 * @param open how many are still open; the others are decided, a good half of them won
 */
export async function fillOpportunities(
  db: Database,
  { count, open, steps }: { count: number; open: number; steps: number },
  owners: readonly { id: string; teamId: string | null }[],
): Promise<void> {
  const base = newId().slice(0, 23);
  for (let from = 0; from < count; from += atOnce)
    await db.asSystem(async (tx) => {
      await tx.run(sql`set local statement_timeout = 0`);
      await tx.run(sql`
        insert into pipeline.opportunities (id, name, account_name, pipeline_id, stage_id, state, amount, currency, base_amount, category, expected_close,
          closed_on, close_reason_id, products, next_step, next_step_on, owner_id, team_id, opened_at, stage_since, furthest_stage_id, touched_at,
          stale_at, slips)
        select (${base} || '-' || lpad(to_hex(n), 12, '0'))::uuid, '客户' || n % 7919 || ' 压机线', '客户' || n % 7919, p.id, s.id, d.state, d.amount, 'CNY', d.amount,
          (array['commit', 'bestCase', 'pipeline', 'pipeline'])[1 + n % 4],
          case when d.state = 'open' then (now() + (n % 120 - 15) * interval '1 day')::date else d.closed end,
          case when d.state <> 'open' then d.closed end, r.id, array['产品' || n % 40],
          case when n % 5 > 0 then '约技术交流' end, case when n % 5 > 0 then (now() + (n % 20 - 4) * interval '1 day')::date end,
          w.id, w.team, d.opened, d.opened + interval '1 day', case when d.state = 'won' then l.id else s.id end, d.opened + (n % 60) * interval '1 day',
          case when d.state = 'open' then now() + (n % 40 - 12) * interval '1 day' end, n % 3
        from generate_series(${from}::int, ${Math.min(count, from + atOnce) - 1}::int) n
        cross join lateral (select id from pipeline.pipelines where deleted_at is null order by position limit 1) p
        cross join lateral (select case when n < ${open} then 'open' when n % 9 < 5 then 'won' else 'lost' end as state,
          round((5000 + (n * 7919::bigint % 400000))::numeric, 2) as amount,
          now() - case when n < ${open} then (n % 200) else 20 + n::bigint * 6131 % 1440 end * interval '1 day' as opened,
          least(current_date, (now() - case when n < ${open} then (n % 200) else 20 + n::bigint * 6131 % 1440 end * interval '1 day')::date + 10 + n % 110) as closed) d
        cross join lateral (select id from pipeline.stages where pipeline_id = p.id and deleted_at is null order by position offset n % 5 limit 1) s
        cross join lateral (select id from pipeline.stages where pipeline_id = p.id and deleted_at is null order by position desc limit 1) l
        left join lateral (select id from pipeline.reasons where kind = d.state and deleted_at is null order by position offset n % 3 limit 1) r on true
        cross join lateral (select (${owners.map(({ id }) => id)}::uuid[])[1 + n % ${owners.length}] as id,
          (${owners.map(({ teamId }) => teamId)}::uuid[])[1 + n % ${owners.length}] as team) w`);
      // As many steps each as were asked for; the trigger has kept the first.
      await tx.run(sql`
        insert into pipeline.steps (opportunity_id, at, on_day, pipeline_id, from_stage_id, stage_id, from_state, state, from_amount, amount, from_close,
          close, owner_id, team_id)
        select o.id, least(now(), o.opened_at + k * (coalesce(o.closed_on, current_date) - o.opened_at::date) / ${steps - 1}::float * interval '1 day'),
          o.closed_on, o.pipeline_id, f.id, t.id, 'open', case when k = ${steps - 1} then o.state else 'open' end, o.base_amount * 0.9, o.base_amount,
          o.expected_close - 30, o.expected_close - case when k % 2 = 0 then 0 else 30 end, o.owner_id, o.team_id
        from pipeline.opportunities o cross join generate_series(1, ${steps - 1}) k
        cross join lateral (select id from pipeline.stages where pipeline_id = o.pipeline_id and deleted_at is null order by position offset least(4, (k - 1) / 2) limit 1) f
        cross join lateral (select id from pipeline.stages where pipeline_id = o.pipeline_id and deleted_at is null order by position offset least(4, k / 2) limit 1) t
        where o.id >= (${base} || '-' || lpad(to_hex(${from}::int), 12, '0'))::uuid
          and o.id <= (${base} || '-' || lpad(to_hex(${from + atOnce - 1}::int), 12, '0'))::uuid
        order by 2`);
      // As the trigger on the event log would have counted them: six contacts each, in three stages.
      await tx.run(sql`
        insert into pipeline.contact_tally (opportunity_id, stage_id, direct, indirect, first_at, last_at, owner_id, team_id)
        select o.id, coalesce(s.id, '00000000-0000-0000-0000-000000000000'), case when s.id is null then 3 * (k.n % 3) else k.n % 3 end,
          case when s.id is null then 3 * (2 - k.n % 3) else 2 - k.n % 3 end, o.opened_at, o.opened_at + (20 + k.n % 30) * interval '1 day', o.owner_id, o.team_id
        from pipeline.opportunities o cross join lateral (select ('x' || right(o.id::text, 7))::bit(28)::int as n) k
        cross join lateral (select null::uuid as id union all (
          select g.id from pipeline.stages g where g.pipeline_id = o.pipeline_id and g.deleted_at is null order by g.position limit 3)) s
        where o.id >= (${base} || '-' || lpad(to_hex(${from}::int), 12, '0'))::uuid
          and o.id <= (${base} || '-' || lpad(to_hex(${from + atOnce - 1}::int), 12, '0'))::uuid`);
    });
  await db.asSystem(async (tx) => {
    await tx.run(sql`set local statement_timeout = 0`);
    await tx.run(sql`
      insert into pipeline.targets (id, month, amount, set_by)
      select gen_random_uuid(), date_trunc('month', now())::date + m * interval '1 month', 5000000, ${owners[0]!.id} from generate_series(-12, 3) m`);
    await tx.run(sql`analyze pipeline.opportunities`);
    await tx.run(sql`analyze pipeline.steps`);
    await tx.run(sql`analyze pipeline.contact_tally`);
  });
}
