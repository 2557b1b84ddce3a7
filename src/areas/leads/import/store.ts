import { Refusal } from '../../../kernel/outcome.ts';
import type { Actor } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import type { ImportState } from '../../../platform/import-export/import-states.ts';
import type { ImportFacts } from './import-facts.ts';
import type { ImportOptions } from './options.ts';

/** An import as its acts see it. */
export type ImportRecord = {
  id: string;
  fileName: string;
  path: string;
  bytesTotal: number;
  createdBy: string;
  via: Actor['via'];
  state: ImportState;
  options: ImportOptions;
  facts: ImportFacts;
  cancelAsked: boolean;
  version: number;
};

const columns = sql`id, file_name as "fileName", path, bytes_total as "bytesTotal", created_by as "createdBy", via, state, options,
  facts, cancel_asked as "cancelAsked", version`;

/** The import, locked for this act. @throws Refusal `record.notFound` */
export function loadImport(tx: Transaction, id: string): Promise<ImportRecord> {
  return tx.one(sql<ImportRecord>`select ${columns} from leads.imports where id = ${id} for update`);
}

export function findImport(tx: Transaction, id: string): Promise<ImportRecord> {
  return tx.one(sql<ImportRecord>`select ${columns} from leads.imports where id = ${id}`);
}

export type NewImport = {
  id: string;
  fileName: string;
  path: string;
  sha256: Buffer;
  bytesTotal: number;
  options: ImportOptions;
  facts: ImportFacts;
};

export async function insertImport(tx: Transaction, one: NewImport): Promise<void> {
  await tx.run(sql`
    insert into leads.imports (id, file_name, path, sha256, bytes_total, created_by, via, state, options, facts)
    values (${one.id}, ${one.fileName}, ${one.path}, ${one.sha256}, ${one.bytesTotal}, ${tx.actor.id}, ${tx.actor.via}, 'uploaded',
      ${JSON.stringify(one.options)}::text::jsonb, ${JSON.stringify(one.facts)}::text::jsonb)`);
}

/** Puts options, facts and state; one version on. @throws Refusal `record.stale` when someone was faster. */
export async function saveImport(
  tx: Transaction,
  { id, version }: Pick<ImportRecord, 'id' | 'version'>,
  change: {
    state?: ImportState;
    options?: ImportOptions;
    facts?: Partial<ImportFacts>;
    cancelAsked?: boolean;
  },
): Promise<void> {
  const changed = await tx.run(sql`
    update leads.imports set version = version + 1,
      state = coalesce(${change.state ?? null}, state),
      options = coalesce(${change.options ? JSON.stringify(change.options) : null}::text::jsonb, options),
      facts = facts || coalesce(${change.facts ? JSON.stringify(change.facts) : null}::text::jsonb, '{}'),
      cancel_asked = coalesce(${change.cancelAsked ?? null}::boolean, cancel_asked),
      failure = case when ${change.state ?? null}::text is null then failure end
    where id = ${id} and version = ${version}`);
  if (changed === 0) throw new Refusal('record.stale');
}

/** An earlier import of a file with the same bytes that was carried out, as far as the actor may see it. */
export function sameFile(tx: Transaction, sha256: Buffer) {
  return tx.maybe(sql<{ id: string; fileName: string; at: string; state: string }>`
    select id, file_name as "fileName", coalesce(finished_at, created_at) as at, state from leads.imports
    where sha256 = ${sha256} and state in ('running', 'done', 'cancelled') order by created_at desc limit 1`);
}

export function rememberedMapping(
  tx: Transaction,
  headerHash: Buffer,
): Promise<{ mapping: ImportOptions } | null> {
  return tx.maybe(sql<{ mapping: ImportOptions }>`
    select mapping from leads.import_mappings where header_hash = ${headerHash}`);
}

export function rememberMapping(tx: Transaction, headerHash: Buffer, options: ImportOptions): void {
  tx.later(sql`
    insert into leads.import_mappings (header_hash, mapping, used_by)
    values (${headerHash}, ${JSON.stringify(options)}::text::jsonb, ${tx.actor.id})
    on conflict (header_hash) do update set mapping = excluded.mapping, used_by = excluded.used_by, used_at = now()`);
}

// ── What an import needs to know ─────────────────────────────────────────────────────────────────────────────────────

export function activePeople(tx: Transaction) {
  return tx.all(sql<{ id: string; name: string; email: string; teamId: string | null }>`
    select id, name, email, team_id as "teamId" from people.people where state = 'active' and deleted_at is null order by id`);
}

export async function companyFacts(tx: Transaction): Promise<{ currency: string; timeZone: string }> {
  const row = await tx.maybe(sql<{ currency: string; timeZone: string }>`
    select currency, time_zone as "timeZone" from platform.company`);
  return row ?? { currency: 'CNY', timeZone: 'UTC' };
}

export function customFields(tx: Transaction) {
  return tx.all(sql<{ key: string; label: string; kind: string; choices: string[] }>`
    select key, label, kind, choices from platform.custom_fields
    where subject = 'lead' and deleted_at is null order by position, key`);
}

/** Makes custom fields that are not there yet. */
export async function addCustomFields(
  tx: Transaction,
  fields: readonly { id: string; key: string; label: string; kind: string }[],
): Promise<void> {
  for (const { id, key, label, kind } of fields)
    await tx.run(sql`
      insert into platform.custom_fields (id, subject, key, label, kind, position)
      values (${id}, 'lead', ${key}, ${label}, ${kind}, (select coalesce(max(position), 0) + 1 from platform.custom_fields))
      on conflict (subject, key) do update set deleted_at = null`);
}

// ── Who works on it ──────────────────────────────────────────────────────────────────────────────────────────────────

/** For so long whoever works on an import holds it without a word. */
export const holdSeconds = 20;
/** One moment decides between those who want to begin. */
const claimLock = 7_320_118;

export type Claim = 'mine' | 'busy' | 'wait';

/**
 * Takes hold of an import: `busy` when another process works on it, `wait` while another import writes (one after the other,
 * so that the second sees what the first brought).
 */
export async function claimImport(
  tx: Transaction,
  id: string,
  holder: string,
  writing: boolean,
): Promise<Claim> {
  await tx.run(sql`select pg_advisory_xact_lock(${claimLock})`);
  const row = await tx.one(sql<{ held: boolean; others: boolean }>`
    select i.held_until > now() and i.held_by is distinct from ${holder}::uuid as held,
      exists (select 1 from leads.imports o where o.id <> i.id and o.state in ('running', 'undoing') and o.held_until > now()) as others
    from leads.imports i where i.id = ${id}`);
  if (row.held) return 'busy';
  if (writing && row.others) return 'wait';
  await tx.run(sql`
    update leads.imports set held_by = ${holder}::uuid, held_until = now() + make_interval(secs => ${holdSeconds}),
      started_at = coalesce(started_at, now())
    where id = ${id}`);
  return 'mine';
}

/** Holds on. @returns whether it is still ours, and whether someone asked to stop. */
export async function holdImport(
  tx: Transaction,
  id: string,
  holder: string,
): Promise<{ mine: boolean; cancel: boolean }> {
  const row = await tx.maybe(sql<{ cancel: boolean }>`
    update leads.imports set held_until = now() + make_interval(secs => ${holdSeconds})
    where id = ${id} and held_by = ${holder}::uuid returning cancel_asked as cancel`);
  return { mine: row !== null, cancel: row?.cancel ?? false };
}

export async function finishImport(
  tx: Transaction,
  id: string,
  state: ImportState,
  end: {
    failure?: { code: string; facts: Record<string, unknown> } | null;
    facts?: Partial<ImportFacts>;
  } = {},
): Promise<void> {
  await tx.run(sql`
    update leads.imports set state = ${state}, held_by = null, held_until = null, cancel_asked = false,
      failure = ${end.failure ? JSON.stringify(end.failure) : null}::text::jsonb,
      facts = facts || ${JSON.stringify(end.facts ?? {})}::text::jsonb, finished_at = now(), version = version + 1
    where id = ${id}`);
}

/** Who got leads by an import, how many, and the first of them. */
export function ownersOfImported(
  tx: Transaction,
  id: string,
): Promise<{ id: string; count: number; first: string }[]> {
  return tx.all(sql<{ id: string; count: number; first: string }>`
    select o.id, o.count, (
      select l.id from leads.leads l where l.import_id = ${id} and l.owner_id = o.id and l.deleted_at is null limit 1) as first
    from (
      select owner_id as id, count(*) as count from leads.leads
      where import_id = ${id} and owner_id is not null and deleted_at is null group by owner_id) o`);
}

/** Imports whose worker is gone, and whether nobody works on any. */
export async function abandoned(
  tx: Transaction,
): Promise<{ left: { id: string; state: ImportState }[]; idle: boolean }> {
  const rows = await tx.all(sql<{ id: string; state: ImportState; held: boolean }>`
    select id, state, coalesce(held_until > now(), false) as held from leads.imports
    where state in ('checking', 'running', 'undoing')
      and (held_until > now() or coalesce(held_until, created_at) < now() - interval '5 seconds')`);
  return { left: rows.filter((row) => !row.held), idle: rows.every((row) => !row.held) };
}

/** What a phase left behind is forgotten before it begins anew. */
export async function forgetPhase(
  tx: Transaction,
  id: string,
  phase: 'check' | 'run',
  rowsPerChunk: number,
): Promise<void> {
  await tx.run(sql`delete from leads.import_chunks where import_id = ${id} and phase = ${phase}`);
  await tx.run(sql`delete from leads.import_problems where import_id = ${id}`);
  await tx.run(sql`update leads.imports set started_at = now(), finished_at = null,
    facts = facts || jsonb_build_object('rowsPerChunk', ${rowsPerChunk}::int) where id = ${id}`);
}

/** What an earlier check found is forgotten: the next one goes through the whole file, under the options as they are by then. */
export async function forgetCheck(tx: Transaction, id: string): Promise<void> {
  await tx.asSystem(() =>
    tx.run(sql`delete from leads.import_chunks where import_id = ${id} and phase = 'check'`),
  );
}

export async function chunksDone(tx: Transaction, id: string, phase: 'check' | 'run'): Promise<number[]> {
  const rows = await tx.all(sql<{ n: number }>`
    select n from leads.import_chunks where import_id = ${id} and phase = ${phase} order by n`);
  return rows.map((row) => row.n);
}

/** Keeps in whose name the import works, with the rights they had when they began: what is resumed goes on under them. */
export async function setImporter(tx: Transaction, id: string, actor: Actor): Promise<void> {
  await tx.run(sql`
    update leads.imports set facts = facts || jsonb_build_object('importer', ${JSON.stringify(actor)}::text::jsonb) where id = ${id}`);
}

/** Imports whose uploaded file is needed no more. */
export function oldUploads(tx: Transaction): Promise<{ id: string; path: string }[]> {
  return tx.all(sql<{ id: string; path: string }>`
    select id, path from leads.imports
    where path <> '' and via <> 'cli' and (
      (state in ('done', 'undone') and finished_at < ${tx.now}::timestamptz - interval '7 days')
      or (state in ('uploaded', 'ready', 'cancelled', 'failed') and coalesce(finished_at, created_at) < ${tx.now}::timestamptz - interval '30 days'))
    limit 1000`);
}

/** Its file is gone: it can still be looked at and undone, but not begun again. */
export async function forgetUpload(tx: Transaction, id: string): Promise<void> {
  await tx.run(sql`update leads.imports set path = '' where id = ${id}`);
}
