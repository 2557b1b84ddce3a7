import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { attachEmbedded, type EmbeddedDatabase, startEmbedded } from './index.ts';
import { lookAt, until } from './processes.ts';

const isRoot = process.getuid?.() === 0;
const door = resolve(import.meta.dirname, 'index.ts');

let base: string;
const running: EmbeddedDatabase[] = [];
const children: ChildProcess[] = [];

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'yaosu-embedded-'));
  await chmod(base, 0o755);
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const db of running.splice(0)) await db.stop();
});

afterAll(async () => {
  await rm(base, { recursive: true, force: true });
});

async function start(dataDir: string, log: string[] = []): Promise<EmbeddedDatabase> {
  const db = await startEmbedded({ dataDir, log: (line) => log.push(line) });
  running.push(db);
  return db;
}

async function ask<Row extends pg.QueryResultRow>(
  config: pg.ClientConfig,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client(config);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

async function asSuperuser(db: EmbeddedDatabase, dataDir: string, sql: string): Promise<void> {
  const { superuser } = JSON.parse(await readFile(join(dataDir, 'database', 'secrets.json'), 'utf8'));
  const client = {
    ...db.connection,
    user: 'yaosu_admin',
    password: superuser as string,
    database: 'postgres',
  };
  await ask(client, sql);
}

const codeOf = (error: unknown) => (error as { code?: string }).code;
const isGone = (pid: number) => until(() => lookAt(pid) === null, 10_000);
const cluster = (dataDir: string) => join(dataDir, 'database', 'cluster');

/** Another Node process that owns the data directory; it says one JSON line at a time. */
function owner(dataDir: string, then = ''): { child: ChildProcess; lines: string[] } {
  const code = `
    import { startEmbedded } from ${JSON.stringify(door)};
    const say = (what) => process.stdout.write(JSON.stringify(what) + '\\n');
    try {
      const db = await startEmbedded({ dataDir: process.argv[1] });
      say({ pid: db.pid });
      ${then}
      setInterval(() => {}, 1000);
    } catch (error) { say({ code: error.code, facts: error.facts, text: String(error) }); }`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const lines: string[] = [];
  let rest = '';
  child.stdout?.on('data', (piece: Buffer) => {
    const parts = (rest + piece.toString()).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
  });
  return { child, lines };
}

const write = `
  const { default: pg } = await import('pg');
  const client = new pg.Client(db.connection);
  client.on('error', () => {});
  await client.connect();
  await client.query('create table if not exists kept (id int primary key)');
  const { rows } = await client.query('select coalesce(max(id), 0) as last from kept');
  for (let id = rows[0].last + 1; ; id++) {
    await client.query('insert into kept values ($1)', [id]);
    say({ saved: id });
  }`;

const first = (lines: string[]) => JSON.parse(lines[0] ?? '{}') as { pid: number; code?: string };
const lastSaved = (lines: string[]) =>
  Math.max(...lines.map((line) => (JSON.parse(line) as { saved?: number }).saved ?? 0));

async function kept(db: EmbeddedDatabase): Promise<number> {
  const [row] = await ask<{ count: number }>(db.connection, 'select count(*)::int as count from kept');
  return row?.count ?? 0;
}

describe('on one data directory', () => {
  let dataDir: string;
  beforeAll(() => {
    dataDir = join(base, 'one');
  });

  it('starts on nothing, keeps what was saved over a stop, and stops clean', async () => {
    const db = await start(dataDir);
    expect(db.version).toMatch(/^18\./);
    await ask(db.connection, 'create table kept (id int primary key)');
    await ask(db.connection, 'insert into kept values (1)');
    await db.stop();
    expect(await isGone(db.pid)).toBe(true);
    expect(existsSync(join(cluster(dataDir), 'postmaster.pid'))).toBe(false);
    expect(await attachEmbedded(dataDir)).toBeNull();

    const again = await start(dataDir);
    expect(await kept(again)).toBe(1);
    const logs = join(dataDir, 'database', 'log');
    const log = readdirSync(logs).map((name) => readFileSync(join(logs, name), 'utf8'));
    expect(log.join()).not.toContain('not properly shut down');
  });

  it('gives a role that no rule of row security lets through, and an own database', async () => {
    const db = await start(dataDir);
    const [role] = await ask(
      db.connection,
      `select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, current_database() as database
         from pg_roles where rolname = current_user`,
    );
    expect(role).toEqual({
      rolname: 'yaosu_owner',
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: true,
      rolcreatedb: true,
      database: 'yaosu',
    });
    expect((await stat(join(dataDir, 'database', 'secrets.json'))).mode & 0o777).toBe(0o600);
    const wrong = await ask({ ...db.connection, password: 'guess' }, 'select 1').catch(codeOf);
    expect(wrong).toBe('28P01');
  });

  it('is durable, listens on no network, and finds Chinese by trigrams', async () => {
    const db = await start(dataDir);
    const show = async (name: string) =>
      (await ask<{ value: string }>(db.connection, `select current_setting('${name}') as value`))[0]?.value;
    expect(await show('fsync')).toBe('on');
    expect(await show('synchronous_commit')).toBe('on');
    if (process.platform !== 'win32') expect(await show('listen_addresses')).toBe('');
    await ask(db.connection, 'create extension if not exists pg_trgm');
    const [found] = await ask<{ hits: number }>(
      db.connection,
      `select cardinality(show_trgm('北京要素科技'))::int as hits`,
    );
    expect(found?.hits).toBeGreaterThan(3);
  });

  it('lets a command attach beside it without owning it', async () => {
    const db = await start(dataDir);
    const beside = await attachEmbedded(dataDir);
    expect(beside).toMatchObject({
      adopted: true,
      pid: db.pid,
      runsAs: db.runsAs,
      connection: db.connection,
    });
    await beside?.stop();
    expect(await ask({ connectionString: db.url }, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('refuses a second owner by the pid of the first', async () => {
    await start(dataDir);
    const { lines } = owner(dataDir);
    await until(() => lines.length > 0, 15_000);
    expect(JSON.parse(lines[0] ?? '{}')).toMatchObject({
      code: 'database.dataDirectoryInUse',
      facts: { pid: process.pid },
    });
  });

  it('comes back by itself when the postmaster is killed', async () => {
    const db = await start(dataDir);
    const killed = db.pid;
    process.kill(killed, 'SIGKILL');
    const works = await until(
      async () =>
        db.pid !== killed &&
        (await kept(db).then(
          (count) => count === 1,
          () => false,
        )),
      20_000,
    );
    expect(works).toBe(true);
  });

  it('heals a first start that was cut off, and lost passwords', async () => {
    const db = await start(dataDir);
    await asSuperuser(db, dataDir, 'drop database yaosu');
    await asSuperuser(db, dataDir, 'drop role yaosu_owner');
    await db.stop();
    await mkdir(join(dataDir, 'database', 'cluster.new-cut'));

    const healed = await start(dataDir);
    expect(await ask(healed.connection, 'select current_user as me')).toEqual([{ me: 'yaosu_owner' }]);
    await asSuperuser(healed, dataDir, 'alter role yaosu_owner superuser bypassrls');
    await healed.stop();

    rmSync(join(dataDir, 'database', 'secrets.json'));
    const renewed = await start(dataDir);
    const roles = await ask(renewed.connection, 'select rolsuper from pg_roles where rolname = current_user');
    expect(roles).toEqual([{ rolsuper: false }]);
  });

  it.skipIf(process.platform === 'win32')(
    'is not held up by a stale pid that is now another program',
    async () => {
      const db = await start(dataDir);
      await db.stop();
      const files = await stat(cluster(dataDir));
      const as = isRoot ? { uid: files.uid, gid: files.gid } : {};
      const other = spawn('sleep', ['60'], { ...as, stdio: 'ignore' });
      children.push(other);
      const stale = [other.pid, cluster(dataDir), 1, 5432, db.connection.host, '', '  1  1', 'ready   ', ''];
      await writeFile(join(cluster(dataDir), 'postmaster.pid'), stale.join('\n'), { mode: 0o644 });

      const again = await start(dataDir);
      expect(again.pid).not.toBe(other.pid);
      expect(lookAt(other.pid ?? 0)).not.toBeNull();
    },
  );

  it('touches no data of another major version', async () => {
    const version = join(cluster(dataDir), 'PG_VERSION');
    const text = await readFile(version, 'utf8');
    await writeFile(version, '17\n');
    const refused = await start(dataDir).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'database.versionMismatch', facts: { found: '17', wanted: '18' } });
    await writeFile(version, text);
    const db = await start(dataDir);
    expect(await ask(db.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe.skipIf(process.platform === 'win32')('when its owner is killed', () => {
  it('stops, and loses no row that was acknowledged', async () => {
    const dataDir = join(base, 'killed');
    const { child, lines } = owner(dataDir, write);
    await until(() => lines.length > 100, 20_000);
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(await isGone(first(lines).pid)).toBe(true);

    const db = await start(dataDir);
    expect(await kept(db)).toBeGreaterThanOrEqual(lastSaved(lines));
    await db.stop();

    // The worst case: nobody is left to stop the server.
    const orphaning = owner(dataDir, write);
    await until(() => orphaning.lines.length > 100, 20_000);
    const { pid } = first(orphaning.lines);
    for (const guard of guardsOf(pid)) process.kill(guard, 'SIGKILL');
    orphaning.child.kill('SIGKILL');
    await once(orphaning.child, 'close');
    expect(lookAt(pid)).not.toBeNull();

    const log: string[] = [];
    const next = await start(dataDir, log);
    expect(log.join()).toContain(`process ${pid}`);
    expect(await kept(next)).toBeGreaterThanOrEqual(lastSaved(orphaning.lines));
    await next.stop();

    // And the server is killed at the same moment.
    const both = owner(dataDir, write);
    await until(() => both.lines.length > 100, 20_000);
    process.kill(first(both.lines).pid, 'SIGKILL');
    both.child.kill('SIGKILL');
    await once(both.child, 'close');
    const last = await start(dataDir);
    expect(await kept(last)).toBeGreaterThanOrEqual(lastSaved(both.lines));
  });
});

/** The shell that waits for the server, and its watcher. */
function guardsOf(postmaster: number): number[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const pairs = table.map((line) => line.trim().split(/\s+/).map(Number));
  const shell = pairs.find(([pid]) => pid === postmaster)?.[1] ?? 0;
  const watchers = pairs
    .filter(([pid, parent]) => parent === shell && pid !== postmaster)
    .map(([pid]) => pid ?? 0);
  return [...watchers, shell];
}

describe('with several at once', () => {
  it('lets exactly one of them have the directory', async () => {
    const dataDir = join(base, 'contested');
    const other = owner(dataDir);
    const mine = await Promise.allSettled([start(dataDir), start(dataDir)]);
    await until(() => other.lines.length > 0, 20_000);
    const refusals = mine.flatMap((result) => (result.status === 'rejected' ? [codeOf(result.reason)] : []));
    const theirs = first(other.lines).code;
    if (theirs !== undefined) refusals.push(theirs);
    expect(refusals).toEqual(['database.dataDirectoryInUse', 'database.dataDirectoryInUse']);
  });
});

describe('in an unusual place', () => {
  it('works under a long path with spaces, quotes and Chinese characters', async () => {
    const dataDir = join(base, `销售 数据, it's "ours"`, '很长的目录'.repeat(6));
    const db = await start(dataDir);
    expect(await ask({ connectionString: db.url }, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect((await attachEmbedded(dataDir))?.pid).toBe(db.pid);
    if (process.platform !== 'win32') {
      expect(Buffer.byteLength(db.connection.host)).toBeLessThan(95);
      expect((await stat(db.connection.host)).mode & 0o777).toBe(0o700);
      await db.stop();
      await rm(db.connection.host, { recursive: true });
    }
  });

  it('says that a directory cannot be written', async () => {
    const parent = join(base, 'not-writable');
    // Permissions don't bind root; a file where a folder should be does.
    if (isRoot) await writeFile(parent, '');
    else await mkdir(parent, { mode: 0o555 });
    const refused = await start(join(parent, 'data')).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'database.dataDirectoryNotWritable' });
    expect((refused as Error).message).toContain(parent);
  });

  const canMapUsers = isRoot && process.platform === 'linux' && namespaces();
  it.skipIf(!canMapUsers)('works for root where no other user can enter, and when that changes', async () => {
    const closed = join(base, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const dataDir = join(closed, 'data');
    const db = await start(dataDir);
    expect(db.runsAs).toBe('userNamespace');
    await ask(db.connection, 'create table kept (id int primary key)');
    expect((await attachEmbedded(dataDir))?.runsAs).toBe('userNamespace');
    await db.stop();
    await chmod(closed, 0o755);
    const open = await start(dataDir);
    expect(open.runsAs).toBe('nobody');
    expect(await kept(open)).toBe(0);
  });
});

function namespaces(): boolean {
  try {
    execFileSync('unshare', ['--user', '--map-user=65534', '--map-group=65534', '--', 'true'], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}
