import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { newId } from '../src/kernel/ids.ts';
import { type SpawnedSystem, signInByLink, spawnSystem } from '../src/platform/testing/spawn-system.ts';
import { administer, databaseUrl } from '../src/platform/testing/test-server.ts';

/** Someone who has a PostgreSQL names it with DATABASE_URL; whichever the tests run against stands in for theirs. */
const { url: server } = inject('postgres');
const name = `yaosu_theirs_${newId().replaceAll('-', '')}`;
let folder: string;
let system: SpawnedSystem;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yaosu-theirs-'));
  await administer(server, `CREATE DATABASE ${name}`);
});
afterAll(async () => {
  await system?.stop();
  await administer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await rm(folder, { recursive: true, force: true });
});

test('an empty database becomes a working system: health, first page, first lead, and no server of our own beside it', async () => {
  const address = databaseUrl(server, name);
  system = await spawnSystem({ DATABASE_URL: address, YAOSU_DATA: folder });
  const health = await (await fetch(`${system.url}/api/health`)).json();
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  const { rows } = await client.query<{ version: string; role: string | null }>(
    `select current_setting('server_version') as version, (select rolname from pg_roles where rolname = 'yaosu_app') as role`,
  );
  await client.end();
  expect(health).toMatchObject({ status: 'ready', database: { state: 'ready', version: rows[0]!.version } });
  expect(rows[0]!.role).toBe('yaosu_app');
  expect(existsSync(join(folder, 'database'))).toBe(false);

  const built = existsSync(join(import.meta.dirname, '../dist/web/index.html'));
  const page = await fetch(`${system.url}/`);
  expect(page.status).toBe(built ? 200 : 404);
  if (built) expect(await page.text()).toContain('<div id="root">');

  const headers = await signInByLink(system);
  const lead = { company: '无锡臻珂包装机械有限公司', phones: ['+8613900005678'] };
  const made = await fetch(`${system.url}/api/leads`, {
    method: 'POST',
    headers,
    body: JSON.stringify(lead),
  });
  expect(made.status).toBe(201);
  const found = await fetch(`${system.url}/api/leads?q=wxzk`, { headers });
  expect(await found.json()).toMatchObject({ items: [{ company: lead.company }] });
}, 60_000);
