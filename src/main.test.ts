import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { languages } from './kernel/language.ts';
import { inWords, settingsInWords } from './main.ts';
import { type EmbeddedDatabase, startEmbedded } from './platform/db/embedded/index.ts';
import { openDatabase } from './platform/db/open-database.ts';
import { translate } from './platform/i18n/translator.ts';
import { spawnFailing } from './platform/testing/spawn-system.ts';

let folder: string;
let server: EmbeddedDatabase;
/** The server's address with another role, password or database. */
const address = (change: Partial<Pick<URL, 'username' | 'password' | 'pathname'>>): string =>
  Object.assign(new URL(server.url), change).toString();
const role = (username: string) => address({ username, password: 'geheim' });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yaosu-start-'));
  server = await startEmbedded({ dataDir: join(folder, 'server'), settings: { fsync: 'off' } });
  const { superuser } = JSON.parse(await readFile(join(folder, 'server/database/secrets.json'), 'utf8'));
  const admin = new pg.Client({ ...server.connection, user: 'yaosu_admin', password: superuser });
  await admin.connect();
  await admin.query(`create role almighty login superuser password 'geheim'`);
  await admin.query(`create role bypassing login bypassrls password 'geheim'`);
  await admin.end();
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const open = (databaseUrl: string | null, dataDir = join(folder, 'own')) =>
  openDatabase({ databaseUrl, dataDir, mode: 'start', log: () => {} });

/** What the terminal says in each language; each must be words of its own, with the facts and what to do. */
function saidOf(error: unknown): string[] {
  const general = languages.map((language) => translate(language, 'errors.general.unexpected.title'));
  const said = languages.map((language) => inWords(error, { language }));
  expect(new Set(said).size, said[0]).toBe(3);
  for (const [at, text] of said.entries()) {
    expect(text).not.toContain(general[at]);
    expect(text).not.toMatch(/\{\{|undefined|\n {4}at /);
    expect(text.split('\n').length, `what to do: ${text}`).toBeGreaterThanOrEqual(2);
  }
  return said;
}

describe('a database that will not do is said in words, in three languages', () => {
  const cases: [what: string, code: string, url: () => string, named: string][] = [
    [
      'nothing listens there',
      'database.unreachable',
      () => 'postgres://yaosu:geheim@127.0.0.1:9/yaosu',
      '127.0.0.1:9',
    ],
    [
      'no such host',
      'database.unreachable',
      () => 'postgres://yaosu:geheim@no-such-host.invalid/yaosu',
      'no-such-host.invalid',
    ],
    ['a wrong password', 'database.badLogin', () => address({ password: 'geheim' }), 'yaosu_owner'],
    ['an unknown user', 'database.badLogin', () => role('nobody_here'), 'nobody_here'],
    ['no such database', 'database.noSuchDatabase', () => address({ pathname: '/nowhere' }), 'nowhere'],
    [
      'a superuser, whom no row-level security holds',
      'database.unsafeRole',
      () => role('almighty'),
      'almighty',
    ],
    ['a role with BYPASSRLS', 'database.unsafeRole', () => role('bypassing'), 'bypassing'],
  ];
  test.each(cases)('%s: %s', async (_what, code, url, named) => {
    const error = await open(url()).catch((error: unknown) => error);
    expect(error).toMatchObject({ code });
    for (const text of saidOf(error)) {
      expect(text).toContain(named);
      expect(text).not.toContain('geheim');
    }
  });

  test('a refused role has had nothing done to its database', async () => {
    const client = new pg.Client(server.connection);
    await client.connect();
    const { rows } = await client.query(`select 1 from pg_namespace where nspname = 'yaosu_schema'`);
    await client.end();
    expect(rows).toEqual([]);
  });
});

describe('a data directory that will not do', () => {
  test('in use: names the process that has it', async () => {
    const error = await open(null, join(folder, 'server')).catch((error: unknown) => error);
    expect(error).toMatchObject({ code: 'database.dataDirectoryInUse' });
    for (const text of saidOf(error)) expect(text).toContain(String(process.pid));
  });

  test('not writable: names the directory', async () => {
    await writeFile(join(folder, 'a-file'), '');
    const error = await open(null, join(folder, 'a-file/data')).catch((error: unknown) => error);
    expect(error).toMatchObject({ code: 'database.dataDirectoryNotWritable' });
    for (const text of saidOf(error)) expect(text).toContain('a-file');
  });
});

test('a port that is taken ends the start with 1 and another port to try; the database is left stopped', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as { port: number };
  const own = join(folder, 'port');
  const { code, said } = await spawnFailing({ YAOSU_DATA: own, PORT: String(port), YAOSU_LANG: 'zh-CN' });
  taken.close();
  expect(code).toBe(1);
  expect(said).toContain(`端口 ${port} 已被占用`);
  expect(said).toContain('PORT=3001');
  const again = await startEmbedded({ dataDir: own });
  await again.stop();
}, 60_000);

test('settings that can not be used are all named, in the terminal’s language', () => {
  const env = {
    PORT: 'high',
    DATABASE_URL: 'mysql://root:geheim@db/x',
    YAOSU_LANG: 'fr',
    OTEL_EXPORTER_OTLP_ENDPOINT: 'collector',
  };
  const read = readConfig(env);
  const problems = 'problems' in read ? read.problems : [];
  const said = ['zh_CN.UTF-8', 'zh_TW.UTF-8', 'C'].map((LANG) => settingsInWords(problems, { ...env, LANG }));
  expect(said[0]).toContain('有设置不能用');
  expect(said[1]).toContain('有設定不能用');
  expect(said[2]).toContain('Some settings cannot be used');
  for (const text of said) {
    for (const variable of Object.keys(env)) expect(text).toContain(`${variable}=`);
    expect(text).not.toMatch(/geheim|start\.expected|\{\{/);
  }
});
