import pg from 'pg';
import { type Secrets, superuser } from './cluster.ts';

/** Owns everything of Yaosu's, and is bound by row security like anybody else. */
export const ownerRole = 'yaosu_owner';
export const databaseName = 'yaosu';

type Address = { host: string; port: number };
type Seen = { version: string; fine: boolean };

/** What PostgreSQL answers when the role, its password or the database isn't there yet (or no longer). */
const notYet = new Set(['28P01', '28000', '3D000', '42501']);

/**
 * Makes sure that the owner role and its database are there and as they should be; heals whatever a kill between
 * two steps left out. The usual case costs one connection.
 *
 * @returns the server's version, e.g. `18.4`
 */
export async function readyOwner(address: Address, secrets: Secrets): Promise<string> {
  const seen = await signIn(address, secrets);
  if (seen?.fine) return seen.version;
  await make(address, secrets);
  const healed = await signIn(address, secrets);
  if (!healed?.fine) throw new Error(`Role ${ownerRole} could not be set up.`);
  return healed.version;
}

/** Signs in as the owner once. @returns null when role, password or database aren't right. */
export async function signIn(address: Address, secrets: Secrets): Promise<Seen | null> {
  const client = new pg.Client({
    ...address,
    user: ownerRole,
    password: secrets.owner,
    database: databaseName,
  });
  try {
    await client.connect();
    const { rows } = await client.query<Seen>(
      `select current_setting('server_version') as version,
              not rolsuper and not rolbypassrls and not rolreplication and rolcreaterole and rolcreatedb
                and (select datdba from pg_database where datname = current_database()) = oid as fine
         from pg_roles where rolname = current_user`,
    );
    return rows[0] ?? null;
  } catch (error) {
    if (notYet.has((error as { code?: string }).code ?? '')) return null;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function make(address: Address, secrets: Secrets): Promise<void> {
  const client = new pg.Client({
    ...address,
    user: superuser,
    password: secrets.superuser,
    database: 'postgres',
  });
  await client.connect();
  try {
    const role = await client.query('select 1 from pg_roles where rolname = $1', [ownerRole]);
    if (role.rowCount === 0) await client.query(`create role ${ownerRole}`);
    await client.query(
      `alter role ${ownerRole} login nosuperuser nobypassrls noreplication createrole createdb
         password ${client.escapeLiteral(secrets.owner)}`,
    );
    const database = await client.query('select 1 from pg_database where datname = $1', [databaseName]);
    if (database.rowCount === 0) await client.query(`create database ${databaseName} owner ${ownerRole}`);
    else await client.query(`alter database ${databaseName} owner to ${ownerRole}`);
  } finally {
    await client.end();
  }
}
