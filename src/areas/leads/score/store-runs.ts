import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { type Query, sql } from '../../../platform/db/sql.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import type { LeadFacts } from './rules/lead-facts.ts';
import type { LeadScore } from './rules/scoring.ts';
import { type LeadAsScored, levelsColumn, selectFacts } from './store-facts.ts';

/**
 * Which leads are scored anew: all; those whose scores are of the lead as it is; or those that changed (or came in) without being
 * scored by the card in use.
 */
export type Which = { all: true } | { upToDate: true } | { staleFor: string };

/** A page of live leads, the newest first, with no more of each than the card looks at. */
export function pageToScore(
  which: Which,
  facts: readonly (keyof LeadFacts)[],
  withLevels: boolean,
  before: string | null,
  limit: number,
): Query<LeadAsScored> {
  const after = before === null ? sql`` : sql` and l.id < ${before}::uuid`;
  const levels = withLevels ? levelsColumn : sql`null::jsonb`;
  const stale =
    'all' in which
      ? sql``
      : 'upToDate' in which
        ? sql` and exists (select 1 from leads.scores s where s.lead_id = l.id and s.lead_version = l.version offset 0)`
        : sql` and not exists (select 1 from leads.scores s
          where s.lead_id = l.id and s.lead_version = l.version and s.card_id = ${which.staleFor}::uuid offset 0)`;
  const columns = facts.length > 0 ? sql`, ${selectFacts(facts)}` : sql``;
  return sql<LeadAsScored>`
    select l.id, l.owner_id as "ownerId", l.team_id as "teamId", true as live, l.version, l.status${columns}, ${levels} as levels
    from leads.leads l where l.deleted_at is null${after}${stale} order by l.id desc limit ${sql.lit(limit)}`;
}

/** Takes the limit off a statement that goes through the whole base. */
export function takeTime(tx: Transaction): void {
  tx.later(
    sql`select set_config('statement_timeout', '0', true), set_config('client_min_messages', 'warning', true)`,
  );
}

const scoredTable = sql`
  create temp table if not exists scored (lead_id uuid, owner_id uuid, team_id uuid, score smallint, raw int, fit_points int,
    engagement_points int, fit_grade text, engagement_grade text, chance real, lead_version int, next_change_at timestamptz)
  on commit delete rows`;

/**
 * Writes the scores of a page, and the history of those whose shown score moved. A lead that an act has scored meanwhile from a
 * newer state is left as it is.
 *
 * @returns how many moved; null, and nothing is written, when the card is not in use any more: another process may have put one in
 *   its place that this one has not heard of. Until the page is committed nobody can.
 */
export async function writePage(
  tx: Transaction,
  cardId: string,
  cause: string,
  leads: readonly LeadAsScored[],
  scores: readonly LeadScore[],
): Promise<number | null> {
  takeTime(tx);
  const inUse = await tx.maybe(
    sql`select 1 from leads.score_cards where id = ${cardId} and state = 'published' for share`,
  );
  if (!inUse) return null;
  // Look-ups by key, also where the planner takes a table that just filled for a large one; and a page lost in a crash is made again.
  tx.later(sql`select set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),
    set_config('enable_seqscan', 'off', true), set_config('synchronous_commit', 'off', true)`);
  await tx.run(scoredTable);
  const lines = leads.map((lead, at) => lineOf(lead, scores[at]!)).join('');
  await pipeline(Readable.from([Buffer.from(lines)]), tx.client.query(copyFrom('copy scored from stdin')));
  const moved = await tx.run(sql`
    insert into leads.score_changes (lead_id, at, card_id, before, after, cause)
    select t.lead_id, ${tx.now}::timestamptz, ${cardId}::uuid, s.score, t.score, ${cause}
    from scored t join leads.scores s on s.lead_id = t.lead_id
    where s.score <> t.score and s.lead_version <= t.lead_version`);
  await tx.run(sql`
    insert into leads.scores as s (lead_id, owner_id, team_id, live, score, raw, fit_points, engagement_points, fit_grade,
      engagement_grade, chance, card_id, lead_version, scored_at, next_change_at)
    select t.lead_id, t.owner_id, t.team_id, true, t.score, t.raw, t.fit_points, t.engagement_points, t.fit_grade, t.engagement_grade,
      t.chance, ${cardId}::uuid, t.lead_version, ${tx.now}::timestamptz, t.next_change_at
    from scored t
    -- Whose it is, and whether it is there, is said by the lead, which may have changed hands since it was read.
    on conflict (lead_id) do update set score = excluded.score, raw = excluded.raw, fit_points = excluded.fit_points,
      engagement_points = excluded.engagement_points, fit_grade = excluded.fit_grade, engagement_grade = excluded.engagement_grade,
      chance = excluded.chance, card_id = excluded.card_id, lead_version = excluded.lead_version, scored_at = excluded.scored_at,
      next_change_at = excluded.next_change_at
    where s.lead_version <= excluded.lead_version`);
  return moved;
}

function lineOf(lead: LeadAsScored, score: LeadScore): string {
  const next = score.nextChangeAt === null ? '\\N' : new Date(score.nextChangeAt).toISOString();
  return `${lead.id}\t${lead.ownerId ?? '\\N'}\t${lead.teamId ?? '\\N'}\t${score.score}\t${score.raw}\t${score.fit}\t${score.engagement}\t${score.fitGrade}\t${score.engagementGrade}\t${score.chance}\t${lead.version}\t${next}\n`;
}

// ── Time ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Leads whose time has come: passing days alone move them. Locked; those that an act holds are left to it. */
export async function lockDue(tx: Transaction, limit: number): Promise<string[]> {
  const rows = await tx.all(sql<{ id: string }>`
    select lead_id as id from leads.scores where next_change_at <= ${tx.now}::timestamptz and live
    order by next_change_at limit ${limit} for update skip locked`);
  return rows.map((row) => row.id);
}

/** When each of these was scored last, and with which card. */
export async function lastScored(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, { at: number; cardId: string }>> {
  const rows = await tx.all(sql<{ id: string; at: string; cardId: string }>`
    select lead_id as id, scored_at as at, card_id as "cardId" from leads.scores where lead_id = any(${ids}::uuid[])`);
  return new Map(rows.map(({ id, at, cardId }) => [id, { at: Date.parse(at), cardId }]));
}

// ── Runs ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

export type Run = {
  id: string;
  cause: 'published' | 'settings' | 'fields' | 'asked' | 'first';
  cardId: string;
  basis: string;
  total: number;
  done: number;
  moved: number;
  lastId: string | null;
  startedAt: string;
  finishedAt: string | null;
};

/** The run that goes on. */
const unfinished = sql`
  select cause from (select cause, finished_at from leads.score_runs order by started_at desc, id desc limit 1) r
  where finished_at is null`;

export const latestRun: Query<Run> = sql<Run>`
  select id, cause, card_id as "cardId", basis, total, done, moved, last_id as "lastId", started_at as "startedAt",
    finished_at as "finishedAt"
  from leads.score_runs order by started_at desc, id desc limit 1`;

/**
 * Begins a run; it takes the place of the one before. The number of leads is exact, from the tally. Where it overtakes a run that was
 * making the measures anew, it goes on with that: leads not yet reached still have those of the half-lives before.
 */
export function insertRun(tx: Transaction, run: Pick<Run, 'id' | 'cause' | 'cardId' | 'basis'>): void {
  tx.later(sql`
    insert into leads.score_runs (id, cause, card_id, basis, total, started_at)
    select ${run.id}, coalesce((select l.cause from (${unfinished}) l where l.cause = 'settings'), ${run.cause}), ${run.cardId}, ${run.basis}, coalesce(sum(n), 0), clock_timestamp() from leads.tally`);
}

/** Notes how far a run has come, with the page that it wrote. */
export function moveRun(tx: Transaction, id: string, done: number, moved: number, lastId: string): void {
  tx.later(sql`
    update leads.score_runs set done = done + ${done}, moved = moved + ${moved}, last_id = ${lastId}, total = greatest(total, done + ${done})
    where id = ${id}`);
}

export function endRun(tx: Transaction, id: string): void {
  tx.later(sql`update leads.score_runs set finished_at = clock_timestamp(), total = done where id = ${id}`);
}
