import type { OpportunityField } from './rules/opportunity.ts';

/** How a field is kept: its column, and its type where that isn't text. `people` stand in a table of their own. */
const kept: {
  readonly [K in Exclude<OpportunityField, 'people'>]: readonly [column: string, type?: string];
} = {
  id: ['id', 'uuid'],
  name: ['name'],
  accountId: ['account_id', 'uuid'],
  accountName: ['account_name'],
  pipelineId: ['pipeline_id', 'uuid'],
  stageId: ['stage_id', 'uuid'],
  state: ['state'],
  amount: ['amount', 'numeric'],
  currency: ['currency'],
  baseAmount: ['base_amount', 'numeric'],
  category: ['category'],
  expectedClose: ['expected_close', 'date'],
  closedOn: ['closed_on', 'date'],
  closeReasonId: ['close_reason_id', 'uuid'],
  competitorId: ['competitor_id', 'uuid'],
  closeNote: ['close_note'],
  products: ['products', 'text[]'],
  competitors: ['competitors', 'uuid[]'],
  nextStep: ['next_step'],
  nextStepOn: ['next_step_on', 'date'],
  leadId: ['lead_id', 'uuid'],
  score: ['score', 'smallint'],
  ownerId: ['owner_id', 'uuid'],
  teamId: ['team_id', 'uuid'],
  custom: ['custom', 'jsonb'],
  openedAt: ['opened_at', 'timestamptz'],
  stageSince: ['stage_since', 'timestamptz'],
  furthestStageId: ['furthest_stage_id', 'uuid'],
  touchedAt: ['touched_at', 'timestamptz'],
  staleAt: ['stale_at', 'timestamptz'],
  lastContactAt: ['last_contact_at', 'timestamptz'],
  slips: ['slips', 'int'],
  slippedAt: ['slipped_at', 'timestamptz'],
  externalKey: ['external_key'],
  importId: ['import_id', 'uuid'],
  deletedAt: ['deleted_at', 'timestamptz'],
  version: ['version', 'int'],
  updatedAt: ['updated_at', 'timestamptz'],
};

export type WrittenField = keyof typeof kept;

/** Every field that is read and written as it stands. */
export const writtenFields = Object.keys(kept) as WrittenField[];

export const columnOf = Object.fromEntries(writtenFields.map((field) => [field, kept[field][0]])) as Record<
  WrittenField,
  string
>;

/** A field's PostgreSQL type. */
export function typeOf(field: WrittenField): string {
  return kept[field][1] ?? 'text';
}

/** What acts change after an opportunity has begun. */
export const changeableFields = writtenFields.filter(
  (field) => !['id', 'version', 'updatedAt', 'importId'].includes(field),
);
