import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { sql } from '../db/sql.ts';
import { type TestApp, testApp } from '../testing/test-app.ts';
import { administer, databaseUrl } from '../testing/test-server.ts';
import { backup } from './backup.ts';
import { restore } from './restore.ts';

let app: TestApp;
let folder: string;
let file: string;
const empties: string[] = [];

async function emptyDatabase(): Promise<string> {
  const { url } = inject('postgres');
  const name = `yaosu_empty_${newId().replaceAll('-', '')}`;
  await administer(url, `CREATE DATABASE ${name}`);
  empties.push(name);
  return databaseUrl(url, name);
}

/** Everything in a database that a person could miss, in one comparable text. */
async function contents(url: string): Promise<string> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query('select set_config(\'yaosu.grants\', \'{"*":"all"}\', false)');
    const { rows } = await client.query(`
      select (select jsonb_agg(to_jsonb(l) order by id) from leads.leads l) as leads,
             (select jsonb_agg(to_jsonb(t)) from (select owner_id, status, sum(n) as n from leads.tally group by 1, 2 order by 1, 2) t) as tally,
             (select jsonb_agg(to_jsonb(p) order by id) from people.people p) as people,
             (select jsonb_agg(to_jsonb(e) - 'tx' order by seq) from platform.events e) as events,
             (select jsonb_agg(encode(data, 'hex')) from platform.file_chunks) as files`);
    return JSON.stringify(rows[0]);
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  app = await testApp();
  folder = await mkdtemp(join(tmpdir(), 'yaosu-backup-'));
  file = join(folder, 'all.backup');
  await app.db.asSystem(async (tx) => {
    for (const company of ['宁波海川\t精密', '苏州\n恒力\\泵业', '\\.', '广州银行'])
      await tx.run(sql`
        insert into leads.leads (id, name, company, owner_id, team_id, captured_at, custom)
        values (${newId()}, '李工', ${company}, ${app.people.sales}, ${app.teams.east}, now(), '{"size": "φ80"}')`);
    const id = newId();
    await tx.run(sql`
      insert into platform.files (id, name, media_type, bytes, sha256, owner_id)
      values (${id}, '图纸.pdf', 'application/pdf', 4, '\\x00', ${app.people.sales})`);
    await tx.run(sql`insert into platform.file_chunks (file_id, n, data) values (${id}, 0, '\\x00ff0a5c')`);
  });
  await backup({ connectionString: app.url }, file, '0.0.0');
});
afterAll(async () => {
  await app.drop();
  await administer(
    inject('postgres').url,
    ...empties.map((name) => `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  );
  await rm(folder, { recursive: true, force: true });
});

test('what was backed up comes back, to the letter, and goes on growing', async () => {
  const url = await emptyDatabase();
  const done = await restore({ connectionString: url }, file);
  expect(done.rows).toBeGreaterThan(10);
  expect(await contents(url)).toBe(await contents(app.url));

  const client = new pg.Client(url);
  await client.connect();
  // The walls stand again, and the next event gets a fresh number.
  const { rows } = await client.query('select count(*)::int as n from leads.leads');
  expect(rows[0].n).toBe(0);
  await client.query('select set_config(\'yaosu.grants\', \'{"*":"all"}\', false)');
  await client.query(`insert into platform.events (at, type, actor_id, via, subject_kind, subject_id)
    values (now(), 'test.done', '${newId()}', 'system', 'test', '${newId()}')`);
  const fresh = await client.query(
    "select seq > all (select seq from platform.events where type <> 'test.done') as on_top from platform.events where type = 'test.done'",
  );
  expect(fresh.rows[0].on_top).toBe(true);
  await client.end();
});

describe('a restore refuses, and leaves the database untouched,', () => {
  const refused = async (path: string, code: string, url?: string) => {
    const target = url ?? (await emptyDatabase());
    await expect(restore({ connectionString: target }, path)).rejects.toMatchObject({ code });
    return target;
  };

  test('when the database holds people', async () => {
    const before = await contents(app.url);
    await refused(file, 'backup.notEmpty', app.url);
    expect(await contents(app.url)).toBe(before);
  });

  test('a file cut short at any place, and one with a changed byte', async () => {
    const whole = await readFile(file);
    const url = await emptyDatabase();
    for (const part of [0.3, 0.9, 0.999]) {
      const cut = join(folder, 'cut');
      await writeFile(cut, whole.subarray(0, Math.floor(whole.length * part)));
      await refused(cut, 'backup.damaged', url);
    }
    const changed = Buffer.from(whole);
    changed[Math.floor(whole.length / 2)]! ^= 1;
    await writeFile(join(folder, 'changed'), changed);
    await refused(join(folder, 'changed'), 'backup.damaged', url);
  });

  test('something else, nothing at all, and a backup from the future', async () => {
    const url = await emptyDatabase();
    await writeFile(join(folder, 'text'), 'company,phone\n');
    await refused(join(folder, 'text'), 'backup.notABackup', url);
    await writeFile(join(folder, 'gzip'), gzipSync('company,phone\n'));
    await refused(join(folder, 'gzip'), 'backup.notABackup', url);
    await refused(join(folder, 'missing'), 'backup.noFile', url);
  });
});

test('a backup that fails leaves no half file behind', async () => {
  await expect(
    backup({ connectionString: app.url }, join(folder, 'nowhere/x.backup'), '0'),
  ).rejects.toThrow();
  await expect(
    backup({ connectionString: databaseUrl(app.url, 'no_such_db') }, join(folder, 'y.backup'), '0'),
  ).rejects.toThrow();
  expect((await readdir(folder)).filter((name) => name.includes('partial') || name.startsWith('y'))).toEqual(
    [],
  );
});
