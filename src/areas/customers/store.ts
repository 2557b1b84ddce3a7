import { same } from '../../kernel/changes.ts';
import { Refusal } from '../../kernel/outcome.ts';
import { type Query, sql } from '../../platform/db/sql.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { indexRecord, unindexRecords } from '../../platform/search/index.ts';
import type { CustomerRecord, RecordKind } from './store-kinds.ts';

/** Fields as they are read, of the table under `alias`. */
export function fieldsOf<R extends CustomerRecord>(kind: RecordKind<R>, alias: string) {
  return sql.join(
    entriesOf(kind).map(([field, [column]]) => sql`${sql.ref(`${alias}.${column}`)} as ${sql.ref(field)}`),
  );
}

function entriesOf<R extends CustomerRecord>(
  kind: RecordKind<R>,
): [keyof R & string, readonly [string, string?]][] {
  return Object.entries(kind.kept) as [keyof R & string, readonly [string, string?]][];
}

const tableOf = <R extends CustomerRecord>(kind: RecordKind<R>) => sql.table(kind.table);

/**
 * The record, locked for this act.
 *
 * @throws Refusal `record.notFound` when it isn't there for this actor, `account.readOnly` or `contact.readOnly` when they may only
 *   read it.
 */
export async function load<R extends CustomerRecord>(
  tx: Transaction,
  kind: RecordKind<R>,
  id: string,
): Promise<R> {
  const record = await tx.maybe(sql<R>`
    select ${fieldsOf(kind, 'r')} from ${tableOf(kind)} r where r.id = ${id} and r.deleted_at is null for no key update`);
  if (record) return record;
  // FOR UPDATE leaves out rows that may be read but not written: those are known to the actor, the others must not be.
  const readable = await tx.maybe(
    sql`select 1 from ${tableOf(kind)} r where r.id = ${id} and r.deleted_at is null`,
  );
  throw new Refusal(readable ? `${kind.kind}.readOnly` : 'record.notFound');
}

/** Those of the records that the actor may write, deleted ones too, locked in one order for everybody. */
export function loadMany<R extends CustomerRecord>(
  tx: Transaction,
  kind: RecordKind<R>,
  ids: readonly string[],
): Promise<R[]> {
  return tx.all(sql<R>`
    select ${fieldsOf(kind, 'r')} from ${tableOf(kind)} r where r.id = any(${ids}::uuid[]) order by r.id for no key update`);
}

/** Records that belong to somebody; at most `limit`. */
export async function ownedBy<R extends CustomerRecord>(
  tx: Transaction,
  kind: RecordKind<R>,
  ownerId: string,
  limit: number,
): Promise<string[]> {
  const rows = await tx.all(sql<{ id: string }>`
    select id from ${tableOf(kind)} where owner_id = ${ownerId} and deleted_at is null limit ${limit}`);
  return rows.map(({ id }) => id);
}

/** Whose these records are, by their id; those without an owner are left out. */
export async function ownersOf<R extends CustomerRecord>(
  tx: Transaction,
  kind: RecordKind<R>,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.all(sql<{ id: string; ownerId: string }>`
    select id, owner_id as "ownerId" from ${tableOf(kind)}
    where id = any(${ids}::uuid[]) and owner_id is not null and deleted_at is null`);
  return new Map(rows.map(({ id, ownerId }) => [id, ownerId]));
}

/** Which of these records are there for the actor. */
export async function visibleAmong<R extends CustomerRecord>(
  tx: Transaction,
  kind: RecordKind<R>,
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.all(
    sql<{
      id: string;
    }>`select id from ${tableOf(kind)} where id = any(${ids}::uuid[]) and deleted_at is null`,
  );
  return new Set(rows.map((row) => row.id));
}

/** Which of these records an actor may see: who hears of a change. */
export function visibleQuery<R extends CustomerRecord>(
  kind: RecordKind<R>,
  ids: readonly string[],
): Query<{ id: string }> {
  return sql<{
    id: string;
  }>`select id from ${tableOf(kind)} where id = any(${ids}::uuid[]) and deleted_at is null`;
}

/** Who last changed a record, for the sentence of a stale write. */
export async function lastEditor(tx: Transaction, id: string): Promise<string | null> {
  const row = await tx.maybe(sql<{ name: string | null }>`
    select p.name from platform.events e left join people.people p on p.id = e.actor_id
    where e.subject_id = ${id} order by e.seq desc limit 1`);
  return row?.name ?? null;
}

// ── Writing ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Sends a new record with its keys along with COMMIT. Reads nothing back: its actor may not be allowed to see it. */
export function insert<R extends CustomerRecord>(tx: Transaction, kind: RecordKind<R>, record: R): void {
  const keys = Object.entries(kind.keysOf(record));
  const columns = [
    ...entriesOf(kind).map(([, [column]]) => sql.ref(column)),
    ...keys.map(([column]) => sql.ref(column)),
  ];
  const values = [
    ...entriesOf(kind).map(([field, kept]) => writtenAs(kept, record[field])),
    ...keys.map(([, value]) => sql`${value}`),
  ];
  tx.later(sql`insert into ${tableOf(kind)} (${sql.join(columns)}) values (${sql.join(values)})`);
  follow(tx, kind, record, true);
}

/** Sends one changed record along with COMMIT, one version on. Always the same statement, so that its plan is kept. */
export function save<R extends CustomerRecord>(
  tx: Transaction,
  kind: RecordKind<R>,
  before: R,
  after: R,
): void {
  const set = [
    ...entriesOf(kind)
      .filter(([field]) => !kind.fixed.includes(field))
      .map(([field, kept]) => sql`${sql.ref(kept[0])} = ${writtenAs(kept, after[field])}`),
    ...Object.entries(kind.keysOf(after)).map(([column, value]) => sql`${sql.ref(column)} = ${value}`),
  ];
  tx.later(sql`
    update ${tableOf(kind)} set ${sql.join(set)}, version = version + 1, updated_at = ${tx.now} where id = ${after.id}`);
  if (kind.keyed.some((field) => !same(before[field], after[field]))) follow(tx, kind, after, false);
}

/** Saves the named fields of many records in one statement, each one version on. */
export async function saveMany<R extends CustomerRecord>(
  tx: Transaction,
  kind: RecordKind<R>,
  records: readonly R[],
  fields: readonly (keyof R & string)[],
): Promise<void> {
  if (records.length === 0 || fields.length === 0) return;
  const isKeyed = fields.some((field) => kind.keyed.includes(field));
  const keyNames = isKeyed ? Object.keys(kind.keysOf(records[0]!)) : [];
  const rows = records.map((record) => ({
    id: record.id,
    ...Object.fromEntries(fields.map((field) => [kind.kept[field][0], record[field]])),
    ...(isKeyed && kind.keysOf(record)),
  }));
  const types: [string, string][] = [
    ...fields.map((field): [string, string] => [kind.kept[field][0], kind.kept[field][1] ?? 'text']),
    ...keyNames.map((name): [string, string] => [name, 'text']),
  ];
  const set = types.map(([column]) => sql`${sql.ref(column)} = v.${sql.ref(column)}`);
  const shape = types.map(([column, type]) => sql`${sql.ref(column)} ${sql.raw(type)}`);
  await tx.run(sql`/* unprepared */
    update ${tableOf(kind)} r set ${sql.join(set)}, version = r.version + 1, updated_at = ${tx.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as v(id uuid, ${sql.join(shape)})
    where r.id = v.id`);
  if (isKeyed) for (const record of records) follow(tx, kind, record, false);
}

/** What follows from a record: further keys, what like ones are found by, what search finds. */
function follow<R extends CustomerRecord>(
  tx: Transaction,
  kind: RecordKind<R>,
  record: R,
  isNew: boolean,
): void {
  const owner = sql.ref(kind.moreKeysOwner);
  if (!isNew) tx.later(sql`delete from customers.more_keys where ${owner} = ${record.id}`);
  const more = record.deletedAt === null ? kind.moreKeysOf(record) : [];
  if (more.length > 0)
    tx.later(sql`
      insert into customers.more_keys (kind, key, ${owner})
      select kind, key, ${record.id}::uuid
      from unnest(${more.map((one) => one.kind)}::text[], ${more.map((one) => one.key)}::text[]) as m(kind, key)`);
  if (record.deletedAt === null) {
    tx.later(sql`
      insert into customers.match_keys (record_id, kind, keys) values (${record.id}, ${kind.kind}, ${kind.matchKeysOf(record)}::int[])
      on conflict (record_id) do update set keys = excluded.keys`);
    indexRecord(tx, kind.findableOf(record));
  } else {
    tx.later(sql`delete from customers.match_keys where record_id = ${record.id}`);
    unindexRecords(tx, kind.kind, [record.id]);
  }
}

function writtenAs(kept: readonly [string, string?], value: unknown) {
  if (kept[1] === 'jsonb') return sql`${value === null ? null : JSON.stringify(value)}::text::jsonb`;
  return sql`${value}`;
}

// ── People and the calendar ──────────────────────────────────────────────────────────────────────────────────────────

/** Someone records can be given to, at work or on the list to come; null when there is no such person. */
export function findOwner(tx: Transaction, id: string): Promise<{ teamId: string | null } | null> {
  return tx.maybe(sql<{ teamId: string | null }>`
    select team_id as "teamId" from people.people where id = ${id} and state <> 'left' and deleted_at is null`);
}

/** Keeps two who write down the same at the same moment apart: the second waits, then sees the first's record. */
export function lockKeys(tx: Transaction, kind: 'account' | 'contact', keys: readonly string[]): void {
  const sorted = [...new Set(keys)].sort();
  if (sorted.length === 0) return;
  tx.later(
    sql`select pg_advisory_xact_lock(hashtextextended(${kind} || ' ' || key, 0)) from unnest(${sorted}::text[]) as key`,
  );
}
