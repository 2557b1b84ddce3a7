import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { attachEmbedded } from '../src/platform/db/embedded/index.ts';
import {
  type SpawnedSystem,
  signInByLink,
  spawnFailing,
  spawnSystem,
} from '../src/platform/testing/spawn-system.ts';

/** What befalls a running system that nobody is to blame for, told on the whole of it in a process of its own. */

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yaosu-bad-luck-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Sent = { key: string; body: { company: string; phones: string[]; need?: string } };
const sent = (mark: string, n: number): Sent => ({
  key: `${mark}-intent-${n}`,
  body: { company: `${mark} 第${n}机械厂`, phones: [`+86139${String(10_000_000 + n)}`] },
});

/** Headers of whoever acts, with one key for one intent. */
const capture = (url: string, headers: Record<string, string>, { key, body }: Sent) =>
  fetch(`${url}/api/leads`, {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': key },
    body: JSON.stringify(body),
  });

const companies = async (url: string, headers: Record<string, string>): Promise<string[]> => {
  const found: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const answer = await fetch(`${url}/api/leads?limit=200${cursor && `&cursor=${cursor}`}`, { headers });
    const page = (await answer.json()) as { items: { company: string }[]; next: string | null };
    found.push(...page.items.map((lead) => lead.company));
    cursor = page.next && encodeURIComponent(page.next);
  }
  return found;
};

describe('the process is killed in the middle of a burst of writes', () => {
  let system: SpawnedSystem;
  afterAll(() => system.stop());

  test('what was answered is there after the next start; sent again, each intent happens once', async () => {
    const env = { YAOSU_DATA: join(folder, 'killed') };
    system = await spawnSystem(env);
    const headers = await signInByLink(system);
    const answered = new Map<string, string>();
    const all: Sent[] = [];
    const hand = async (): Promise<void> => {
      // Far more than are ever answered: the kill comes in between.
      while (all.length < 5_000) {
        const one = sent('killed', all.length);
        all.push(one);
        const answer = await capture(system.url, headers, one);
        const { id } = (await answer.json()) as { id: string };
        expect(answer.status).toBe(201);
        answered.set(one.key, id);
        if (answered.size === 120) await system.kill();
      }
    };
    const hands = await Promise.allSettled(Array.from({ length: 8 }, hand));
    expect(hands.some(({ status }) => status === 'rejected')).toBe(true);
    expect(answered.size).toBeGreaterThanOrEqual(120);
    expect(all.length).toBeGreaterThan(answered.size);

    system = await spawnSystem(env);
    const kept = await companies(system.url, headers);
    const missing = all.filter(({ key, body }) => answered.has(key) && !kept.includes(body.company));
    expect(missing).toEqual([]);

    for (const one of all) {
      const answer = await capture(system.url, headers, one);
      const { id } = (await answer.json()) as { id: string };
      expect(answer.status).toBe(201);
      const before = answered.get(one.key);
      if (before === undefined) continue;
      expect([id, answer.headers.get('idempotency-replayed')]).toEqual([before, 'true']);
    }
    const after = await companies(system.url, headers);
    expect(after.toSorted()).toEqual(all.map(({ body }) => body.company).toSorted());
  }, 120_000);

  test('a second start on the same data directory is refused, and the first goes on', async () => {
    const { code, said } = await spawnFailing({ YAOSU_DATA: join(folder, 'killed') });
    expect(code).toBe(1);
    expect(said).toContain(`in use by process ${system.process.pid}`);
    expect(said).toContain('YAOSU_DATA');
    expect((await fetch(`${system.url}/api/health`)).status).toBe(200);
  }, 60_000);

  test('of two who edit a lead at the same moment one is told what the other wrote', async () => {
    const headers = { ...(await headersOf()) };
    const made = await capture(system.url, headers, sent('together', 900_001));
    expect(made.status).toBe(201);
    const { id } = (await made.json()) as { id: string };
    const edit = (need: string) =>
      fetch(`${system.url}/api/leads/${id}`, {
        method: 'PATCH',
        headers,
        body: JSON.stringify({ version: 1, need }),
      });
    const both = await Promise.all([edit('齿轮轴 40 件'), edit('同步带轮 200 件')]);
    expect(both.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
    const [won, lost] = both.toSorted((a, b) => a.status - b.status);
    const { changes } = (await won!.json()) as { changes: { need: [null, string] } };
    const problem = (await lost!.json()) as { code: string; facts: Record<string, { need: string }> };
    expect(problem).toMatchObject({ code: 'record.stale', facts: { current: { version: 2 } } });
    expect(problem.facts.current!.need).toBe(changes.need[1]);
    expect(problem.facts.yours!.need).not.toBe(changes.need[1]);
  });

  /** Signed in anew: by a link that the command line makes. */
  async function headersOf(): Promise<Record<string, string>> {
    const bin = join(import.meta.dirname, '../bin/yaosu.js');
    const env = { ...process.env, YAOSU_DATA: join(folder, 'killed'), DATABASE_URL: '', YAOSU_LANG: 'en' };
    const said = execFileSync(process.execPath, [bin, 'user', 'link'], { env, encoding: 'utf8' });
    return signInByLink({ url: system.url, link: /\S*\/link#[\w-]+/.exec(said)![0] });
  }
});

describe('the disk is full', () => {
  const disk = () => join(folder, 'small-disk');
  let mounted = false;
  let system: SpawnedSystem | null = null;
  let headers: Record<string, string> | null = null;
  beforeAll(async () => {
    await mkdir(disk());
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=260m,mode=0755', 'yaosu-test', disk()], {
        stdio: 'ignore',
      });
      mounted = true;
    } catch {
      console.warn('a full disk was not tried: making a small one takes the right to mount');
    }
  });
  afterEach(async () => {
    await rm(join(disk(), 'filler'), { force: true });
    await system?.stop();
    system = null;
  });
  afterAll(() => {
    if (mounted) execFileSync('umount', [disk()]);
  });

  const health = async (url: string) =>
    (await (await fetch(`${url}/api/health`)).json()) as {
      storage: { state: string };
      database: { state: string };
    };

  /** Takes all the room but a page; the database may take some of it meanwhile. */
  async function fill(): Promise<void> {
    const { bavail, bsize } = await statfs(disk());
    await writeFile(join(disk(), 'filler'), Buffer.alloc(bavail * bsize - bsize)).catch((error) => {
      if (error.code !== 'ENOSPC') throw error;
    });
  }

  /** Uses up what room the log of changes (WAL) has left, which it keeps ready in pieces of 16 MB. */
  async function fillLog(data: string): Promise<void> {
    const { url } = (await attachEmbedded(data))!;
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => {});
    await client.connect();
    for (;;) {
      const failed = await client
        .query(`select pg_logical_emit_message(true, 'filler', repeat('x', 1000000))`)
        .then(() => false)
        .catch(() => true);
      if (failed) return;
    }
  }

  const places: [what: string, harder: (data: string) => Promise<void>][] = [
    ['a table cannot grow: the write is refused', async () => {}],
    ['the log of changes cannot go on: the database goes down and is started again', fillLog],
  ];
  test.for(places)(
    '%s; health says so, nothing answered is lost, and all goes on when there is room',
    { timeout: 180_000 },
    async ([what, harder], { skip }) => {
      if (!mounted) skip();
      const data = join(disk(), 'data');
      await mkdir(data, { recursive: true });
      system = await spawnSystem({ YAOSU_DATA: data });
      const { url } = system;
      headers ??= await signInByLink(system);
      const round = what.length;
      expect((await capture(url, headers, sent(`before-${round}`, 2 * round))).status).toBe(201);
      expect((await health(url)).storage.state).toBe('low');

      await fill();
      await harder(data);
      expect((await health(url)).storage.state).toBe('full');
      const more = { ...sent(`full-${round}`, 2 * round + 1) };
      // Longer than the pages that the tables have already.
      const need = Array.from({ length: 9_000 }, () =>
        String.fromCharCode(0x4e00 + Math.random() * 20_000),
      ).join('');
      const refused = await capture(url, headers, { ...more, body: { ...more.body, need } });
      const problem = (await refused.json()) as { code: string; next: string };
      expect([refused.status, problem.code]).toEqual(
        harder === fillLog
          ? [503, expect.stringMatching(/^database\.(away|unsure)$/)]
          : [507, 'storage.full'],
      );
      expect(problem.next).not.toBe('');
      expect(system.process.exitCode).toBeNull();

      await rm(join(disk(), 'filler'));
      // The same intent, sent again as the page does, happens now, once.
      await expect
        .poll(async () => (await capture(url, headers!, { ...more, body: { ...more.body, need } })).status, {
          interval: 500,
          timeout: 90_000,
        })
        .toBe(201);
      expect(await health(url)).toMatchObject({ storage: { state: 'low' }, database: { state: 'ready' } });
      const kept = await companies(url, headers);
      for (const mark of ['before', 'full'])
        expect(kept.filter((name) => name.startsWith(`${mark}-${round} `))).toHaveLength(1);
    },
  );
});
