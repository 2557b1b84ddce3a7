import type { Lead, LeadField } from './rules/lead.ts';

/** How a field is kept: its column, and its type where that isn't text. */
const kept: { readonly [K in LeadField]: readonly [column: string, type?: string] } = {
  id: ['id', 'uuid'],
  name: ['name'],
  company: ['company'],
  title: ['title'],
  phones: ['phones', 'text[]'],
  emails: ['emails', 'text[]'],
  wechat: ['wechat'],
  website: ['website'],
  address: ['address'],
  region: ['region'],
  industry: ['industry'],
  size: ['size'],
  language: ['language'],
  source: ['source'],
  campaign: ['campaign'],
  utm: ['utm', 'jsonb'],
  need: ['need'],
  product: ['product'],
  amount: ['amount', 'numeric'],
  currency: ['currency'],
  consent: ['consent', 'jsonb'],
  custom: ['custom', 'jsonb'],
  ownerId: ['owner_id', 'uuid'],
  teamId: ['team_id', 'uuid'],
  status: ['status'],
  wakeOn: ['wake_on', 'date'],
  wokenAt: ['woken_at', 'timestamptz'],
  disqualifiedReason: ['disqualified_reason'],
  nextStep: ['next_step'],
  nextStepOn: ['next_step_on', 'date'],
  capturedAt: ['captured_at', 'timestamptz'],
  assignedAt: ['assigned_at', 'timestamptz'],
  responseDueAt: ['response_due_at', 'timestamptz'],
  firstContactAt: ['first_contact_at', 'timestamptz'],
  lastContactAt: ['last_contact_at', 'timestamptz'],
  escalatedAt: ['escalated_at', 'timestamptz'],
  importId: ['import_id', 'uuid'],
  deletedAt: ['deleted_at', 'timestamptz'],
  version: ['version', 'int'],
  updatedAt: ['updated_at', 'timestamptz'],
};

/** Every field that is read and written as it stands. */
export const writtenFields = Object.keys(kept) as (keyof Lead)[];

export const columnOf = Object.fromEntries(writtenFields.map((field) => [field, kept[field][0]])) as Record<
  LeadField,
  string
>;

/** A field's PostgreSQL type. */
export function typeOf(field: LeadField): string {
  return kept[field][1] ?? 'text';
}
