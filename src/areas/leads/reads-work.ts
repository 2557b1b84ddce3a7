import type { Actor } from '../../platform/actor/actor.ts';
import { type Query, sql } from '../../platform/db/sql.ts';
import type { CompanyClock } from '../../platform/lists/filter.ts';
import type { LeadStatus } from './rules/lead-states.ts';
import type { Candidate } from './rules/work-list.ts';

export type WorkCandidate = Candidate & {
  name: string;
  company: string;
  phone: string | null;
  status: LeadStatus;
  region: string | null;
  source: string | null;
  amount: string | null;
  currency: string | null;
  nextStep: string | null;
  nextStepOn: string | null;
  capturedAt: string;
  responseDueAt: string | null;
  lastContactAt: string | null;
};

/** How far ahead a first response is worth showing: its clock is running, however the day goes. */
const ahead = sql`now() + interval '1 day'`;

/**
 * The actor's own leads that ask for something, each reason by its index, at most `limit` of each: first responses wanted,
 * steps due, leads that woke up, and the freshest of the open ones.
 */
export function workCandidates(actor: Actor, clock: CompanyClock, limit: number): Query<WorkCandidate>[] {
  const mine = sql`l.owner_id = ${actor.id} and l.deleted_at is null`;
  const open = sql`l.status in ('new', 'working', 'qualified')`;
  const most = sql.lit(limit);
  return [
    sql`select ${shown('firstResponse', sql`l.response_due_at`)} from leads.leads l
      where ${mine} and ${open} and l.first_contact_at is null and l.response_due_at is not null and l.response_due_at < ${ahead}
      order by l.response_due_at desc limit ${most}`,
    sql`select ${shown('nextStep', sql`l.next_step_on::timestamp at time zone ${clock.timeZone}`)} from leads.leads l
      where ${mine} and ${open} and l.next_step_rank <= ${clock.today}::date
      order by l.next_step_rank desc, l.id desc limit ${most}`,
    sql`select ${shown('woken', sql`l.woken_at`)} from leads.leads l
      where ${mine} and l.woken_at is not null order by l.woken_at desc limit ${most}`,
    sql`select ${shown('fresh', sql`l.updated_at`)} from leads.leads l
      where ${mine} and ${open} and l.updated_at > now() - interval '30 days'
      order by l.updated_at desc, l.id desc limit ${most}`,
  ] as Query<WorkCandidate>[];
}

function shown(reason: string, at: ReturnType<typeof sql>) {
  return sql`l.id, ${sql.lit(reason)} as reason, ${at} as at, l.name, l.company, l.phones[1] as phone, l.status, l.region, l.source,
    l.amount, l.currency, l.next_step as "nextStep", l.next_step_on as "nextStepOn", l.captured_at as "capturedAt",
    l.response_due_at as "responseDueAt", l.last_contact_at as "lastContactAt"`;
}
