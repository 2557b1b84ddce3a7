import { sql } from '../../../platform/db/sql.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import type { FormDefinition } from './rules/form-definition.ts';

export type FormRow = {
  id: string;
  key: string;
  name: string;
  language: string;
  definition: FormDefinition;
  origins: string[];
  active: boolean;
  version: number;
};

const columns = sql`id, key, name, language, definition, origins, active, version`;

/** A form that visitors can reach; null when it is switched off, deleted or never was. */
export const openForm = (key: string) =>
  sql<FormRow>`select ${columns} from leads.forms where key = ${key} and active and deleted_at is null`;

export function loadForm(tx: Transaction, id: string, deleted = false): Promise<FormRow> {
  return tx.one(sql<FormRow>`
    select ${columns} from leads.forms where id = ${id} and (deleted_at is not null) = ${deleted}::boolean for update`);
}

export function insertForm(tx: Transaction, form: FormRow): void {
  tx.later(sql`
    insert into leads.forms (id, key, name, language, definition, origins, active)
    values (${form.id}, ${form.key}, ${form.name}, ${form.language}, ${JSON.stringify(form.definition)}::text::jsonb,
      ${form.origins}, ${form.active})`);
}

export function saveForm(tx: Transaction, form: FormRow, deleted = false): void {
  tx.later(sql`
    update leads.forms set name = ${form.name}, language = ${form.language}, active = ${form.active}, origins = ${form.origins},
      definition = ${JSON.stringify(form.definition)}::text::jsonb, version = version + 1, deleted_at = ${deleted ? tx.now : null}
    where id = ${form.id}`);
}

// ── Submissions ──────────────────────────────────────────────────────────────────────────────────────────────────────

export type Submission = {
  id: string;
  formId: string;
  at: Date;
  state: 'accepted' | 'quarantined' | 'discarded';
  reasons: readonly string[];
  fields: Readonly<Record<string, string>>;
  utm: Record<string, string> | null;
  consent: Record<string, unknown> | null;
  nonce: string;
  contentHash: Buffer;
  ip: string;
  userAgent: string;
  origin: string | null;
};

/** What came from the same page and the same address before. */
export async function sentBefore(
  tx: Transaction,
  ask: { formId: string; nonce: string; contentHash: Buffer; ip: string },
): Promise<{ replayed: boolean; fromAddress: number }> {
  return tx.one(sql<{ replayed: boolean; fromAddress: number }>`
    select
      exists (select 1 from leads.form_submissions
        where form_id = ${ask.formId} and nonce = ${ask.nonce} and content_hash <> ${ask.contentHash}) as replayed,
      (select count(*) from leads.form_submissions where ip = ${ask.ip} and at > ${tx.now}::timestamptz - interval '1 hour')
        as "fromAddress"`);
}

/** @returns false when the same was sent from the same page before; one sent at this moment is waited for. */
export async function insertSubmission(tx: Transaction, one: Submission): Promise<boolean> {
  const inserted = await tx.run(sql`
    insert into leads.form_submissions (id, form_id, at, state, reasons, fields, utm, consent, nonce, content_hash, ip, user_agent, origin)
    values (${one.id}, ${one.formId}, ${one.at}, ${one.state}, ${[...one.reasons]}::text[], ${JSON.stringify(one.fields)}::text::jsonb,
      ${one.utm && JSON.stringify(one.utm)}::text::jsonb, ${one.consent && JSON.stringify(one.consent)}::text::jsonb, ${one.nonce},
      ${one.contentHash}, ${one.ip}, ${one.userAgent}, ${one.origin})
    on conflict (form_id, nonce, content_hash) do nothing`);
  return inserted === 1;
}

/** A doubted submission with its form, locked for the person who looks at it. */
export function loadQuarantined(
  tx: Transaction,
  id: string,
): Promise<(Pick<Submission, 'id' | 'fields' | 'utm' | 'consent'> & { formId: string }) | null> {
  return tx.maybe(sql<Pick<Submission, 'id' | 'fields' | 'utm' | 'consent'> & { formId: string }>`
    select id, form_id as "formId", fields, utm, consent from leads.form_submissions
    where id = ${id} and state = 'quarantined' for update`);
}

/** The form a submission came by, though it may be gone by now. */
export function formOf(tx: Transaction, id: string): Promise<FormRow> {
  return tx.one(sql<FormRow>`select ${columns} from leads.forms where id = ${id}`);
}

export function settleSubmission(
  tx: Transaction,
  id: string,
  settled: {
    state: 'accepted' | 'discarded';
    leadId: string | null;
    isNew: boolean | null;
    by: string | null;
  },
): void {
  tx.later(sql`
    update leads.form_submissions set state = ${settled.state}, lead_id = ${settled.leadId}, is_new = ${settled.isNew},
      settled_by = ${settled.by}::uuid, settled_at = ${settled.by === null ? null : tx.now}
    where id = ${id}`);
}

/** Back to being looked at. */
export async function doubtAgain(tx: Transaction, id: string): Promise<boolean> {
  const changed = await tx.run(sql`
    update leads.form_submissions set state = 'quarantined', settled_by = null, settled_at = null
    where id = ${id} and state = 'discarded'`);
  return changed === 1;
}
