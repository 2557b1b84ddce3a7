import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { newId } from '../src/kernel/ids.ts';
import { Database } from '../src/platform/db/database.ts';
import { appRole } from '../src/platform/db/migrate.ts';
import { sql } from '../src/platform/db/sql.ts';
import { type SpawnedSystem, signInByLink, spawnSystem } from '../src/platform/testing/spawn-system.ts';
import { administer, databaseUrl } from '../src/platform/testing/test-server.ts';

/** The wire between Yaosu and its PostgreSQL, in our hands: it can be cut, and made to lose an answer. */
class Wire {
  readonly #server: Server;
  readonly #pairs = new Set<[Socket, Socket]>();
  #cut = false;
  #silent = false;
  #loseCommit: string | null = null;

  constructor(target: { host: string; port: number }) {
    this.#server = createServer((client) => {
      if (this.#cut) return client.destroy();
      const upstream = target.host.startsWith('/')
        ? connect(`${target.host}/.s.PGSQL.${target.port}`)
        : connect(target.port, target.host);
      const pair: [Socket, Socket] = [client, upstream];
      this.#pairs.add(pair);
      let lost = false;
      client.on('data', (bytes) => {
        if (this.#loseCommit && bytes.includes('yCommit') && bytes.includes(this.#loseCommit)) {
          this.#loseCommit = null;
          lost = true;
        }
        if (!this.#silent) upstream.write(bytes);
      });
      upstream.on('data', (bytes) => {
        // PostgreSQL has committed and says so; nobody hears it.
        if (lost) client.destroy();
        else if (!this.#silent) client.write(bytes);
      });
      for (const [one, other] of [pair, [upstream, client] as const]) {
        one.on('error', () => {});
        one.on('close', () => {
          other.destroy();
          this.#pairs.delete(pair);
        });
      }
      return undefined;
    });
  }

  async listen(): Promise<number> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return (this.#server.address() as AddressInfo).port;
  }

  cut(): void {
    this.#cut = true;
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy();
  }

  mend(): void {
    this.#cut = false;
  }

  /** Connections stay, and nothing comes through any more: a host that froze, a firewall that forgot. */
  silence(): void {
    this.#silent = true;
  }

  /** The answer to the next COMMIT that travels together with this text is lost, after it was done. */
  loseCommitOf(text: string): void {
    this.#loseCommit = text;
  }

  close(): void {
    this.cut();
    this.#server.close();
  }
}

const { url: server, template } = inject('postgres');
const name = `yaosu_away_${newId().replaceAll('-', '')}`;
let folder: string;
let wire: Wire;
let system: SpawnedSystem;
let headers: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yaosu-away-'));
  await administer(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const direct = new URL(databaseUrl(server, name));
  wire = new Wire({
    host: direct.searchParams.get('host') ?? direct.hostname,
    port: Number(direct.port || 5432),
  });
  const through = new URL(direct);
  through.search = '';
  through.hostname = '127.0.0.1';
  through.port = String(await wire.listen());
  system = await spawnSystem({ DATABASE_URL: through.toString(), YAOSU_DATA: folder });
  headers = await signInByLink(system);
});
afterAll(async () => {
  await system?.stop();
  wire?.close();
  await administer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await rm(folder, { recursive: true, force: true });
});

type Answer = { status: number; code?: string; id?: string; replayed: boolean };
async function capture(n: number, key: string | null = `away-intent-${n}`): Promise<Answer> {
  const answer = await fetch(`${system.url}/api/leads`, {
    method: 'POST',
    headers: { ...headers, ...(key && { 'idempotency-key': key }) },
    body: JSON.stringify({ company: `断线第${n}机械厂`, phones: [`+86138${10_000_000 + n}`] }),
  });
  const body = (await answer.json()) as { code?: string; id?: string };
  return { status: answer.status, ...body, replayed: answer.headers.get('idempotency-replayed') === 'true' };
}
const get = async <T>(path: string): Promise<{ status: number; body: T }> => {
  const answer = await fetch(`${system.url}${path}`, { headers });
  return { status: answer.status, body: (await answer.json()) as T };
};
const companies = async (): Promise<string[]> =>
  (await get<{ items: { company: string }[] }>('/api/leads?limit=200')).body.items.map(
    ({ company }) => company,
  );

/** What a browser that listens hears, as it comes. */
function listen(): { heard(): string; over(): boolean; stop(): void } {
  const stop = new AbortController();
  let text = '';
  let over = false;
  void (async () => {
    const answer = await fetch(`${system.url}/api/live`, { headers, signal: stop.signal });
    for await (const piece of answer.body!) text += Buffer.from(piece as Uint8Array).toString();
  })()
    .catch(() => {})
    .finally(() => {
      over = true;
    });
  return { heard: () => text, over: () => over, stop: () => stop.abort() };
}

describe('the database is away for ten seconds', () => {
  test('requests wait or say so, nothing is half written, and all goes on without a restart', async () => {
    const live = listen();
    await expect.poll(live.heard, { timeout: 10_000 }).toContain('retry');
    expect((await capture(0)).status).toBe(201);
    await expect.poll(live.heard, { timeout: 10_000 }).toContain('lead.captured');

    wire.cut();
    const asked = [1, 2, 3, 4, 5, 6].map((n) => capture(n));
    const read = [get('/api/leads'), get('/api/leads/counts'), get('/api/session')];
    const health = await get<{ database: { state: string } }>('/api/health');
    expect([health.status, health.body.database.state]).toEqual([503, 'away']);
    await sleep(10_000);
    wire.mend();

    const answers = await Promise.all(asked);
    for (const { status, code } of answers)
      if (status !== 201) expect([status, code]).toEqual([503, 'database.away']);
    for (const { status } of await Promise.all(read)) expect([200, 503]).toContain(status);

    // What the page does with a 503: the same again under the same key.
    await expect.poll(async () => (await get('/api/health')).status, { timeout: 20_000 }).toBe(200);
    for (const [at, first] of answers.entries()) {
      const again = await capture(at + 1);
      expect(again.status).toBe(201);
      if (first.status === 201) expect([again.id, again.replayed]).toEqual([first.id, true]);
    }
    expect((await companies()).toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6].map((n) => `断线第${n}机械厂`));

    // Whoever listened is told to look again, and hears what comes after.
    await expect.poll(live.heard, { timeout: 20_000 }).toContain('reconnected');
    expect(live.over()).toBe(false);
    const before = live.heard().length;
    await capture(7);
    await expect.poll(() => live.heard().slice(before), { timeout: 10_000 }).toContain('lead.captured');
    live.stop();
  }, 90_000);

  test('the answer to a COMMIT is lost: with a key the intent happens once and is answered', async () => {
    wire.loseCommitOf('away-intent-8');
    const { status, id, replayed } = await capture(8);
    expect([status, replayed]).toEqual([201, true]);
    expect(await capture(8)).toMatchObject({ status: 201, id, replayed: true });
    expect((await companies()).filter((company) => company === '断线第8机械厂')).toHaveLength(1);
  }, 60_000);

  test('… and without one it is said that nobody knows, not that nothing was saved', async () => {
    wire.loseCommitOf('断线第9机械厂');
    expect(await capture(9, null)).toMatchObject({ status: 503, code: 'database.unsure' });
    expect(await companies()).toContain('断线第9机械厂');
  }, 60_000);

  test('the queue works on: a list uploaded afterwards comes in', async () => {
    const form = new FormData();
    form.append('file', new Blob(['公司名称,手机\n断线后第一机械厂,13911112222\n']), 'after.csv');
    const { 'content-type': _, ...plain } = headers;
    const uploaded = await fetch(`${system.url}/api/leads/imports`, {
      method: 'POST',
      headers: plain,
      body: form,
    });
    expect(uploaded.status).toBe(201);
    const { id } = (await uploaded.json()) as { id: string };
    const run = await fetch(`${system.url}/api/leads/imports/${id}/run`, { method: 'POST', headers: plain });
    expect(run.status).toBe(202);
    await expect
      .poll(async () => (await get<{ state: string }>(`/api/leads/imports/${id}`)).body.state, {
        timeout: 30_000,
      })
      .toBe('done');
    expect(await companies()).toContain('断线后第一机械厂');
  }, 60_000);

  test('someone signed out is out, although the notice of it may have been missed', async () => {
    expect((await get('/api/session')).status).toBe(200);
    wire.cut();
    const direct = new Database({
      connection: { connectionString: databaseUrl(server, name) },
      role: appRole,
    });
    await direct.asSystem((tx) => tx.run(sql`update auth.sessions set ended_at = now()`));
    await direct.close();
    wire.mend();
    await expect.poll(async () => (await get('/api/session')).status, { timeout: 20_000 }).toBe(401);
  }, 60_000);
});

describe('told to stop', () => {
  test('it stops though the database says nothing any more, with requests waiting for it', async () => {
    wire.silence();
    const asked = Promise.allSettled([get('/api/leads'), get('/api/leads/counts'), capture(10)]);
    await sleep(500);
    const begun = Date.now();
    await system.stop();
    expect(Date.now() - begun).toBeLessThan(30_000);
    expect(system.said()).not.toContain('did not stop cleanly');
    await asked;
  }, 90_000);
});
