import { type Query, sql } from '../db/sql.ts';
import type { Transaction } from '../db/transaction.ts';

/** So much of a file lies in one row: what one step of a download holds in memory. */
export const chunkLength = 512 * 1024;

export type FileRow = {
  id: string;
  name: string;
  mediaType: string;
  bytes: number;
  sha256: string;
  subject: string;
  subjectId: string;
  partOf: string | null;
  hasPreview: boolean;
  ownerId: string;
  ownerName: string | null;
  createdAt: string;
};

const columns = sql`f.id, f.name, f.media_type as "mediaType", f.bytes, encode(f.sha256, 'hex') as sha256,
  f.subject_kind as subject, f.subject_id as "subjectId", f.part_of as "partOf", f.preview is not null as "hasPreview",
  f.owner_id as "ownerId", (select p.name from people.people p where p.id = f.owner_id) as "ownerName", f.created_at as "createdAt"`;

/** A file that is not put away. No row: it isn't there for this actor. */
export const fileById = (id: string): Query<FileRow> => sql<FileRow>`
  select ${columns} from platform.files f where f.id = ${id} and f.deleted_at is null`;

/** Of a record, the latest first. */
export function filesOf(
  subject: string,
  subjectId: string,
  ask: { limit: number; before?: { at: string; id: string } | undefined },
): Query<FileRow> {
  const before = ask.before
    ? sql` and (f.created_at, f.id) < (${ask.before.at}::timestamptz, ${ask.before.id}::uuid)`
    : sql``;
  return sql<FileRow>`
    select ${columns} from platform.files f
    where f.subject_id = ${subjectId} and f.subject_kind = ${subject} and f.deleted_at is null${before}
    order by f.created_at desc, f.id desc limit ${sql.lit(ask.limit + 1)}`;
}

/** One piece of a file, seen by who sees the file at this moment. */
export const chunkOf = (id: string, n: number): Query<{ data: Buffer }> => sql<{ data: Buffer }>`
  select c.data from platform.file_chunks c join platform.files f on f.id = c.file_id
  where c.file_id = ${id} and c.n = ${n} and f.deleted_at is null`;

export const previewOf = (id: string): Query<{ preview: Buffer }> => sql<{ preview: Buffer }>`
  select f.preview from platform.files f where f.id = ${id} and f.deleted_at is null and f.preview is not null`;

export function insertFile(
  tx: Transaction,
  file: Omit<FileRow, 'hasPreview' | 'ownerId' | 'ownerName' | 'createdAt'> & { preview: Buffer | null },
): Promise<number> {
  return tx.run(sql`
    insert into platform.files (id, name, media_type, bytes, sha256, subject_kind, subject_id, part_of, preview, owner_id, created_at)
    values (${file.id}, ${file.name}, ${file.mediaType}, ${file.bytes}, decode(${file.sha256}, 'hex'), ${file.subject},
      ${file.subjectId}, ${file.partOf}, ${file.preview}, ${tx.actor.id}, ${tx.now})`);
}

export function insertChunk(tx: Transaction, id: string, n: number, data: Buffer): Promise<number> {
  return tx.run(sql`insert into platform.file_chunks (file_id, n, data) values (${id}, ${n}, ${data})`);
}

/** Puts a file away, or brings it back. @returns false when there is none to be changed by this actor. */
export async function setAway(tx: Transaction, id: string, away: boolean): Promise<boolean> {
  const at = away ? tx.now : null;
  const changed = await tx.run(sql`
    update platform.files set deleted_at = ${at}, deleted_by = ${away ? tx.actor.id : null}
    where id = ${id} and (deleted_at is null) = ${away}`);
  return changed === 1;
}

/** A file, put away or not. */
export const anyFile = (id: string): Query<FileRow & { away: boolean }> => sql<FileRow & { away: boolean }>`
  select ${columns}, f.deleted_at is not null as away from platform.files f where f.id = ${id}`;

/** Removes for good what was put away so long ago. @returns how many. */
export function purgeAway(tx: Transaction, days: number, limit: number): Promise<number> {
  return tx.run(sql`
    delete from platform.files where id in (
      select id from platform.files where deleted_at < ${tx.now}::timestamptz - make_interval(days => ${days}) limit ${sql.lit(limit)})`);
}

// ── Limits ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export type Limits = { largest: number; quota: number | null };

export const shippedLimits: Limits = { largest: 50_000_000, quota: 20_000_000_000 };

export type Usage = { version: number; limits: Limits; used: number; files: number };

/** What is allowed and what is taken, of the whole company: to be asked as Yaosu itself. */
export const usage: Query<{ version: number | null; limits: Limits | null; used: number; files: number }> =
  sql<{
    version: number | null;
    limits: Limits | null;
    used: number;
    files: number;
  }>`
  select (select version from platform.company) as version, (select settings -> 'files' from platform.company) as limits,
    coalesce(sum(bytes), 0)::bigint as used, count(*) as files
  from platform.files where deleted_at is null`;

/** @returns false when the company has moved on since that version. */
export async function saveLimits(tx: Transaction, version: number, limits: Limits): Promise<boolean> {
  const saved = await tx.run(sql`
    update platform.company set settings = jsonb_set(settings, '{files}', ${JSON.stringify(limits)}::text::jsonb), version = version + 1
    where version = ${version}`);
  return saved === 1;
}
