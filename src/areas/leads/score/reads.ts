import { must, Refusal } from '../../../kernel/outcome.ts';
import { type Cursor, readCursor } from '../../../kernel/paging.ts';
import type { Actor } from '../../../platform/actor/actor.ts';
import { type Query, sql } from '../../../platform/db/sql.ts';
import type { LeadStatus } from '../rules/lead-states.ts';
import type { FeedbackReason } from './rules/feedback-reasons.ts';
import type { Reason } from './rules/reasons.ts';
import { everyFact, type LeadAsScored, levelsColumn, selectFacts } from './store-facts.ts';

// ── One lead ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export type ScoredLead = LeadAsScored & {
  scoredAt: string | null;
  nextChangeAt: string | null;
  ended: { won: boolean; at: string; score: number } | null;
};

/** A lead's facts and dealings, and what is kept of its score. No row: it isn't there for this actor. */
export function scoredLead(id: string): Query<ScoredLead> {
  return sql<ScoredLead>`
    select l.id, l.owner_id as "ownerId", l.team_id as "teamId", true as live, l.version, l.status, ${selectFacts(everyFact)},
      ${levelsColumn} as levels, s.scored_at as "scoredAt", s.next_change_at as "nextChangeAt",
      (select jsonb_build_object('won', o.won, 'at', o.at, 'score', o.score) from leads.score_outcomes o where o.lead_id = l.id) as ended
    from leads.leads l left join leads.scores s on s.lead_id = l.id
    where l.id = ${id} and l.deleted_at is null`;
}

export type ChangeRow = {
  id: number;
  at: string;
  before: number | null;
  after: number;
  cause: 'captured' | 'changed' | 'contact' | 'time' | 'card' | 'settings' | 'import' | 'merged' | 'caughtUp';
  cardId: string;
  cardNumber: number | null;
  reasons: Reason[];
};

/** How a lead's score moved, latest first. */
export function scoreHistory(
  id: string,
  ask: { cursor?: string | undefined; limit: number },
): Query<ChangeRow> {
  const after = ask.cursor ? sql` and (c.at, c.id) < ${placeIn(ask.cursor)}` : sql``;
  return sql<ChangeRow>`
    select c.id, c.at, c.before, c.after, c.cause, c.card_id as "cardId", coalesce(c.reasons, '[]') as reasons,
      (select k.number from leads.score_cards k where k.id = c.card_id) as "cardNumber"
    from leads.score_changes c where c.lead_id = ${id}${after}
    order by c.at desc, c.id desc limit ${sql.lit(ask.limit + 1)}`;
}

export function changeCursor(row: ChangeRow): Cursor {
  return { value: row.at, id: String(row.id) };
}

function placeIn(cursor: string) {
  const { value, id } = must(readCursor(cursor));
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(String(value)) || !/^\d{1,18}$/.test(id))
    throw new Refusal('paging.badCursor', {}, 'query.cursor');
  return sql`(${String(value)}::timestamptz, ${id}::bigint)`;
}

// ── Feedback ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export type FeedbackRow = {
  id: string;
  leadId: string;
  at: string;
  byId: string;
  byName: string | null;
  score: number;
  cardNumber: number | null;
  says: 'tooHigh' | 'tooLow';
  reason: FeedbackReason;
  words: string | null;
  settled: 'agreed' | 'kept' | null;
  settledAt: string | null;
  settledByName: string | null;
};

const feedbackColumns = sql`f.id, f.lead_id as "leadId", f.at, f.by_id as "byId", f.score, f.says, f.reason, f.words, f.settled,
  f.settled_at as "settledAt", (select p.name from people.people p where p.id = f.by_id) as "byName",
  (select p.name from people.people p where p.id = f.settled_by) as "settledByName",
  (select k.number from leads.score_cards k where k.id = f.card_id) as "cardNumber"`;

/** What this person last said about a lead's score. */
export function myFeedback(actor: Actor, leadId: string): Query<FeedbackRow> {
  return sql<FeedbackRow>`
    select ${feedbackColumns} from leads.score_feedback f
    where f.lead_id = ${leadId} and f.by_id = ${actor.id} order by f.at desc limit 1`;
}

export const feedbackById = (id: string): Query<FeedbackRow> =>
  sql<FeedbackRow>`select ${feedbackColumns} from leads.score_feedback f where f.id = ${id}`;

export type FeedbackItem = FeedbackRow & {
  name: string;
  company: string;
  status: LeadStatus;
  scoreNow: number | null;
};

/** Scores called wrong, of leads in the actor's sight, latest first. @param after (at, id) of the last row shown */
export function feedbackPage(
  state: 'open' | 'settled' | 'all',
  after: ReturnType<typeof sql> | null,
  limit: number,
): Query<FeedbackItem> {
  const only = { open: sql` and f.settled is null`, settled: sql` and f.settled is not null`, all: sql`` }[
    state
  ];
  return sql<FeedbackItem>`
    select ${feedbackColumns}, l.name, l.company, l.status,
      (select s.score from leads.scores s where s.lead_id = l.id) as "scoreNow"
    from leads.score_feedback f join leads.leads l on l.id = f.lead_id
    where l.deleted_at is null${only}${after ? sql` and (f.at, f.id) < ${after}` : sql``}
    order by f.at desc, f.id desc limit ${sql.lit(limit + 1)}`;
}

/** How many called scores too high and too low since a moment, and how many of all wait for an answer. */
export function feedbackCounts(since: string): Query<{ tooHigh: number; tooLow: number; open: number }> {
  return sql<{ tooHigh: number; tooLow: number; open: number }>`
    select count(*) filter (where says = 'tooHigh' and at >= ${since}) as "tooHigh",
      count(*) filter (where says = 'tooLow' and at >= ${since}) as "tooLow", count(*) filter (where settled is null) as open
    from leads.score_feedback`;
}

// ── Many leads ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** So many leads stand for all. */
export const sampleSize = 20_000;

/** How many leads there are in the actor's sight; exact, from the tally. */
export const leadsInSight: Query<{ n: number }> = sql<{ n: number }>`
  select coalesce(sum(n), 0)::bigint as n from leads.tally`;

export type SampledLead = LeadAsScored;

/** Leads in the actor's sight: all of them, or about `sampleSize` from all over the table. */
export function sampledLeads(inSight: number): Query<SampledLead> {
  const share = Math.min(100, (100 * sampleSize) / Math.max(1, inSight));
  const sample = share < 100 ? sql`tablesample system (${sql.lit(share)}) repeatable (1)` : sql``;
  return sql<SampledLead>`/* unprepared */
    select l.id, l.owner_id as "ownerId", l.team_id as "teamId", true as live, l.version, l.status, ${selectFacts(everyFact)},
      ${levelsColumn} as levels
    from leads.leads l ${sample} where l.deleted_at is null limit ${sql.lit(sampleSize)}`;
}

export type NamedLead = {
  id: string;
  name: string;
  company: string;
  ownerName: string | null;
  status: LeadStatus;
};

export const namedLeads = (ids: readonly string[]): Query<NamedLead> => sql<NamedLead>`
  select l.id, l.name, l.company, l.status, (select p.name from people.people p where p.id = l.owner_id) as "ownerName"
  from leads.leads l where l.id = any(${ids}::uuid[])`;

/** What deleted custom fields were called. */
export const goneLabels: Query<{ key: string; label: string }> = sql<{ key: string; label: string }>`
  select key, label from platform.custom_fields where subject = 'lead' and deleted_at is not null order by deleted_at`;

// ── How leads ended ──────────────────────────────────────────────────────────────────────────────────────────────────

export type EndedRow = {
  at: string;
  won: boolean;
  score: number;
  raw: number;
  chance: number;
  fitGrade: 'A' | 'B' | 'C' | 'D';
  engagementGrade: '1' | '2' | '3' | '4';
  cardId: string;
};

/** More than these change no figure. */
const mostEnded = 200_000;

/** How leads in the actor's sight ended since a moment, with the score just before; latest first. As in lists, deleted ones don't count. */
export function endedSince(since: string): Query<EndedRow> {
  return sql<EndedRow>`
    select at, won, score, raw, chance, fit_grade as "fitGrade", engagement_grade as "engagementGrade", card_id as "cardId"
    from leads.score_outcomes o
    where at >= ${since} and not exists (select 1 from leads.scores s where s.lead_id = o.lead_id and not s.live)
    order by at desc limit ${sql.lit(mostEnded)}`;
}

/** How leads of the whole company ended, by tens of the score just before. */
export const endedByBand: Query<{ band: number; leads: number; won: number }> = sql<{
  band: number;
  leads: number;
  won: number;
}>`
  select least(score / 10, 9) as band, count(*) as leads, count(*) filter (where won) as won
  from leads.score_outcomes o
  where not exists (select 1 from leads.scores s where s.lead_id = o.lead_id and not s.live) group by 1`;

export const cardNumbers: Query<{ id: string; number: number | null }> = sql<{
  id: string;
  number: number | null;
}>`
  select id, number from leads.score_cards`;
