import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { Refusal } from '../../kernel/outcome.ts';

const folder = join(import.meta.dirname, '../../../migrations');
/** One migrator at a time across all processes on this database. */
const lock = 7_320_117;
/** The role requests run as: holds only what is granted below, owns nothing. */
export const appRole = 'yaosu_app';

export type Migrated = { version: string; applied: string[]; role: string | null };

/**
 * Brings the database to this code's schema: plain SQL files in order, each once, in its own transaction. Then grants the
 * application role what it may do.
 *
 * @param until the last file to apply, for restoring an older backup; all when not given
 * @returns the schema's version, what was applied now, and the role for requests (null when the server lets us make none;
 * FORCE ROW LEVEL SECURITY then guards alone).
 * @throws Refusal `database.newerSchema`, `database.changedMigration`
 */
export async function migrate(connection: pg.ClientConfig, until?: string): Promise<Migrated> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lock]);
    await client.query(`CREATE SCHEMA IF NOT EXISTS yaosu_schema`);
    await client.query(`CREATE TABLE IF NOT EXISTS yaosu_schema.migrations (
      name text PRIMARY KEY, sha256 text NOT NULL, at timestamptz NOT NULL DEFAULT now())`);
    const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
    const done = await appliedIn(client);
    for (const name of done.keys())
      if (!files.includes(name)) throw new Refusal('database.newerSchema', { migration: name });
    const applied: string[] = [];
    const wanted = until === undefined ? files : files.filter((name) => name <= until);
    for (const name of wanted) {
      const text = await readFile(join(folder, name), 'utf8');
      const sha256 = createHash('sha256').update(text).digest('hex');
      const before = done.get(name);
      if (before === sha256) continue;
      if (before !== undefined) throw new Refusal('database.changedMigration', { migration: name });
      await client.query('BEGIN');
      await client.query(text);
      await client.query('INSERT INTO yaosu_schema.migrations (name, sha256) VALUES ($1, $2)', [
        name,
        sha256,
      ]);
      await client.query('COMMIT');
      applied.push(name);
    }
    const role = await grantApp(client, applied.length > 0);
    return { version: wanted.at(-1) ?? '', applied, role };
  } finally {
    await client.end();
  }
}

async function appliedIn(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'SELECT name, sha256 FROM yaosu_schema.migrations',
  );
  return new Map(rows.map((row) => [row.name, row.sha256]));
}

/** Schemas whose tables requests read and write, under row-level security. */
export const schemas = [
  'platform',
  'people',
  'auth',
  'customers',
  'leads',
  'pipeline',
  'search',
  'scoring',
  'qualification',
  'activities',
  'mail',
  'imports',
] as const;

async function grantApp(client: pg.Client, changed: boolean): Promise<string | null> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [appRole]);
  if (!rowCount) {
    const made = await attempt(
      client,
      `CREATE ROLE ${appRole} NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE`,
    );
    if (!made) return null;
  }
  // Making a role does not yet mean being able to act as it (PostgreSQL 16 and later).
  const able = await attempt(client, `SET ROLE ${appRole}`);
  await client.query('RESET ROLE');
  if (!able && !(await attempt(client, `GRANT ${appRole} TO CURRENT_USER`))) return null;
  if (!changed) return appRole;
  await client.query('BEGIN');
  for (const schema of schemas) {
    const { rowCount } = await client.query('SELECT 1 FROM pg_namespace WHERE nspname = $1', [schema]);
    if (!rowCount) continue;
    await client.query(`GRANT USAGE ON SCHEMA ${schema} TO ${appRole}`);
    await client.query(
      `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${appRole}`,
    );
    await client.query(`GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${schema} TO ${appRole}`);
  }
  // The log of events is written once.
  await client.query(`REVOKE UPDATE, DELETE ON platform.events FROM ${appRole}`);
  await client.query('COMMIT');
  return appRole;
}

/** Runs `text` alone. @returns false when this server doesn't let us. */
async function attempt(client: pg.Client, text: string): Promise<boolean> {
  try {
    await client.query(text);
    return true;
  } catch (error) {
    const code = (error as { code?: string }).code;
    // 42710: another process made it at the same moment. 42501: not ours to make.
    if (code === '42710' || code === '23505') return true;
    if (code === '42501') return false;
    throw error;
  }
}
