import { Refusal } from '../../kernel/outcome.ts';
import type { Actor } from '../../platform/actor/actor.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import type { ImportState } from '../../platform/import-export/import-states.ts';
import type { ProblemGroup } from './rules/group-reasons.ts';
import type {
  Choices,
  Counts,
  FileChoice,
  FileFacts,
  Phase,
  Reason,
  Repair,
  SetFacts,
  TakenRow,
} from './set-facts.ts';

/** A set as its acts see it. */
export type SetRecord = {
  id: string;
  createdBy: string;
  via: Actor['via'];
  state: ImportState;
  choices: Choices;
  repairs: Repair[];
  facts: SetFacts;
  cancelAsked: boolean;
  version: number;
};
export type FileRecord = {
  file: number;
  fileName: string;
  path: string;
  bytes: number;
  facts: FileFacts;
  choice: FileChoice;
};

const setColumns = sql`id, created_by as "createdBy", via, state, choices, repairs, facts, cancel_asked as "cancelAsked", version`;

/** The set, locked for this act. @throws Refusal `record.notFound` */
export function loadSet(tx: Transaction, id: string): Promise<SetRecord> {
  return tx.one(sql<SetRecord>`select ${setColumns} from imports.sets where id = ${id} for update`);
}

/** @throws Refusal `record.notFound` */
export function findSet(tx: Transaction, id: string): Promise<SetRecord> {
  return tx.one(sql<SetRecord>`select ${setColumns} from imports.sets where id = ${id}`);
}

export function filesOf(tx: Transaction, setId: string): Promise<FileRecord[]> {
  return tx.all(sql<FileRecord>`
    select file, file_name as "fileName", path, bytes, facts, choice from imports.files where set_id = ${setId} order by file`);
}

export async function insertSet(tx: Transaction, id: string, choices: Choices): Promise<void> {
  await tx.run(sql`
    insert into imports.sets (id, created_by, via, state, choices)
    values (${id}, ${tx.actor.id}, ${tx.actor.via}, 'uploaded', ${JSON.stringify(choices)}::text::jsonb)`);
}

export async function insertFile(
  tx: Transaction,
  setId: string,
  file: FileRecord & { sha256: Buffer },
): Promise<void> {
  await tx.run(sql`
    insert into imports.files (set_id, file, file_name, path, sha256, bytes, facts, choice)
    values (${setId}, ${file.file}, ${file.fileName}, ${file.path}, ${file.sha256}, ${file.bytes},
      ${JSON.stringify(file.facts)}::text::jsonb, ${JSON.stringify(file.choice)}::text::jsonb)`);
}

export async function saveFile(
  tx: Transaction,
  setId: string,
  file: number,
  change: { facts?: Partial<FileFacts>; choice?: FileChoice },
): Promise<void> {
  await tx.run(sql`
    update imports.files set facts = facts || ${JSON.stringify(change.facts ?? {})}::text::jsonb,
      choice = coalesce(${change.choice ? JSON.stringify(change.choice) : null}::text::jsonb, choice)
    where set_id = ${setId} and file = ${file}`);
}

export async function fileHash(tx: Transaction, setId: string, file: number): Promise<Buffer> {
  const { sha256 } = await tx.one(
    sql<{ sha256: Buffer }>`select sha256 from imports.files where set_id = ${setId} and file = ${file}`,
  );
  return sha256;
}

/** @returns where the upload lies */
export async function removeFile(tx: Transaction, setId: string, file: number): Promise<string> {
  const { path } = await tx.one(
    sql<{
      path: string;
    }>`delete from imports.files where set_id = ${setId} and file = ${file} returning path`,
    new Refusal('imports.noSuchFile', { file }),
  );
  return path;
}

/** One version on. @throws Refusal `record.stale` when someone was faster */
export async function saveSet(
  tx: Transaction,
  { id, version }: Pick<SetRecord, 'id' | 'version'>,
  change: {
    state?: ImportState;
    choices?: Choices;
    repairs?: readonly Repair[];
    facts?: Partial<SetFacts>;
    cancelAsked?: boolean;
  },
): Promise<void> {
  const changed = await tx.run(sql`
    update imports.sets set version = version + 1,
      state = coalesce(${change.state ?? null}, state),
      choices = coalesce(${change.choices ? JSON.stringify(change.choices) : null}::text::jsonb, choices),
      repairs = coalesce(${change.repairs ? JSON.stringify(change.repairs) : null}::text::jsonb, repairs),
      facts = facts || ${JSON.stringify(change.facts ?? {})}::text::jsonb,
      cancel_asked = coalesce(${change.cancelAsked ?? null}::boolean, cancel_asked),
      failure = case when ${change.state ?? null}::text is null then failure end
    where id = ${id} and version = ${version}`);
  if (changed === 0) throw new Refusal('record.stale');
}

// ── Who works on it ──────────────────────────────────────────────────────────────────────────────────────────────────

/** For so long whoever works on a set holds it without a word. */
export const holdSeconds = 20;
/** One moment decides between those who want to begin. */
const claimLock = 7_320_126;

/** Takes hold of a set: `busy` when another process works on it or nobody asks for it any more, `wait` while another set is being written. */
export async function claimSet(
  tx: Transaction,
  id: string,
  holder: string,
  state: 'checking' | 'running',
): Promise<'mine' | 'busy' | 'wait'> {
  await tx.run(sql`select pg_advisory_xact_lock(${claimLock})`);
  const row = await tx.one(sql<{ held: boolean; asked: boolean; others: boolean }>`
    select coalesce(s.held_until > now() and s.held_by is distinct from ${holder}::uuid, false) as held, s.state = ${state} as asked,
      exists (select 1 from imports.sets o where o.id <> s.id and o.state in ('running', 'undoing') and o.held_until > now()) as others
    from imports.sets s where s.id = ${id}`);
  // A job that comes late, to a set that has moved on, has nothing to do.
  if (row.held || !row.asked) return 'busy';
  if (state === 'running' && row.others) return 'wait';
  await tx.run(sql`
    update imports.sets set held_by = ${holder}::uuid, held_until = now() + make_interval(secs => ${holdSeconds}),
      started_at = coalesce(started_at, now())
    where id = ${id}`);
  return 'mine';
}

/** Holds on, and says how far it is. @returns whether it is still ours, and whether someone asked to stop */
export async function holdSet(
  tx: Transaction,
  id: string,
  holder: string,
  progress: object | null,
): Promise<{ mine: boolean; cancel: boolean }> {
  const row = await tx.maybe(sql<{ cancel: boolean }>`
    update imports.sets set held_until = now() + make_interval(secs => ${holdSeconds}),
      progress = ${progress ? JSON.stringify(progress) : null}::text::jsonb
    where id = ${id} and held_by = ${holder}::uuid returning cancel_asked as cancel`);
  return { mine: row !== null, cancel: row?.cancel ?? false };
}

/** Lets go of a set that is to be tried again. */
export async function letGo(tx: Transaction, id: string, holder: string): Promise<void> {
  await tx.run(
    sql`update imports.sets set held_by = null, held_until = null where id = ${id} and held_by = ${holder}::uuid`,
  );
}

export async function finishSet(
  tx: Transaction,
  id: string,
  state: ImportState,
  end: { failure?: { code: string; facts: Record<string, unknown> } | null; facts?: Partial<SetFacts> } = {},
): Promise<void> {
  await tx.run(sql`
    update imports.sets set state = ${state}, held_by = null, held_until = null, cancel_asked = false, progress = null,
      failure = ${end.failure ? JSON.stringify(end.failure) : null}::text::jsonb,
      facts = facts || ${JSON.stringify(end.facts ?? {})}::text::jsonb, finished_at = now(), version = version + 1
    where id = ${id}`);
}

export async function beginStep(tx: Transaction, id: string): Promise<void> {
  await tx.run(
    sql`update imports.sets set started_at = now(), finished_at = null, progress = null where id = ${id}`,
  );
}

/** Sets whose worker is gone. */
export function abandonedSets(
  tx: Transaction,
): Promise<{ id: string; state: ImportState; importer: Actor | null }[]> {
  return tx.all(sql<{ id: string; state: ImportState; importer: Actor | null }>`
    select id, state, facts -> 'importer' as importer from imports.sets
    where state in ('checking', 'running', 'undoing') and coalesce(held_until, created_at) < now() - interval '5 seconds'`);
}

/** Uploads that are needed no more: a week after the import was done, a month after a set was left lying. */
export function oldUploads(tx: Transaction): Promise<{ setId: string; file: number; path: string }[]> {
  return tx.all(sql<{ setId: string; file: number; path: string }>`
    select f.set_id as "setId", f.file, f.path from imports.files f join imports.sets s on s.id = f.set_id
    where f.path <> '' and s.via <> 'cli' and (
      (s.state in ('done', 'undone') and s.finished_at < ${tx.now}::timestamptz - interval '7 days')
      or (s.state in ('uploaded', 'ready', 'cancelled', 'failed') and coalesce(s.finished_at, s.created_at) < ${tx.now}::timestamptz - interval '30 days'))
    limit 1000`);
}

export async function forgetUpload(tx: Transaction, setId: string, file: number): Promise<void> {
  await tx.run(sql`update imports.files set path = '' where set_id = ${setId} and file = ${file}`);
}

// ── What became of rows ──────────────────────────────────────────────────────────────────────────────────────────────

export async function forgetRows(tx: Transaction, setId: string, phase: Phase): Promise<void> {
  await tx.run(sql`delete from imports.rows where set_id = ${setId} and phase = ${phase}`);
  await tx.run(sql`delete from imports.problems where set_id = ${setId}`);
}

export async function insertRows(
  tx: Transaction,
  setId: string,
  phase: Phase,
  taken: readonly TakenRow[],
): Promise<void> {
  for (let from = 0; from < taken.length; from += 2000) {
    const some = taken.slice(from, from + 2000).map((one) => ({
      ...one,
      // A check makes no record that could be looked at.
      recordId: phase === 'check' && one.did === 'created' ? null : one.recordId,
    }));
    await tx.run(sql`
      insert into imports.rows (set_id, phase, file, row, kind, part, did, key, record_id, name, batch_id, reasons, cells)
      select ${setId}::uuid, ${phase}, file, row, kind, part, did, key, "recordId", name, "batchId", reasons,
        case when jsonb_typeof(cells) = 'array' then array(select jsonb_array_elements_text(cells)) end
      from jsonb_to_recordset(${JSON.stringify(some)}::text::jsonb) as r(file int, row int, kind text, part int, did text, key text,
        "recordId" uuid, name text, "batchId" uuid, reasons jsonb, cells jsonb)`);
  }
}

/** Rows of a file that are done. */
export async function rowsDone(tx: Transaction, setId: string, file: number): Promise<Set<number>> {
  const rows = await tx.all(sql<{ row: number }>`
    select distinct row from imports.rows where set_id = ${setId} and phase = 'run' and file = ${file}`);
  return new Set(rows.map(({ row }) => row));
}

export type KnownRow = Pick<TakenRow, 'file' | 'row' | 'kind' | 'did' | 'key' | 'recordId' | 'name'>;

/** What the set has made and found so far. */
export function recordsOf(tx: Transaction, setId: string): Promise<KnownRow[]> {
  return tx.all(sql<KnownRow>`
    select file, row, kind, did, key, record_id as "recordId", name from imports.rows
    where set_id = ${setId} and phase = 'run' order by file, row`);
}

/** How many records came to what, and of how many rows. */
export async function countRows(tx: Transaction, setId: string, phase: Phase): Promise<Map<number, Counts>> {
  const rows = await tx.all(sql<Counts & { file: number }>`
    select file, count(distinct row) filter (where row > 0) as rows, count(*) filter (where did = 'created') as created,
      count(*) filter (where did = 'changed') as changed, count(*) filter (where did = 'known') as known,
      count(*) filter (where did = 'refused') as refused, count(*) filter (where did = 'leftOut') as "leftOut"
    from imports.rows where set_id = ${setId} and phase = ${phase} and kind <> 'team' group by file`);
  return new Map(rows.map(({ file, ...counts }) => [file, counts]));
}

/** Rows that something is said about. */
export function rowsWithReasons(
  tx: Transaction,
  setId: string,
  phase: Phase,
): Promise<{ file: number; row: number; reasons: Reason[]; cells: string[] | null }[]> {
  return tx.all(sql<{ file: number; row: number; reasons: Reason[]; cells: string[] | null }>`
    select file, row, reasons, cells from imports.rows
    where set_id = ${setId} and phase = ${phase} and reasons <> '[]' order by file, row, part`);
}

export async function replaceProblems(
  tx: Transaction,
  setId: string,
  groups: readonly ProblemGroup[],
): Promise<void> {
  await tx.run(sql`delete from imports.problems where set_id = ${setId}`);
  await tx.run(sql`
    insert into imports.problems (set_id, n, file, column_n, code, facts, value, outcome, rows, samples, proposal, settled_by)
    select ${setId}::uuid, p.ordinality, file, "column", code, facts, value, outcome, rows, samples, proposal, "settledBy"
    from rows from (jsonb_to_recordset(${JSON.stringify(groups)}::text::jsonb) as (file int, "column" int, code text, facts jsonb, value text,
      outcome text, rows int, samples jsonb, proposal text, "settledBy" text)) with ordinality p`);
}

/** Proposals of the last check, as repairs. */
export function proposalsOf(
  tx: Transaction,
  setId: string,
  problems: readonly number[] | null,
): Promise<Repair[]> {
  return tx.all(sql<Repair>`
    select file, column_n as column, value as from, proposal as to from imports.problems
    where set_id = ${setId} and proposal is not null and value is not null and column_n is not null
      and (${problems}::int[] is null or n = any(${problems}::int[]))`);
}

// ── What others have ─────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Records that earlier sets made or found for these ids of theirs, whoever imported them; of several the newest. Whether the actor may see
 * them is asked of the records.
 */
export async function knownKeys(
  tx: Transaction,
  kind: 'person' | 'account' | 'contact' | 'opportunity',
  keys: readonly string[],
  exceptSet: string,
): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const rows = await tx.asSystem(() =>
    tx.all(sql<{ key: string; id: string }>`
      select distinct on (r.key) r.key, r.record_id as id from imports.rows r
      where r.kind = ${kind} and r.key = any(${keys}::text[]) and r.phase = 'run' and r.record_id is not null and r.set_id <> ${exceptSet}
        and r.did <> 'refused'
      order by r.key, r.set_id desc`),
  );
  const seen = await visibleOf(
    tx,
    kind,
    rows.map(({ id }) => id),
  );
  return new Map(rows.filter(({ id }) => seen.has(id)).map(({ key, id }) => [key, id]));
}

const tables = {
  person: 'people.people',
  account: 'customers.accounts',
  contact: 'customers.contacts',
  opportunity: 'pipeline.opportunities',
} as const;

/** Which of these records are there for the actor, with their names. */
export async function visibleOf(
  tx: Transaction,
  kind: keyof typeof tables,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.all(sql<{ id: string; name: string }>`
    select r.id, r.name from ${sql.table(tables[kind])} r where r.id = any(${ids}::uuid[]) and r.deleted_at is null`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export type KnownPerson = {
  id: string;
  name: string;
  email: string;
  teamId: string | null;
  leadsTeam: boolean;
};

/** People at work or on the list, in the order they came. */
export function peopleHere(tx: Transaction): Promise<KnownPerson[]> {
  return tx.all(sql<KnownPerson>`
    select id, name, email, team_id as "teamId", leads_team as "leadsTeam" from people.people
    where state <> 'left' and deleted_at is null order by id`);
}

export function teamsHere(tx: Transaction): Promise<{ id: string; name: string; parentId: string | null }[]> {
  return tx.all(sql<{ id: string; name: string; parentId: string | null }>`
    select id, name, parent_id as "parentId" from people.teams where deleted_at is null order by id`);
}

/** Accounts that the actor sees, by folded name; of several the oldest. */
export async function accountsNamed(tx: Transaction, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  const rows = await tx.all(sql<{ id: string; key: string }>`
    select a.id, lower(regexp_replace(btrim(a.name), '\\s+', ' ', 'g')) as key from customers.accounts a
    where a.deleted_at is null and lower(regexp_replace(btrim(a.name), '\\s+', ' ', 'g')) = any(${names}::text[]) order by a.id desc`);
  return new Map(rows.map(({ key, id }) => [key, id]));
}

/** Opportunities by their name in the other system: of those that the actor sees the id, of the others null. */
export async function opportunitiesKeyed(
  tx: Transaction,
  keys: readonly string[],
): Promise<Map<string, string | null>> {
  const found = sql<{ key: string; id: string }>`
    select o.external_key as key, o.id from pipeline.opportunities o
    where o.external_key = any(${keys}::text[]) and o.deleted_at is null`;
  const all = await tx.asSystem(() => tx.all(found));
  const seen = new Map((await tx.all(found)).map(({ key, id }) => [key, id]));
  return new Map(all.map(({ key }) => [key, seen.get(key) ?? null]));
}

// ── Taking back ──────────────────────────────────────────────────────────────────────────────────────────────────────

export type MadeRow = {
  file: number;
  row: number;
  kind: TakenRow['kind'];
  recordId: string;
  name: string | null;
  batchId: string | null;
  did: 'created' | 'changed';
};

/** What the set made or changed, the last first. */
export function madeBy(
  tx: Transaction,
  setId: string,
  kinds: readonly TakenRow['kind'][],
): Promise<MadeRow[]> {
  return tx.all(sql<MadeRow>`
    select file, row, kind, record_id as "recordId", name, batch_id as "batchId", did from imports.rows
    where set_id = ${setId} and phase = 'run' and did in ('created', 'changed') and record_id is not null and kind = any(${kinds}::text[])
    order by record_id desc`);
}

/** Of these accounts: those that something which is still there hangs on. */
export async function accountsInUse(tx: Transaction, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.asSystem(() =>
    tx.all(sql<{ id: string }>`
      select a.id from unnest(${ids}::uuid[]) as a(id)
      where exists (select 1 from pipeline.opportunities o where o.account_id = a.id and o.deleted_at is null)
        or exists (select 1 from customers.contacts c where c.account_id = a.id and c.deleted_at is null)
        or exists (select 1 from customers.accounts b where b.parent_id = a.id and b.deleted_at is null)`),
  );
  return new Set(rows.map(({ id }) => id));
}

/** Of these contacts: those that take part in an opportunity which is still there. */
export async function contactsInUse(tx: Transaction, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.asSystem(() =>
    tx.all(sql<{ id: string }>`
      select distinct i.contact_id as id from pipeline.involved i join pipeline.opportunities o on o.id = i.opportunity_id
      where i.contact_id = any(${ids}::uuid[]) and o.deleted_at is null`),
  );
  return new Set(rows.map(({ id }) => id));
}

/** Of these people: those who came in meanwhile, or whom something still belongs to. */
export async function peopleInUse(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, 'owns' | 'joined'>> {
  const rows = await tx.asSystem(() =>
    tx.all(sql<{ id: string; joined: boolean }>`
      select p.id, p.state <> 'invited' as joined from people.people p
      where p.id = any(${ids}::uuid[]) and p.deleted_at is null and (p.state <> 'invited'
        or exists (select 1 from pipeline.opportunities o where o.owner_id = p.id and o.deleted_at is null)
        or exists (select 1 from customers.accounts a where a.owner_id = p.id and a.deleted_at is null)
        or exists (select 1 from customers.contacts c where c.owner_id = p.id and c.deleted_at is null)
        or exists (select 1 from leads.leads l where l.owner_id = p.id and l.deleted_at is null))`),
  );
  return new Map(rows.map(({ id, joined }) => [id, joined ? 'joined' : 'owns']));
}

/** Forgets what was taken back, so that the same file may come again. */
export async function forgetRecords(tx: Transaction, setId: string, ids: readonly string[]): Promise<void> {
  await tx.run(sql`
    update imports.rows set record_id = null
    where set_id = ${setId} and phase = 'run' and record_id = any(${ids}::uuid[])`);
}

/** An import's sets, for good: how a company looked around in goes away again. Run by Yaosu itself. */
export async function eraseSets(tx: Transaction): Promise<void> {
  await tx.run(sql`delete from imports.sets`);
}
