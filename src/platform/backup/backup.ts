import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { system } from '../actor/actor.ts';
import { actorStatement } from '../db/statements.ts';
import { type BackupHeader, type BackupTrailer, endOfTable, type TableLine } from './format.ts';
import { quoted, tablesInOrder } from './tables.ts';

export type BackupResult = { path: string; bytes: number; rows: number; sha256: string; schema: string };

/**
 * Writes everything into one compressed file, as of one moment, while the system goes on working. The file appears under
 * its name only when it is whole.
 *
 * @param owner the connection of the schema's owner
 */
export async function backup(owner: pg.ClientConfig, path: string, yaosu: string): Promise<BackupResult> {
  const client = new pg.Client(owner);
  await client.connect();
  const partial = `${path}.partial`;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const { text, values } = actorStatement(system);
    await client.query(text, [...values]);
    const { rows: facts } = await client.query<{ schema: string; postgres: string; at: string }>(
      `select (select max(name) from yaosu_schema.migrations) as schema, current_setting('server_version') as postgres,
              to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at`,
    );
    const { schema, postgres, at } = facts[0]!;

    const gzip = createGzip({ level: 6 });
    const file = createWriteStream(partial, { mode: 0o600, flags: 'w' });
    const written = pipeline(gzip, file);
    // An early failure of the file (disk full, no such folder) is met at the next write instead of going unheard.
    written.catch(() => gzip.destroy());
    const hash = createHash('sha256');
    const put = async (chunk: Buffer | string): Promise<void> => {
      hash.update(chunk);
      if (gzip.destroyed) await written;
      if (!gzip.write(chunk)) await Promise.race([once(gzip, 'drain'), written]);
    };

    const header: BackupHeader = {
      format: 'yaosu-backup',
      version: 1,
      schema,
      yaosu,
      postgres,
      createdAt: at,
    };
    await put(`${JSON.stringify(header)}\n`);
    const counts: Record<string, number> = {};
    for (const table of await tablesInOrder(client)) {
      const line: TableLine = { table: table.name, columns: table.columns };
      await put(`${JSON.stringify(line)}\n`);
      const columns = table.columns.map(quoted).join(', ');
      const rows = client.query(copyTo(`COPY ${quoted(table.name)} (${columns}) TO STDOUT`));
      for await (const chunk of rows) await put(chunk as Buffer);
      counts[table.name] = rows.rowCount ?? 0;
      await put(`${endOfTable}\n`);
    }
    const sha256 = hash.digest('hex');
    const trailer: BackupTrailer = { rows: counts, sha256 };
    gzip.end(`${JSON.stringify(trailer)}\n`);
    await written;
    await client.query('COMMIT');
    await settle(partial, path);
    const rows = Object.values(counts).reduce((sum, n) => sum + n, 0);
    return { path, bytes: file.bytesWritten, rows, sha256, schema };
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

/** The file is on disk before it has its name, and the name before we say so. */
async function settle(partial: string, path: string): Promise<void> {
  const file = await open(partial, 'r');
  await file.sync();
  await file.close();
  await rename(partial, path);
  const folder = await open(dirname(path), 'r').catch(() => null);
  await folder?.sync().catch(() => {});
  await folder?.close();
}
