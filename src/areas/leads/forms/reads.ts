import { type Query, sql } from '../../../platform/db/sql.ts';
import { momentIn } from '../assignment/reads.ts';
import type { FormRow } from './store.ts';

export type ShownForm = FormRow & { accepted: number; quarantined: number; lastAt: string | null };

/** All forms with what they brought, newest first; or one. */
export function shownForms(id: string | null): Query<ShownForm> {
  return sql<ShownForm>`
    select f.id, f.key, f.name, f.language, f.definition, f.origins, f.active, f.version,
      count(s.id) filter (where s.state = 'accepted') as accepted, count(s.id) filter (where s.state = 'quarantined') as quarantined,
      max(s.at) as "lastAt"
    from leads.forms f left join leads.form_submissions s on s.form_id = f.id
    where f.deleted_at is null and (${id}::uuid is null or f.id = ${id}::uuid)
    group by f.id order by f.id desc`;
}

export type ShownSubmission = {
  id: string;
  formId: string;
  formName: string;
  at: string;
  state: 'accepted' | 'quarantined' | 'discarded';
  reasons: string[];
  fields: Record<string, string>;
  utm: Record<string, string> | null;
  consent: Record<string, unknown> | null;
  ip: string;
  origin: string | null;
  leadId: string | null;
  isNew: boolean | null;
};

export type SubmissionAsk = {
  state?: string | undefined;
  formId?: string | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** What came in, latest first, as far as the actor may see it. */
export function submissionPage(ask: SubmissionAsk): Query<ShownSubmission> {
  const demands = [
    ...(ask.state ? [sql`s.state = ${ask.state}`] : []),
    ...(ask.formId ? [sql`s.form_id = ${ask.formId}::uuid`] : []),
    ...(ask.cursor ? [sql`(s.at, s.id) < ${momentIn(ask.cursor)}`] : []),
  ];
  return sql<ShownSubmission>`/* unprepared */
    select s.id, s.form_id as "formId", f.name as "formName", s.at, s.state, s.reasons, s.fields, s.utm, s.consent, s.ip, s.origin,
      s.lead_id as "leadId", s.is_new as "isNew"
    from leads.form_submissions s join leads.forms f on f.id = s.form_id
    ${demands.length > 0 ? sql`where ${sql.join(demands, sql` and `)}` : sql``}
    order by s.at desc, s.id desc limit ${sql.lit(ask.limit + 1)}`;
}
