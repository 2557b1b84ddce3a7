import type { Actor } from '../../platform/actor/actor.ts';
import { sql } from '../../platform/db/sql.ts';
import type { FilterOperator } from '../../platform/lists/filter.ts';
import { type FilteredTable, ownPart as ownPartOf, type Sql } from '../../platform/lists/where.ts';
import { leadFilter } from './rules/filter.ts';

/** What is kept of a lead's score, looked up by its key; null: not scored yet. */
export function scoreColumn(column: 'score' | 'fit_grade' | 'engagement_grade'): Sql {
  return sql`(select ${sql.ref(`s.${column}`)} from leads.scores s where s.lead_id = l.id)`;
}

/** A demand on how leads ended; those that have not are not among them, but where emptiness is asked for. */
function ofEnded(demand: Sql, operator: FilterOperator): Sql {
  return operator === 'isEmpty'
    ? sql`not exists (select 1 from leads.score_outcomes o where o.lead_id = l.id)`
    : sql`l.id in (select o.lead_id from leads.score_outcomes o where ${demand})`;
}

/** How conditions on leads become SQL. */
export const filteredLeads: FilteredTable = {
  alias: 'l',
  permission: 'leads.read',
  filter: leadFilter,
  columns: {
    nextStep: 'next_step',
    capturedAt: 'captured_at',
    updatedAt: 'updated_at',
    lastContactAt: 'last_contact_at',
    firstContactAt: 'first_contact_at',
    responseDueAt: 'response_due_at',
    nextStepOn: 'next_step_on',
    wakeOn: 'wake_on',
    importId: 'import_id',
    owner: 'owner_id',
    team: 'team_id',
    score: scoreColumn('score'),
    fitGrade: scoreColumn('fit_grade'),
    engagementGrade: scoreColumn('engagement_grade'),
    outcome: sql`(case when o.won then 'won' else 'lost' end)`,
    endedAt: sql`o.at`,
    endedScore: sql`o.score`,
    endedFitGrade: sql`o.fit_grade`,
    endedEngagementGrade: sql`o.engagement_grade`,
  },
  within: {
    outcome: ofEnded,
    endedAt: ofEnded,
    endedScore: ofEnded,
    endedFitGrade: ofEnded,
    endedEngagementGrade: ofEnded,
  },
  flags: {
    // An open lead that nobody has really spoken to, past the time by which someone should have.
    responseOverdue: sql`l.first_contact_at is null and l.response_due_at < now() and l.status in ('new', 'working', 'qualified')`,
  },
  ranks: { amount: 'amount_rank' },
};

/** What row-level security leaves to this actor of `leads.leads l`; null for those who see everything. */
export function ownPart(actor: Actor): Sql | null {
  return ownPartOf(actor, 'leads.read', 'l');
}
