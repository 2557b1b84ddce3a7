import type { Actor } from '../../platform/actor/actor.ts';
import { type Query, sql } from '../../platform/db/sql.ts';
import type { CompanyClock } from '../../platform/lists/filter.ts';
import type { LeadStatus } from './rules/lead-states.ts';
import type { Candidate } from './rules/work-list.ts';

/** A candidate before it is known what it may bring. */
export type WorkCandidate = Omit<Candidate, 'amountUsed'> & {
  score: number | null;
  grade: string | null;
  product: string | null;
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
 * steps due, leads that woke up, the freshest of the open ones, and those with the best scores, whatever happened to them.
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
    sql`select ${shown('fresh', sql`l.updated_at`)} from leads.scores s
      cross join lateral (select * from leads.leads l where l.id = s.lead_id offset 0) l
      where s.live and s.owner_id = ${actor.id} and ${mine} and ${open}
      order by s.score desc, s.lead_id desc limit ${most}`,
  ] as Query<WorkCandidate>[];
}

function shown(reason: string, at: ReturnType<typeof sql>) {
  const score = (value: ReturnType<typeof sql>) =>
    sql`(select ${value} from leads.scores k where k.lead_id = l.id)`;
  return sql`l.id, ${sql.lit(reason)} as reason, ${at} as at, l.name, l.company, l.phones[1] as phone, l.status, l.region, l.source,
    l.amount, l.currency, l.product, l.next_step as "nextStep", l.next_step_on as "nextStepOn", l.captured_at as "capturedAt",
    l.response_due_at as "responseDueAt", l.last_contact_at as "lastContactAt", ${score(sql`k.score`)} as score,
    ${score(sql`k.fit_grade || k.engagement_grade`)} as grade, ${score(sql`round(k.chance::numeric, 3)::float8`)} as chance`;
}

/** So many of the newest amounts tell what is usual; fewer than `leastAlike` of a kind do not. */
const newest = 20_000;
const leastAlike = 5;

/** Medians of amounts in the company's currency, those of other currencies as far as their rates are known. */
export function usualAmountRows(
  currency: string,
  rates: Readonly<Record<string, string>>,
): Query<{ kind: 'product' | 'source' | 'company'; name: string | null; amount: string }> {
  return sql`
    with said as (
      select l.product, l.source, l.amount * coalesce(r.value::numeric, 1) as amount
      from (select product, source, amount, currency from leads.leads
        where deleted_at is null and amount > 0 order by captured_at desc limit ${sql.lit(newest)}) l
      left join jsonb_each_text(${JSON.stringify(rates)}::text::jsonb) r on r.key = l.currency
      where coalesce(l.currency, ${currency}) = ${currency} or r.value is not null)
    select case when grouping(product) = 0 then 'product' when grouping(source) = 0 then 'source' else 'company' end as kind,
      coalesce(product, source) as name, round((percentile_disc(0.5) within group (order by amount))::numeric, 2)::text as amount
    from said group by grouping sets ((product), (source), ())
    having count(*) >= case when grouping(product) = 0 or grouping(source) = 0 then ${sql.lit(leastAlike)} else 1 end` as Query<{
    kind: 'product' | 'source' | 'company';
    name: string | null;
    amount: string;
  }>;
}
