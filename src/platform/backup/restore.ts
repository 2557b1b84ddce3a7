import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Refusal } from '../../kernel/outcome.ts';
import { migrate, schemas } from '../db/migrate.ts';
import { type BackupHeader, type BackupTrailer, endOfTable, type TableLine } from './format.ts';
import { quoted, tablesInOrder } from './tables.ts';

export type RestoreResult = { rows: number; schema: string; createdAt: string };

/**
 * Fills an empty database from a backup, in one transaction, after the whole file was read once and found sound; then brings it
 * to this code's schema.
 *
 * @throws Refusal `backup.notABackup`, `backup.damaged`, `backup.newer`, `backup.notEmpty`
 */
export async function restore(owner: pg.ClientConfig, path: string): Promise<RestoreResult> {
  const { header, trailer } = await verify(path);
  await refuseUnlessEmpty(owner);
  await migrate(owner, header.schema).catch((error: unknown) => {
    throw error instanceof Refusal && error.code === 'database.newerSchema'
      ? new Refusal('backup.notEmpty')
      : error;
  });
  const client = new pg.Client(owner);
  await client.connect();
  try {
    const { rows } = await client.query<{ schema: string }>(
      'select max(name) as schema from yaosu_schema.migrations',
    );
    if (rows[0]?.schema !== header.schema) throw new Refusal('backup.newer', { schema: header.schema });
    await client.query('BEGIN');
    const tables = await tablesInOrder(client);
    for (const { name } of tables)
      await step(client, name, ['NO FORCE ROW LEVEL SECURITY', 'DISABLE TRIGGER USER']);
    // What migrations put into every fresh database stands in the backup as well, perhaps changed since.
    await client.query(`TRUNCATE ${tables.map(({ name }) => quoted(name)).join(', ')}`);
    await fill(client, path);
    // While the walls are down: the highest number must be seen.
    await setSequences(client);
    for (const { name } of tables)
      await step(client, name, ['ENABLE TRIGGER USER', 'FORCE ROW LEVEL SECURITY']);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
  await migrate(owner);
  const rows = Object.values(trailer.rows).reduce((sum, n) => sum + n, 0);
  return { rows, schema: header.schema, createdAt: header.createdAt };
}

/** Only tables under row-level security have it forced; asking the others would switch it on. */
async function step(client: pg.Client, table: string, changes: string[]): Promise<void> {
  const { rows } = await client.query<{ on: boolean }>(
    'select relrowsecurity as on from pg_class where oid = $1::regclass',
    [quoted(table)],
  );
  for (const change of changes) {
    if (change.includes('FORCE') && !rows[0]?.on) continue;
    await client.query(`ALTER TABLE ${quoted(table)} ${change}`);
  }
}

async function refuseUnlessEmpty(owner: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    const there = await client.query<{ people: string | null }>(
      "select to_regclass('people.people') as people",
    );
    if (there.rows[0]?.people === null) return;
    const { rows } = await client.query<{ used: boolean }>(
      'select exists (select 1 from people.people) as used',
    );
    if (rows[0]?.used) throw new Refusal('backup.notEmpty');
  } finally {
    await client.end();
  }
}

/** Reads the file to its end and compares the checksum, before anything is touched. */
async function verify(path: string): Promise<{ header: BackupHeader; trailer: BackupTrailer }> {
  const hash = createHash('sha256');
  let first: string | null = null;
  let last = '';
  for await (const line of lines(path)) {
    if (first === null) {
      first = line;
      headerOf(line);
    } else {
      hash.update(`${last}\n`);
    }
    last = line;
  }
  if (first === null) throw new Refusal('backup.notABackup', { path });
  const trailer = parse<BackupTrailer>(last);
  if (!trailer?.sha256 || trailer.sha256 !== hash.digest('hex'))
    throw new Refusal('backup.damaged', { path });
  return { header: headerOf(first), trailer };
}

function headerOf(line: string): BackupHeader {
  const header = parse<BackupHeader>(line);
  if (header?.format !== 'yaosu-backup') throw new Refusal('backup.notABackup');
  if (header.version !== 1) throw new Refusal('backup.newer', { schema: `format ${header.version}` });
  return header;
}

function parse<T>(line: string): Partial<T> & T {
  try {
    return JSON.parse(line) as T;
  } catch {
    return {} as T;
  }
}

async function fill(client: pg.Client, path: string): Promise<void> {
  let table: ReturnType<typeof openTable> | null = null;
  let isHeader = true;
  for await (const line of lines(path)) {
    if (isHeader) {
      isHeader = false;
    } else if (table) {
      if (line === endOfTable) {
        await table.end();
        table = null;
      } else {
        await table.put(`${line}\n`);
      }
    } else {
      const next = parse<TableLine & BackupTrailer>(line);
      if (next.table) table = openTable(client, next);
    }
  }
}

function openTable(client: pg.Client, { table, columns }: TableLine) {
  const copy = client.query(copyFrom(`COPY ${quoted(table)} (${columns.map(quoted).join(', ')}) FROM STDIN`));
  const finished = once(copy, 'finish');
  finished.catch(() => {});
  let gathered = '';
  return {
    async put(row: string): Promise<void> {
      gathered += row;
      if (gathered.length < 1 << 16) return;
      const chunk = gathered;
      gathered = '';
      if (!copy.write(chunk)) await Promise.race([once(copy, 'drain'), finished]);
    },
    async end(): Promise<void> {
      copy.end(gathered);
      await finished;
    },
  };
}

/** Sequences go on behind the highest number that was restored. */
async function setSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ sequence: string; table: string; column: string }>(
    `select s.oid::regclass::text as sequence, t.oid::regclass::text as table, quote_ident(a.attname) as column
     from pg_class s join pg_depend d on d.objid = s.oid and d.deptype in ('a', 'i')
     join pg_class t on t.oid = d.refobjid join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
     join pg_namespace n on n.oid = t.relnamespace
     where s.relkind = 'S' and n.nspname = any($1)`,
    [schemas],
  );
  for (const { sequence, table, column } of rows)
    await client.query(
      `select setval('${sequence}', (select coalesce(max(${column}), 0) + 1 from ${table}), false)`,
    );
}

/** The lines of a compressed file, one after another, whatever its size. */
async function* lines(path: string): AsyncGenerator<string> {
  const source = createReadStream(path);
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  let rest = '';
  const decoder = new TextDecoder();
  try {
    for await (const chunk of gunzip) {
      const pieces = (rest + decoder.decode(chunk as Buffer, { stream: true })).split('\n');
      rest = pieces.pop() ?? '';
      yield* pieces;
    }
  } catch (error) {
    const { code = '', message = '' } = error as { code?: string; message?: string };
    if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR')
      throw new Refusal('backup.noFile', { path });
    if (message === 'incorrect header check') throw new Refusal('backup.notABackup', { path });
    throw new Refusal('backup.damaged', { path });
  }
  if (rest !== '') throw new Refusal('backup.damaged', { path });
}
