import { sql } from '../../platform/db/sql.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { copyDocuments, pinyinOf } from '../../platform/search/index.ts';
import { findableOf } from './findable.ts';
import type { Opportunity } from './rules/opportunity.ts';
import type { Step } from './rules/steps.ts';
import { columnOf, typeOf, writtenFields } from './store-columns.ts';

const atOnce = 2000;

/** An opportunity as it stands now, with the way it came. */
export type PastOpportunity = { opportunity: Opportunity; steps: readonly Step[] };

/**
 * Writes new opportunities that have a past, with the steps given instead of a single beginning now. As the actor: row-level security
 * decides; the steps with Yaosu's own eyes. Trusts that they were made by the rules of this room, and tells nothing.
 */
export async function insertPast(tx: Transaction, past: readonly PastOpportunity[]): Promise<void> {
  for (let from = 0; from < past.length; from += atOnce) {
    const some = past.slice(from, from + atOnce);
    await insertRows(
      tx,
      some.map(({ opportunity }) => opportunity),
    );
    await tx.asSystem(() => replaceSteps(tx, some));
  }
  await tx.flush();
  await copyDocuments(
    tx.client,
    past
      .filter(({ opportunity }) => opportunity.deletedAt === null)
      .map(({ opportunity }) => findableOf(opportunity)),
  );
}

async function insertRows(tx: Transaction, opportunities: readonly Opportunity[]): Promise<void> {
  const fields = writtenFields;
  const rows = opportunities.map((one) => ({
    sort_key: pinyinOf(one.name).full.slice(0, 200),
    ...Object.fromEntries(fields.map((field) => [columnOf[field], one[field]])),
  }));
  const columns = [...fields.map((field) => columnOf[field]), 'sort_key'];
  const shape = [
    ...fields.map((field) => sql`${sql.ref(columnOf[field])} ${sql.raw(typeOf(field))}`),
    sql`sort_key text`,
  ];
  const names = columns.map((column) => sql.ref(column));
  await tx.run(sql`/* unprepared */
    insert into pipeline.opportunities (${sql.join(names)})
    select ${sql.join(names)} from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as v(${sql.join(shape)})`);
  const involved = opportunities.flatMap(({ id, people }) =>
    people.map((one, position) => ({ id, position: position + 1, ...one })),
  );
  if (involved.length > 0)
    await tx.run(sql`
      insert into pipeline.involved (opportunity_id, contact_id, role, position)
      select id, "contactId", role, position
      from jsonb_to_recordset(${JSON.stringify(involved)}::text::jsonb) as v(id uuid, "contactId" uuid, role text, position int)
      on conflict do nothing`);
}

/** The trigger has kept a beginning for each; the true way takes its place. */
async function replaceSteps(tx: Transaction, past: readonly PastOpportunity[]): Promise<void> {
  const ids = past.map(({ opportunity }) => opportunity.id);
  await tx.run(sql`delete from pipeline.steps where opportunity_id = any(${ids}::uuid[])`);
  await tx.run(sql`
    insert into pipeline.steps (opportunity_id, at, on_day, pipeline_id, from_stage_id, stage_id, from_state, state, from_amount, amount,
      from_close, close, owner_id, team_id)
    select "opportunityId", at, "onDay", "pipelineId", "fromStageId", "stageId", "fromState", state, "fromAmount", amount, "fromClose", close,
      "ownerId", "teamId"
    from jsonb_to_recordset(${JSON.stringify(past.flatMap(({ steps }) => steps))}::text::jsonb) as s("opportunityId" uuid, at timestamptz,
      "onDay" date, "pipelineId" uuid, "fromStageId" uuid, "stageId" uuid, "fromState" text, state text, "fromAmount" numeric, amount numeric,
      "fromClose" date, close date, "ownerId" uuid, "teamId" uuid)
    order by at`);
}
