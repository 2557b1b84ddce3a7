import type { Actor } from '../../platform/actor/actor.ts';
import { sql } from '../../platform/db/sql.ts';
import type { ListTable, Sorting } from '../../platform/lists/list-page.ts';
import type { Listed } from '../../platform/lists/lists.ts';
import { ownPart as ownPartOf, type Sql } from '../../platform/lists/where.ts';
import { type ListField, leanFields, opportunityFilter, type SortName } from './rules/list-shape.ts';

const today = sql`(now() at time zone coalesce((select c.time_zone from platform.company c), 'UTC'))::date`;
const open = sql`o.state = 'open'`;

/** The flags of rules/stale.ts, as SQL on `pipeline.opportunities o`. */
export const flagSql = {
  stale: sql`(${open} and o.stale_at is not null and o.stale_at <= now())`,
  overdue: sql`(${open} and o.expected_close is not null and o.expected_close < ${today})`,
  slipped: sql`(${open} and o.slips > 0)`,
  noNextStep: sql`(${open} and o.next_step is null)`,
  stepLate: sql`(${open} and o.next_step_on is not null and o.next_step_on < ${today})`,
  noRate: sql`(o.amount is not null and o.base_amount is null)`,
  noReason: sql`(not ${open} and o.close_reason_id is null)`,
  noCompetitor: sql`(not ${open} and o.competitor_id is null)`,
} as const;

/**
 * The last stage that an opportunity reached, as a funnel counts it: whoever was won passed all there are; a stage that is gone counts as
 * the first.
 */
export const reachedStage = sql`case when o.state = 'won'
  then (select g.id from pipeline.stages g where g.pipeline_id = o.pipeline_id and g.deleted_at is null order by g.position desc, g.id desc limit 1)
  else coalesce((select g.id from pipeline.stages g where g.id = o.furthest_stage_id and g.deleted_at is null),
    (select g.id from pipeline.stages g where g.pipeline_id = o.pipeline_id and g.deleted_at is null order by g.position, g.id limit 1)) end`;

/** Opportunities as lists show them. What they are sorted by has its indexes in migration 0012. */
export const listedOpportunities: ListTable = {
  alias: 'o',
  permission: 'pipeline.read',
  filter: opportunityFilter,
  columns: {
    account: 'account_name',
    nextStep: 'next_step',
    owner: 'owner_id',
    team: 'team_id',
    pipelineId: 'pipeline_id',
    stageId: 'stage_id',
    accountId: 'account_id',
    furthestStageId: 'furthest_stage_id',
    reachedStageId: reachedStage,
    closeReasonId: 'close_reason_id',
    competitorId: 'competitor_id',
    leadId: 'lead_id',
    importId: 'import_id',
    expectedClose: 'expected_close',
    closedOn: 'closed_on',
    nextStepOn: 'next_step_on',
    openedAt: 'opened_at',
    updatedAt: 'updated_at',
    stageSince: 'stage_since',
    lastContactAt: 'last_contact_at',
    slippedAt: 'slipped_at',
  },
  flags: flagSql,
  ranks: { amount: 'amount_rank' },
  from: sql`pipeline.opportunities o`,
  sortings: {
    opened: { value: sql`o.opened_at`, type: 'timestamptz' },
    updated: { value: sql`o.updated_at`, type: 'timestamptz' },
    name: { value: sql`o.sort_key`, type: 'text' },
    amount: { value: sql`o.amount_rank`, type: 'bigint' },
    close: { value: sql`o.close_rank`, type: 'date' },
    nextStep: { value: sql`o.next_step_rank`, type: 'date' },
  } satisfies Record<SortName, Sorting>,
  selected: {
    name: sql`o.name`,
    accountId: sql`o.account_id`,
    accountName: sql`o.account_name`,
    pipelineId: sql`o.pipeline_id`,
    stageId: sql`o.stage_id`,
    stage: sql`(select s.names from pipeline.stages s where s.id = o.stage_id)`,
    state: sql`o.state`,
    amount: sql`o.amount`,
    currency: sql`o.currency`,
    baseAmount: sql`o.base_amount`,
    category: sql`o.category`,
    expectedClose: sql`o.expected_close`,
    closedOn: sql`o.closed_on`,
    closeReason: sql`(select r.names from pipeline.reasons r where r.id = o.close_reason_id)`,
    competitor: sql`(select k.name from pipeline.competitors k where k.id = o.competitor_id)`,
    closeNote: sql`o.close_note`,
    products: sql`o.products`,
    nextStep: sql`o.next_step`,
    nextStepOn: sql`o.next_step_on`,
    score: sql`o.score`,
    leadId: sql`o.lead_id`,
    ownerId: sql`o.owner_id`,
    // A look-up for each row shown costs less than joining everybody.
    ownerName: sql`(select p.name from people.people p where p.id = o.owner_id)`,
    teamId: sql`o.team_id`,
    custom: sql`o.custom`,
    openedAt: sql`o.opened_at`,
    updatedAt: sql`o.updated_at`,
    stageSince: sql`o.stage_since`,
    lastContactAt: sql`o.last_contact_at`,
    slips: sql`o.slips`,
    stale: flagSql.stale,
    overdue: flagSql.overdue,
    externalKey: sql`o.external_key`,
    importId: sql`o.import_id`,
  } satisfies Record<ListField, unknown>,
};

/** Opportunities as platform/lists asks for them. */
export const opportunityLists: Listed = {
  table: listedOpportunities,
  kind: 'opportunity',
  lean: leanFields,
  refusals: 'opportunity',
};

/** What row-level security leaves to this actor of `pipeline.opportunities o`; null for those who see everything. */
export function ownPart(actor: Actor): Sql | null {
  return ownPartOf(actor, 'pipeline.read', 'o');
}
