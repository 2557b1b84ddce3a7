import { type Query, sql } from '../../../platform/db/sql.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import type { Sql } from '../../../platform/lists/where.ts';
import type { LeakWarning } from '../../scoring/index.ts';
import type { LeadWithPast } from './rules/observe.ts';
import type { OutcomeRule } from './rules/settings.ts';
import type { LeftOut } from './rules/training-columns.ts';
import type { CardComparison } from './store-cards.ts';
import { eventJson, isUndone } from './store-engagement.ts';

export type TrainingPhase = 'waiting' | 'reading' | 'looking' | 'judging' | 'learning' | 'done';

export type TrainingResult = {
  verdict: 'published' | 'proposed' | 'notBetter' | 'nothingToLearn' | 'tooFew' | 'failed';
  leads: number;
  won: number;
  cardId: string | null;
  cardNumber: number | null;
  learned: number | null;
  signal: { auc: number | null; aucAtLeast: number | null; gain: number; t: number } | null;
  comparison: CardComparison | null;
  leaks: LeakWarning[];
  leftOut: LeftOut[];
  pairs: { keys: [string, string]; proof: number }[];
  halfLifeDays: number | null;
  seconds: number;
  least?: number;
};

export type TrainingRow = {
  id: string;
  state: 'running' | 'done' | 'cancelled' | 'failed';
  phase: TrainingPhase;
  done: number;
  startedAt: string;
  startedBy: string | null;
  finishedAt: string | null;
  result: TrainingResult | null;
};

const columns = sql`t.id, t.state, t.phase, t.done, t.started_at as "startedAt", t.finished_at as "finishedAt", t.result,
  (select p.name from people.people p where p.id = t.started_by) as "startedBy"`;

export const latestTrainings = (limit: number): Query<TrainingRow> => sql<TrainingRow>`
  select ${columns} from leads.score_trainings t order by t.started_at desc, t.id desc limit ${sql.lit(limit)}`;

export const trainingById = (id: string): Query<TrainingRow> =>
  sql<TrainingRow>`select ${columns} from leads.score_trainings t where t.id = ${id}`;

export const runningTraining: Query<TrainingRow> = sql<TrainingRow>`
  select ${columns} from leads.score_trainings t where t.state = 'running'`;

/** @returns false when one is running already. */
export async function insertTraining(tx: Transaction, id: string): Promise<boolean> {
  const inserted = await tx.run(sql`
    insert into leads.score_trainings (id, state, phase, started_by, started_at)
    values (${id}, 'running', 'waiting', ${tx.actor.id}, ${tx.now}) on conflict do nothing`);
  return inserted === 1;
}

/** @returns false when it was cancelled. */
export async function moveTraining(
  tx: Transaction,
  id: string,
  phase: TrainingPhase,
  done: number,
): Promise<boolean> {
  const moved = await tx.run(sql`
    update leads.score_trainings set phase = ${phase}, done = ${done} where id = ${id} and state = 'running'`);
  return moved === 1;
}

/** @returns false when it was not running (any more). */
export async function endTraining(
  tx: Transaction,
  id: string,
  state: 'done' | 'cancelled' | 'failed',
  result: TrainingResult | null,
): Promise<boolean> {
  const ended = await tx.run(sql`
    update leads.score_trainings set state = ${state}, phase = 'done', done = case when ${state} = 'done' then 1 else done end,
      finished_at = clock_timestamp(), result = ${result && JSON.stringify(result)}::text::jsonb
    where id = ${id} and state = 'running'`);
  return ended === 1;
}

function endedBy(rule: OutcomeRule) {
  const all = [...rule.won, ...rule.lost];
  return rule.by === 'status'
    ? sql`l.status = any(${all}::text[])`
    : sql`(l.custom ->> ${rule.key}::text = any(${all}::text[]) or (l.custom -> ${rule.key}::text) ?| ${all}::text[])`;
}

/** How many leads have ended how, and how many of them since a moment. */
export function outcomeCounts(
  rule: OutcomeRule,
  since: string | null,
): Query<{ won: number; lost: number; since: number }> {
  const won =
    rule.by === 'status'
      ? sql`l.status = any(${rule.won}::text[])`
      : sql`(l.custom ->> ${rule.key}::text = any(${rule.won}::text[]) or (l.custom -> ${rule.key}::text) ?| ${rule.won}::text[])`;
  return sql<{ won: number; lost: number; since: number }>`
    select count(*) filter (where ${won}) as won, count(*) filter (where not ${won}) as lost,
      count(*) filter (where l.updated_at > coalesce(${since}::timestamptz, '-infinity')) as since
    from leads.leads l where l.deleted_at is null and ${endedBy(rule)}`;
}

/** Ended leads with all that happened to them, the newest first. */
export function endedLeads(rule: OutcomeRule, before: string | null, limit: number): Query<LeadWithPast> {
  return leadsWithPast(endedBy(rule), before, limit);
}

/** Leads with all that happened to them, the newest first. @param which what else is demanded of `leads.leads l` */
export function leadsWithPast(which: Sql, before: string | null, limit: number): Query<LeadWithPast> {
  const after = before === null ? sql`` : sql` and l.id < ${before}::uuid`;
  return sql<LeadWithPast>`
    select l.id, l.status, l.source, l.campaign, l.region, l.industry, l.size, l.language, l.product, l.title, l.amount, l.currency,
      l.phones, l.emails, l.wechat, l.website, l.consent, l.need, l.utm, l.custom, l.captured_at as "capturedAt",
      l.last_contact_at as "lastContactAt", coalesce(past.events, '[]') as events
    from leads.leads l
    cross join lateral (
      select jsonb_agg(${eventJson} || jsonb_build_object('changes', case when e.subject_id = l.id then e.payload -> 'changes' end, 'undone',
        e.type in ('lead.contacted', 'lead.askedAgain') and ${isUndone}) order by e.at, e.seq) as events
      from platform.events e
      where e.subject_id = any(array(select l.id union all select h.of_id from leads.histories h where h.lead_id = l.id))
        and (e.payload ? 'changes' or e.type in ('lead.contacted', 'lead.askedAgain'))
    ) past
    where l.deleted_at is null and ${which}${after}
    order by l.id desc limit ${sql.lit(limit)}`;
}

/** These leads with all that happened to them. */
export function pastsOf(ids: readonly string[]): Query<LeadWithPast> {
  return leadsWithPast(sql`l.id = any(${ids}::uuid[])`, null, Math.max(1, ids.length));
}

/** Any lead that has no history of its score yet. */
export const neverScored: Sql = sql`not exists (select 1 from leads.score_changes c where c.lead_id = l.id offset 0)`;
