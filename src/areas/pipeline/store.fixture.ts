import { newId } from '../../kernel/ids.ts';
import { sql } from '../../platform/db/sql.ts';
import type { TestApp } from '../../platform/testing/test-app.ts';
import type { Deal } from './forecast/rules/deals.ts';

/** An account with one contact, somebody's, as if it had been there for long. */
export async function madeCustomer(
  own: TestApp,
  name: string,
  ownerId: string,
  teamId: string | null,
): Promise<{ accountId: string; contactId: string }> {
  const [accountId, contactId] = [newId(), newId()];
  await own.db.asSystem(async (tx) => {
    await tx.run(sql`
      insert into customers.accounts (id, name, owner_id, team_id) values (${accountId}, ${name}, ${ownerId}, ${teamId})`);
    await tx.run(sql`
      insert into customers.contacts (id, name, title, account_id, owner_id, team_id)
      values (${contactId}, ${`${name}的王总`}, '总经理', ${accountId}, ${ownerId}, ${teamId})`);
  });
  return { accountId, contactId };
}

/** A deal of the past, as the tables keep it. */
export type PastDeal = {
  openedAt: string;
  closedOn: string | null;
  state: 'open' | 'won' | 'lost';
  amount: string | null;
  products: string[];
  ownerId: string;
  teamId: string | null;
  reasonId?: string | null;
  /** Moments at which it entered the stages after the first. */
  moves: string[];
};

/** A deal of a made company, ending today. */
export function pastDeal(deal: Deal, ownerId: string, teamId: string | null, end = 18_262 + 520): PastDeal {
  const shift = Math.floor(Date.now() / 86_400_000) - end;
  const at = (day: number) => new Date((day + shift) * 86_400_000 + 8 * 3_600_000).toISOString();
  return {
    openedAt: at(deal.openedOn),
    closedOn: deal.closedOn === null ? null : at(deal.closedOn).slice(0, 10),
    state: deal.closedOn === null ? 'open' : deal.won ? 'won' : 'lost',
    amount: deal.value === null ? null : String(deal.value),
    products: [deal.segment],
    ownerId,
    teamId,
    moves: deal.path.slice(1).map(({ on }) => at(on)),
  };
}

/** Writes deals of the past with every step they took, into the first pipeline. */
export async function fillPast(own: Pick<TestApp, 'db'>, deals: readonly PastDeal[]): Promise<void> {
  await own.db.asSystem(async (tx) => {
    const stages = await tx.all(sql<{ id: string }>`
      select s.id from pipeline.stages s join pipeline.pipelines p on p.id = s.pipeline_id
      where s.deleted_at is null and p.deleted_at is null order by p.position, s.position`);
    const rows = deals.map((deal) => ({
      ...deal,
      id: newId(),
      last: Math.min(deal.moves.length, stages.length - 1),
    }));
    await tx.run(sql`
      insert into pipeline.opportunities (id, name, pipeline_id, stage_id, state, amount, currency, base_amount, closed_on, products, owner_id,
        team_id, opened_at, stage_since, furthest_stage_id, touched_at, close_reason_id)
      select d.id, 'past', (select pipeline_id from pipeline.stages where id = ${stages[0]!.id}), ${stages[0]!.id}, 'open', d.amount, 'CNY', d.amount,
        null, d.products, d."ownerId", d."teamId", d."openedAt", d."openedAt", ${stages[0]!.id}, d."openedAt", d."reasonId"
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as d(id uuid, amount numeric, products text[], "ownerId" uuid, "teamId" uuid,
        "openedAt" timestamptz, "reasonId" uuid)`);
    for (let step = 1; step < stages.length; step++) {
      const moved = rows
        .filter(({ moves }) => moves.length >= step)
        .map(({ id, moves }) => ({ id, at: moves[step - 1] }));
      await tx.run(sql`
        update pipeline.opportunities o set stage_id = ${stages[step]!.id}, furthest_stage_id = ${stages[step]!.id}, stage_since = m.at, updated_at = m.at
        from jsonb_to_recordset(${JSON.stringify(moved)}::text::jsonb) as m(id uuid, at timestamptz) where o.id = m.id`);
    }
    const closed = rows
      .filter(({ closedOn }) => closedOn !== null)
      .map(({ id, state, closedOn }) => ({ id, state, closedOn }));
    await tx.run(sql`
      update pipeline.opportunities o set state = c.state, closed_on = c."closedOn", updated_at = c."closedOn", amount = coalesce(o.amount, 0)
      from jsonb_to_recordset(${JSON.stringify(closed)}::text::jsonb) as c(id uuid, state text, "closedOn" date) where o.id = c.id`);
  });
}
