import { type Query, sql } from '../../../platform/db/sql.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import type { Reason } from '../../../platform/matching/record-matching.ts';
import type { Changes, Lead } from '../rules/lead.ts';
import { type MatchedLead, matchKeys } from './match-keys.ts';

// ── Keys ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

export type KeyedLead = MatchedLead & Pick<Lead, 'id' | 'version'>;

/** Sends the keys of these leads along with what comes next. */
export function saveKeys(tx: Transaction, leads: readonly KeyedLead[], paired: boolean): void {
  if (leads.length === 0) return;
  // Arrays of different lengths don't unnest: each lead's keys travel as an array literal.
  const literals = leads.map((lead) => `{${matchKeys(lead).join(',')}}`);
  tx.later(sql`
    insert into leads.match_keys (lead_id, version, keys, paired)
    select id, version, keys::int[], ${paired}::boolean from unnest(${leads.map(({ id }) => id)}::uuid[], ${leads.map(({ version }) => version)}::int[],
      ${literals}::text[]) as k(id, version, keys)
    on conflict (lead_id) do update set version = excluded.version, keys = excluded.keys, paired = excluded.paired`);
}

export type Fresh = { id: string; version: number };

/** Leads whose keys are new since they were last compared with others. */
export const unpaired = (limit: number): Query<Fresh> => sql<Fresh>`
  select lead_id as id, version from leads.match_keys where not paired limit ${sql.lit(limit)}`;

/** Notes that they were compared with others, but for those that changed meanwhile. */
export async function markPaired(tx: Transaction, compared: readonly Fresh[]): Promise<void> {
  await tx.run(sql`
    update leads.match_keys k set paired = true
    from unnest(${compared.map(({ id }) => id)}::uuid[], ${compared.map(({ version }) => version)}::int[]) as c(id, version)
    where k.lead_id = c.id and k.version = c.version`);
}

const matched = sql`l.id, l.version, l.name, l.company, l.phones, l.emails, l.wechat, l.region, l.address`;

/** Leads whose keys are missing or were made from an earlier version. */
export const unkeyed = (limit: number): Query<KeyedLead> => sql<KeyedLead>`
  select ${matched} from leads.leads l left join leads.match_keys m on m.lead_id = l.id
  where l.deleted_at is null and m.version is distinct from l.version limit ${limit}`;

export const unkeyedCount: Query<{ n: number }> = sql<{ n: number }>`
  select count(*) as n from leads.leads l left join leads.match_keys m on m.lead_id = l.id
  where l.deleted_at is null and m.version is distinct from l.version`;

// ── Scanning ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A key that so many leads share says too little; they meet by their rarer ones. */
const mostPerBlock = 30;

/** `ids` joined by commas: tens of thousands of arrays would keep other requests waiting while they are read. */
export type Block = { key: number; ids: string };

/** Leads that share a key, for keys from `from` until `until` (exclusive; null: to the end). Goes through the whole base. */
export function blocks(tx: Transaction, from: number, until: number | null): Promise<Block[]> {
  // A million leads on a busy machine take longer than a request may.
  tx.later(sql`set local statement_timeout = '10min'`);
  return tx.all(sql<Block>`
  select k as key, string_agg(m.lead_id::text, ',') as ids from leads.match_keys m, unnest(m.keys) as k
  where k >= ${from}::int and (${until}::int is null or k < ${until}::int)
  group by k having count(*) between 2 and ${sql.lit(mostPerBlock)}`);
}

export type ComparedLead = KeyedLead & { keys: number[] };

export const comparedLeads = (ids: readonly string[]): Query<ComparedLead> => sql<ComparedLead>`
  select ${matched}, m.keys from leads.leads l join leads.match_keys m on m.lead_id = l.id
  where l.id = any(${ids}::uuid[]) and l.deleted_at is null`;

export type Pair = { a: string; b: string; likelihood: number; reasons: Reason[] };

/** Keeps pairs to be looked at; those that somebody has settled stay settled. @returns how many are open. */
export async function savePairs(tx: Transaction, pairs: readonly Pair[]): Promise<number> {
  if (pairs.length === 0) return 0;
  return tx.run(sql`
    insert into leads.duplicate_pairs as d (lead_a, lead_b, likelihood, reasons, found_at)
    select a, b, likelihood, reasons, ${tx.now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(pairs)}::text::jsonb) as p(a uuid, b uuid, likelihood real, reasons jsonb)
    on conflict (lead_a, lead_b) do update set likelihood = excluded.likelihood, reasons = excluded.reasons where d.state = 'open'`);
}

export type ScanRow = {
  id: string;
  state: 'running' | 'done' | 'cancelled' | 'failed';
  phase: 'keys' | 'pairs';
  step: number;
  steps: number;
  compared: number;
  found: number;
  startedAt: string;
  finishedAt: string | null;
};

const scanColumns = sql`id, state, phase, step, steps, compared, found, started_at as "startedAt", finished_at as "finishedAt"`;

export const latestScan: Query<ScanRow> = sql<ScanRow>`
  select ${scanColumns} from leads.duplicate_scans order by started_at desc limit 1`;

export const scanById = (id: string): Query<ScanRow> =>
  sql<ScanRow>`select ${scanColumns} from leads.duplicate_scans where id = ${id}`;

/** @returns false when one is running already. */
export async function insertScan(tx: Transaction, id: string): Promise<boolean> {
  const inserted = await tx.run(sql`
    insert into leads.duplicate_scans (id, state, phase, steps, started_by, started_at)
    values (${id}, 'running', 'keys', 0, ${tx.actor.id}, ${tx.now}) on conflict do nothing`);
  return inserted === 1;
}

/** Moves a running scan on. @returns false when it was cancelled. */
export async function moveScan(
  tx: Transaction,
  id: string,
  to: { phase: 'keys' | 'pairs'; step: number; steps: number; compared?: number; found?: number },
): Promise<boolean> {
  const moved = await tx.run(sql`
    update leads.duplicate_scans set phase = ${to.phase}, step = ${to.step}, steps = ${to.steps},
      compared = compared + ${to.compared ?? 0}, found = found + ${to.found ?? 0}
    where id = ${id} and state = 'running'`);
  return moved === 1;
}

export async function endScan(
  tx: Transaction,
  id: string,
  state: 'done' | 'cancelled' | 'failed',
): Promise<boolean> {
  const ended = await tx.run(sql`
    update leads.duplicate_scans set state = ${state}, finished_at = ${tx.now} where id = ${id} and state = 'running'`);
  return ended === 1;
}

// ── Settling ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Notes what somebody decided about a pair, found by a scan or not; ids in any order. */
export function settlePair(
  tx: Transaction,
  one: string,
  other: string,
  state: 'open' | 'merged' | 'different',
): void {
  const [a, b] = one < other ? [one, other] : [other, one];
  tx.later(sql`
    insert into leads.duplicate_pairs (lead_a, lead_b, likelihood, reasons, state, found_at, settled_by, settled_at)
    values (${a}, ${b}, 1, '[]', ${state}, ${tx.now}, ${tx.actor.id}, ${tx.now})
    on conflict (lead_a, lead_b) do update set state = excluded.state,
      settled_by = case when excluded.state = 'open' then null else excluded.settled_by end,
      settled_at = case when excluded.state = 'open' then null else excluded.settled_at end`);
}

export type MergeRow = {
  id: string;
  keptId: string;
  awayId: string;
  awayBefore: Lead;
  changes: Changes;
  moved: Moved;
  keptVersion: number;
  mergedAt: string;
};

/** What belonged to the lead put away and was moved to the one kept. */
export type Moved = { externalIds: string[]; files: string[] };

/** Moves what other systems and people know the lead by, and what hangs on it. As Yaosu itself: files are their uploader's. */
export async function moveBelongings(tx: Transaction, awayId: string, keptId: string): Promise<Moved> {
  const keys = await tx.all(
    sql<{
      key: string;
    }>`update leads.external_ids set lead_id = ${keptId} where lead_id = ${awayId} returning key`,
  );
  const files = await tx.all(sql<{ id: string }>`
    update platform.files set subject_id = ${keptId} where subject_kind = 'lead' and subject_id = ${awayId} returning id`);
  return { externalIds: keys.map((row) => row.key), files: files.map((row) => row.id) };
}

export function moveBack(tx: Transaction, { awayId, keptId, moved }: MergeRow): void {
  tx.later(sql`
    update leads.external_ids set lead_id = ${awayId} where key = any(${moved.externalIds}::text[]) and lead_id = ${keptId}`);
  tx.later(sql`
    update platform.files set subject_id = ${awayId} where id = any(${moved.files}::uuid[]) and subject_id = ${keptId}`);
}

/** Writes the merge, marks the lead put away, and lets the one kept show its history and all that it had taken over. */
export function insertMerge(tx: Transaction, merge: Omit<MergeRow, 'mergedAt'> & { keptBefore: Lead }): void {
  tx.later(sql`
    insert into leads.merges (id, kept_id, away_id, kept_before, away_before, changes, moved, kept_version, merged_by, merged_at)
    values (${merge.id}, ${merge.keptId}, ${merge.awayId}, ${JSON.stringify(merge.keptBefore)}::text::jsonb,
      ${JSON.stringify(merge.awayBefore)}::text::jsonb, ${JSON.stringify(merge.changes)}::text::jsonb,
      ${JSON.stringify(merge.moved)}::text::jsonb, ${merge.keptVersion}, ${tx.actor.id}, ${tx.now})`);
  tx.later(sql`update leads.leads set merged_into = ${merge.keptId} where id = ${merge.awayId}`);
  tx.later(sql`
    insert into leads.histories (lead_id, of_id, merge_id)
    select ${merge.keptId}::uuid, of_id, ${merge.id}::uuid
    from (select ${merge.awayId}::uuid as of_id union select of_id from leads.histories where lead_id = ${merge.awayId}) as all_of
    where of_id <> ${merge.keptId}::uuid`);
}

/** A merge that still holds, locked. */
export function loadMerge(tx: Transaction, id: string): Promise<MergeRow> {
  return tx.one(sql<MergeRow>`
    select id, kept_id as "keptId", away_id as "awayId", away_before as "awayBefore", changes, moved,
      kept_version as "keptVersion", merged_at as "mergedAt"
    from leads.merges where id = ${id} and undone_at is null for update`);
}

export function endMerge(tx: Transaction, { id, awayId }: MergeRow): void {
  tx.later(sql`update leads.merges set undone_at = ${tx.now} where id = ${id}`);
  tx.later(sql`update leads.leads set merged_into = null where id = ${awayId}`);
  tx.later(sql`delete from leads.histories where merge_id = ${id}`);
}

/** What people did with the lead since a moment, by kind: it stays where it is. */
export function doneSince(
  tx: Transaction,
  leadId: string,
  since: string,
): Promise<{ type: string; n: number }[]> {
  return tx.all(sql<{ type: string; n: number }>`
    select type, count(*) as n from platform.events
    where subject_id = ${leadId} and at > ${since}::timestamptz and type in ('lead.contacted', 'lead.commented', 'lead.askedAgain', 'lead.merged')
    group by type order by type`);
}

/** Where a lead that was put away by merging went. */
export async function mergedInto(tx: Transaction, id: string): Promise<string | null> {
  const row = await tx.maybe(
    sql<{ into: string | null }>`select merged_into as into from leads.leads where id = ${id}`,
  );
  return row?.into ?? null;
}
