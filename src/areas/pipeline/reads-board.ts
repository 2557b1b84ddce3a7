import type { Actor } from '../../platform/actor/actor.ts';
import { type Query, sql } from '../../platform/db/sql.ts';
import type { CompanyClock, Condition } from '../../platform/lists/filter.ts';
import { whereOf } from '../../platform/lists/where.ts';
import { flagSql, listedOpportunities } from './reads-list.ts';
import type { Category } from './rules/opportunity.ts';

/** A card: as little as it shows, since a board holds thousands. */
export type Card = {
  id: string;
  version: number;
  name: string;
  accountName: string;
  stageId: string;
  amount: string | null;
  currency: string | null;
  baseAmount: string | null;
  category: Category;
  expectedClose: string | null;
  nextStep: string | null;
  nextStepOn: string | null;
  ownerId: string | null;
  ownerName: string | null;
  stageSince: string;
  stale: boolean;
  overdue: boolean;
  slips: number;
};

/** More cards than this nobody drags; the totals still count all. */
export const mostCards = 6000;

/** The open opportunities of a pipeline by expected close, so many of each stage: the columns of a board. */
export function boardCards(
  actor: Actor,
  pipelineId: string,
  conditions: readonly Condition[],
  ids: readonly string[] | undefined,
  clock: CompanyClock,
  perStage: number,
): Query<Card> {
  return sql<Card>`/* unprepared */
    select * from (select row_number() over (partition by o.stage_id order by o.close_rank, o.id) as place, o.close_rank, o.id, o.version, o.name, o.account_name as "accountName", o.stage_id as "stageId", o.amount, o.currency,
      o.base_amount as "baseAmount", o.category, o.expected_close as "expectedClose", o.next_step as "nextStep",
      o.next_step_on as "nextStepOn", o.owner_id as "ownerId", p.name as "ownerName", o.stage_since as "stageSince",
      ${flagSql.stale} as stale, ${flagSql.overdue} as overdue, o.slips
    from pipeline.opportunities o left join people.people p on p.id = o.owner_id
    where o.pipeline_id = ${pipelineId} and o.state = 'open' and ${whereOf(listedOpportunities, actor, conditions, clock)}${among(ids)}) c
    where c.place <= ${sql.lit(perStage)} order by c.close_rank, c.id limit ${sql.lit(mostCards)}`;
}

/** How many stand in each stage and what they come to, exact, in the company's currency. */
export function boardTotals(
  actor: Actor,
  pipelineId: string,
  conditions: readonly Condition[],
  ids: readonly string[] | undefined,
  clock: CompanyClock,
): Query<{ stageId: string; n: number; amount: string; unpriced: number }> {
  return sql<{ stageId: string; n: number; amount: string; unpriced: number }>`/* unprepared */
    select o.stage_id as "stageId", count(*) as n, coalesce(sum(o.base_amount), 0)::numeric(18, 2) as amount,
      count(*) filter (where o.amount is not null and o.base_amount is null) as unpriced
    from pipeline.opportunities o
    where o.pipeline_id = ${pipelineId} and o.state = 'open' and ${whereOf(listedOpportunities, actor, conditions, clock)}${among(ids)}
    group by 1`;
}

/** Open opportunities whose close or next step falls into these days: a calendar. */
export function calendarEntries(
  actor: Actor,
  from: string,
  until: string,
  by: 'close' | 'nextStep',
  conditions: readonly Condition[],
  clock: CompanyClock,
): Query<Card & { day: string }> {
  const rank = by === 'close' ? sql`o.close_rank` : sql`o.next_step_rank`;
  return sql<Card & { day: string }>`/* unprepared */
    select ${rank} as day, o.id, o.version, o.name, o.account_name as "accountName", o.stage_id as "stageId", o.amount, o.currency,
      o.base_amount as "baseAmount", o.category, o.expected_close as "expectedClose", o.next_step as "nextStep",
      o.next_step_on as "nextStepOn", o.owner_id as "ownerId", p.name as "ownerName", o.stage_since as "stageSince",
      ${flagSql.stale} as stale, ${flagSql.overdue} as overdue, o.slips
    from pipeline.opportunities o left join people.people p on p.id = o.owner_id
    where o.state = 'open' and ${rank} >= ${from}::date and ${rank} < ${until}::date
      and ${whereOf(listedOpportunities, actor, conditions, clock)}
    order by ${rank}, o.amount_rank desc, o.id limit 1500`;
}

function among(ids: readonly string[] | undefined) {
  return ids ? sql` and o.id = any(${ids}::uuid[])` : sql``;
}
