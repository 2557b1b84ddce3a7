import pg from 'pg';
import { Refusal } from '../../kernel/outcome.ts';
import { loadSecretKey } from '../auth/secret-key.ts';
import { prepareJobs } from '../jobs/worker.ts';
import { Database } from './database.ts';
import { attachEmbedded, startEmbedded } from './embedded/index.ts';
import { type Migrated, migrate } from './migrate.ts';

export type OpenDatabase = {
  db: Database;
  /** As the owner of the schema: migrations and the job queue. Requests never use it. */
  owner: pg.ClientConfig;
  schema: Migrated;
  serverVersion: string;
  embedded: boolean;
  /** Seals secrets at rest; kept outside the database, so that a stolen copy of it opens nothing. */
  secretKey: Buffer;
  close(): Promise<void>;
};

export type OpenOptions = {
  databaseUrl: string | null;
  dataDir: string;
  /** `attach`: join a running system (command line); start our own server only when none runs. */
  mode: 'start' | 'attach';
  secret?: string | undefined;
  log: (message: string, facts?: Record<string, unknown>) => void;
};

/** The oldest PostgreSQL that has what Yaosu uses. */
const oldest = 150_000;

/**
 * Opens the database: our own PostgreSQL, or the one that DATABASE_URL names, brought to this code's schema.
 *
 * @throws Refusal `database.unreachable`, `database.badLogin`, `database.noSuchDatabase`, `database.tooOld`,
 *   `database.unsafeRole`, `database.newerSchema`; `EmbeddedDatabaseError` for our own.
 */
export async function openDatabase(options: OpenOptions): Promise<OpenDatabase> {
  const own = options.databaseUrl === null ? await openOwn(options) : null;
  const owner: pg.ClientConfig = own ? own.connection : { connectionString: options.databaseUrl! };
  try {
    const serverVersion = await inspect(owner);
    const schema = await migrate(owner);
    await prepareJobs(owner);
    const db = new Database({ connection: owner, role: schema.role, log: options.log });
    return {
      db,
      owner,
      schema,
      serverVersion,
      embedded: own !== null,
      secretKey: await loadSecretKey({ dataDir: options.dataDir, given: options.secret }),
      async close() {
        await db.close();
        await own?.stop();
      },
    };
  } catch (error) {
    await own?.stop();
    throw error;
  }
}

async function openOwn(options: OpenOptions) {
  const running = options.mode === 'attach' ? await attachEmbedded(options.dataDir) : null;
  return running ?? (await startEmbedded({ dataDir: options.dataDir, log: (line) => options.log(line) }));
}

/** Connects once and looks whether this server and role will do. */
async function inspect(connection: pg.ClientConfig): Promise<string> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 8_000 });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    throw inWords(error, connection);
  }
  try {
    const { rows } = await client.query<{ number: number; version: string; name: string; unsafe: boolean }>(
      `select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
              rolname as name, rolsuper or rolbypassrls as unsafe
       from pg_roles where rolname = current_user`,
    );
    const { number, version, name, unsafe } = rows[0]!;
    if (number < oldest) throw new Refusal('database.tooOld', { version, oldest: '15' });
    if (unsafe) throw new Refusal('database.unsafeRole', { role: name });
    return version.split(' ')[0]!;
  } finally {
    await client.end();
  }
}

function inWords(error: unknown, connection: pg.ClientConfig): Error {
  const { code = '', message } = error as { code?: string; message: string };
  const where = connection.connectionString ? new URL(connection.connectionString) : null;
  const facts = {
    host: where?.host ?? connection.host,
    database: where?.pathname.slice(1),
    user: where?.username,
  };
  if (['28P01', '28000'].includes(code)) return new Refusal('database.badLogin', facts);
  if (code === '3D000') return new Refusal('database.noSuchDatabase', facts);
  return new Refusal('database.unreachable', { ...facts, reason: message || code });
}
