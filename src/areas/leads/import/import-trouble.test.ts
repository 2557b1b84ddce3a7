import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generatedHeader, generateLeads, writeLeadsFile } from '../../../../bench/generate-leads.ts';
import { type Actor, system } from '../../../platform/actor/actor.ts';
import { Database } from '../../../platform/db/database.ts';
import { appRole } from '../../../platform/db/migrate.ts';
import { sql } from '../../../platform/db/sql.ts';
import { prepareJobs } from '../../../platform/jobs/worker.ts';
import { type TestDatabase, testDatabase } from '../../../platform/testing/test-database.ts';
import { administer } from '../../../platform/testing/test-server.ts';
import { takeUpload } from './acts/take-upload.ts';
import { importFile } from './import-file.ts';
import { importJobs } from './jobs.ts';
import { allLeads, fileOf, foundCompany, problemsOf, scratch } from './store.fixture.ts';

let own: TestDatabase;
let owner: Actor;
let folder: string;
beforeAll(async () => {
  own = await testDatabase();
  await prepareJobs({ connectionString: own.url });
  owner = await foundCompany(own.db);
  folder = await scratch();
});
afterAll(async () => {
  await own.drop();
  await rm(folder, { recursive: true });
});

const bring = async (name: string, content: string | Buffer) =>
  importFile(own.db, owner, await fileOf(folder, name, content));
const count = async (): Promise<number> =>
  (
    await own.db.read<{ n: number }>(
      system,
      sql`select count(*) as n from leads.leads where deleted_at is null`,
    )
  )[0]!.n;

describe('files that are not as they should be', () => {
  test.each([
    ['of 0 bytes', 'import.emptyFile', ''],
    ['with nothing but a header', 'import.headerOnly', '公司名称,手机\n'],
    [
      'with a quote that never closes',
      'import.unbalancedQuote',
      '公司名称,手机\n"甲公司,13800138000\n乙公司,13900139000\n',
    ],
    [
      'that is an image',
      'import.binaryFile',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    ],
    [
      'with 600 columns',
      'import.tooManyColumns',
      `${Array.from({ length: 600 }, (_, n) => `c${n}`).join(',')}\n${'x,'.repeat(599)}x\n`,
    ],
  ])('%s: refused with %s, nothing kept', async (_what, code, content) => {
    const before = await count();
    await expect(bring('bad.csv', content)).rejects.toMatchObject({ code });
    expect(await count()).toBe(before);
  });

  test('a quote that opens far below the head: rows above it stay, the line is named', async () => {
    const rows = Array.from({ length: 30_000 }, (_, n) => `引号公司${n},q${n}@quote.example`);
    rows[29_000] = '"没有闭合,q29000@quote.example';
    const done = await bring('late-quote.csv', `公司名称,邮箱\n${rows.join('\n')}\n`);
    expect(done.state).toBe('failed');
    const [{ failure }] = (await own.db.read(
      system,
      sql`select failure from leads.imports where id = ${done.importId}`,
    )) as [{ failure: { code: string; facts: { line: number } } }];
    expect(failure).toMatchObject({ code: 'import.unbalancedQuote', facts: { line: 29_002 } });
  });

  test('300 columns come in; NUL is taken out and said', async () => {
    const header = ['公司名称', '邮箱', ...Array.from({ length: 298 }, (_, n) => `列${n}`)];
    const done = await bring(
      'wide.csv',
      `${header.join(',')}\n宽公司\0,wide@example.com${',x'.repeat(298)}\n`,
    );
    expect(done.counts).toMatchObject({ created: 1 });
    expect((await problemsOf(own.db, done.importId))[0]).toMatchObject({
      outcome: 'noted',
      problems: [{ code: 'import.nulCharacter', column: 0 }],
    });
    expect((await allLeads(own.db)).map((lead) => lead.company)).toContain('宽公司');
  });

  test.each([
    [
      'utf-16le with a mark',
      Buffer.from('\ufeff公司名称,邮箱\n编码公司甲,u16@example.com\n', 'utf16le'),
      '编码公司甲',
    ],
    [
      'GB18030',
      // 公司名称,邮箱 / 编码公司乙,gb@example.com
      Buffer.concat([
        Buffer.from('b9abcbbec3fbb3c62cd3cacfe40ab1e0c2ebb9abcbbed2d2', 'hex'),
        Buffer.from(',gb@example.com\n'),
      ]),
      '编码公司乙',
    ],
    [
      'Big5',
      // 公司名稱,電話 / 編碼公司,02-23456789
      Buffer.concat([
        Buffer.from('a4bda571a657bad92cb971b8dc0a', 'hex'),
        Buffer.from('bd73bd58a4bda571', 'hex'),
        Buffer.from(',+886 2 2345 6789\n'),
      ]),
      '編碼公司',
    ],
  ])('%s is read without mojibake', async (name, content, company) => {
    const done = await bring(`${name}.csv`, content);
    expect(done.counts.created).toBe(1);
    const [lead] = await own.db.read<{ company: string }>(
      system,
      sql`select company from leads.leads where import_id = ${done.importId}`,
    );
    expect(lead!.company).toBe(company);
  });

  test('two gigabytes may be uploaded: memory does not grow with what has come', async () => {
    // As much as shows it: 400 MB made as they are asked for.
    const piece = Buffer.from('苏州恒瑞机械有限公司,13800138000\n'.repeat(1_500));
    const pieces = Math.ceil(400e6 / piece.length);
    let most = 0;
    const before = process.memoryUsage.rss();
    async function* file() {
      for (let n = 0; n < pieces; n++) {
        most = Math.max(most, process.memoryUsage.rss() - before);
        yield piece;
      }
    }
    const stored = await takeUpload(folder, 'large', { file: Readable.from(file()), filename: 'large.csv' });
    expect(stored).toMatchObject({ bytes: pieces * piece.length, fileName: 'large.csv' });
    expect(most).toBeLessThan(150e6);
    await rm(stored!.path);
  }, 60_000);

  test('50 MB go through a thread of 96 MB: memory does not grow with the file', async () => {
    const path = `${folder}/large.csv`;
    await writeLeadsFile(path, { rows: 320_000 });
    expect((await stat(path)).size).toBeGreaterThan(50e6);
    const task = {
      path,
      fileName: 'large.csv',
      options: {
        columns: [
          { column: 0, to: 'company', missing: [] },
          { column: 3, to: 'phone', missing: [] },
        ],
        duplicates: 'skip',
        keys: ['phone'],
        mode: 'rows',
        badCells: 'reject',
        owner: { by: 'me' },
        country: 'CN',
      },
      context: {
        customKinds: {},
        people: new Map(),
        currency: 'CNY',
        ownerId: null,
        teams: {},
        now: '2026-01-01T00:00:00Z',
      },
      done: [],
      rowsPerChunk: 20_000,
      writing: false,
      previewRows: 0,
    };
    const { Worker } = await import('node:worker_threads');
    const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api')).href.replace(
      /\.cjs$/,
      '.mjs',
    );
    const file = new URL('./prepare/prepare-worker.ts', import.meta.url).href;
    const worker = new Worker(
      `import(${JSON.stringify(tsx)}).then(({ register }) => { register(); return import(${JSON.stringify(file)}); })`,
      {
        eval: true,
        workerData: task,
        resourceLimits: { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16 },
      },
    );
    let rows = 0;
    await new Promise<void>((resolve, reject) => {
      worker.on('error', reject);
      worker.on('message', (message: { chunk: { rows: number } | null; failed?: string }) => {
        if (message.failed) return reject(new Error(message.failed));
        if (message.chunk === null) return resolve();
        rows += message.chunk.rows;
        worker.postMessage('more');
      });
      worker.postMessage('more');
    });
    await worker.terminate();
    expect(rows).toBe(320_000);
  }, 120_000);
});

/** A list in which every row is a lead of its own. */
function plainList(rows: number, mark: string): string {
  const lines = [generatedHeader.join(',')];
  let n = 0;
  for (const cells of generateLeads({ rows, repeated: 0, broken: 0 })) {
    cells[3] = '';
    cells[4] = `${mark}${n++}@crash.example`;
    cells[1] = `${cells[1]}${n}`;
    lines.push(cells.join(','));
  }
  return `${lines.join('\n')}\n`;
}

/** How often each row of a list came in. */
async function times(
  mark: string,
): Promise<{ leads: number; different: number; events: number; found: number; tally: number }> {
  const [row] = await own.db.read(
    system,
    sql<{ leads: number; different: number; events: number; found: number; tally: number }>`
      select count(*) as leads, count(distinct l.email_key) as different,
        (select count(*) from platform.events e where e.type = 'lead.captured' and e.subject_id in
          (select id from leads.leads where email_key like ${`${mark}%`})) as events,
        (select count(*) from search.documents d where d.record_id in
          (select id from leads.leads where email_key like ${`${mark}%`})) as found,
        (select sum(n)::int from leads.tally) as tally
      from leads.leads l where l.email_key like ${`${mark}%`}`,
  );
  return row!;
}

describe('what goes wrong in the middle', () => {
  const rows = 6_000;

  test('kill -9, then taken up again: each row exactly once', async () => {
    const path = await fileOf(folder, 'killed.csv', plainList(rows, 'k'));
    const script = `
      import { Database } from ${JSON.stringify(new URL('../../../platform/db/database.ts', import.meta.url).href)};
      import { importFile } from ${JSON.stringify(new URL('./import-file.ts', import.meta.url).href)};
      const db = new Database({ connection: { connectionString: ${JSON.stringify(own.url)} }, role: ${JSON.stringify(appRole)} });
      await importFile(db, ${JSON.stringify(owner)}, ${JSON.stringify(path)}, { keys: ['email'] }, {
        rowsPerChunk: 200,
        // However late the kill comes: half of the list is as far as this gets.
        onProgress: ({ rows }) => (console.log('rows', rows), rows < 3000 ? undefined : new Promise(() => {})) });
      console.log('finished');`;
    const child = spawn(
      process.execPath,
      [
        '--import',
        pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href,
        '--input-type=module',
        '-e',
        script,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let said = '';
    child.stdout.on('data', (piece: Buffer) => {
      said += piece;
      if (/rows (1[0-9]|2[0-9])00\b/.test(said)) child.kill('SIGKILL');
    });
    await once(child, 'exit');
    expect(said).not.toContain('finished');
    const before = await times('k');
    expect(before.leads).toBeGreaterThan(500);
    expect(before.leads).toBeLessThan(rows);
    expect(before.leads % 200).toBe(0);

    // Whoever held it is silent for longer than they may be.
    await own.db.asSystem((tx) =>
      tx.run(sql`update leads.imports set held_until = now() - interval '1 minute' where state = 'running'`),
    );
    const [{ id }] = (await own.db.read(
      system,
      sql`select id from leads.imports where state = 'running'`,
    )) as [{ id: string }];
    const [work, resume] = importJobs;
    const context = { db: own.db, signal: new AbortController().signal, log: () => {} };
    await resume!.run({}, context);
    const [queued] = await queuedJobs();
    expect(queued).toMatchObject({ importId: id, step: 'run', actor: { id: owner.id } });
    await work!.run(queued!, context);
    expect(await times('k')).toMatchObject({ leads: rows, different: rows, events: rows, found: rows });
  }, 120_000);

  async function queuedJobs(): Promise<Record<string, unknown>[]> {
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: own.url });
    await client.connect();
    try {
      const { rows: jobs } = await client.query('select payload from graphile_worker._private_jobs');
      return jobs.map((job: { payload: Record<string, unknown> }) => job.payload);
    } finally {
      await client.end();
    }
  }

  test('the database goes away for seconds, again and again: each row exactly once', async () => {
    const path = await fileOf(folder, 'outage.csv', plainList(rows, 'o'));
    const name = new URL(own.url).pathname.slice(1);
    const db = new Database({ connection: { connectionString: own.url }, connections: 10, role: appRole });
    let outages = 0;
    const outage = async (): Promise<void> => {
      outages++;
      await administer(
        own.url.replace(name, 'postgres'),
        `alter database ${name} allow_connections false`,
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
      );
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await administer(own.url.replace(name, 'postgres'), `alter database ${name} allow_connections true`);
    };
    const during: Promise<void>[] = [];
    const done = await importFile(
      db,
      owner,
      path,
      { keys: ['email'] },
      {
        rowsPerChunk: 500,
        onProgress: ({ rows: read }) => {
          if ((read === 1_000 || read === 3_000) && outages < 2) during.push(outage());
        },
      },
    );
    await Promise.all(during);
    await db.close();
    expect(outages).toBeGreaterThan(0);
    expect(done.state).toBe('done');
    expect(await times('o')).toMatchObject({ leads: rows, different: rows, events: rows, found: rows });
  }, 120_000);

  test('two imports of the same list at once: one after the other, nothing twice', async () => {
    const [one, two] = await Promise.all(
      ['a.csv', 'b.csv'].map(async (file) =>
        importFile(
          own.db,
          owner,
          await fileOf(folder, file, plainList(2_000, 't')),
          { keys: ['email'] },
          { rowsPerChunk: 500 },
        ),
      ),
    );
    expect([one!.counts.created, two!.counts.created].sort()).toEqual([0, 2_000]);
    expect(await times('t')).toMatchObject({ leads: 2_000, different: 2_000 });
  }, 60_000);

  test('cancelled: it stops at the next piece; what is written stays and is counted; begun again it goes on', async () => {
    const path = await fileOf(folder, 'cancel.csv', plainList(rows, 'c'));
    let askedAt = 0;
    const first = await importFile(
      own.db,
      owner,
      path,
      { keys: ['email'] },
      {
        rowsPerChunk: 200,
        onProgress: async ({ rows: read }) => {
          if (read < 1_000 || askedAt > 0) return;
          askedAt = read;
          await own.db.asSystem((tx) =>
            tx.run(sql`update leads.imports set cancel_asked = true where state = 'running'`),
          );
        },
      },
    );
    expect(first.state).toBe('cancelled');
    const kept = await times('c');
    expect(kept.leads).toBe(first.counts.created);
    // Two pieces are written at a time: each may end the one it is in, and one is begun before anyone looks.
    expect(kept.leads).toBeLessThanOrEqual(askedAt + 3 * 200);

    const [work] = importJobs;
    await own.db.asSystem((tx) =>
      tx.run(
        sql`update leads.imports set state = 'running', cancel_asked = false where id = ${first.importId}`,
      ),
    );
    await work!.run(
      { importId: first.importId, step: 'run', actor: owner },
      { db: own.db, signal: new AbortController().signal, log: () => {} },
    );
    expect(await times('c')).toMatchObject({ leads: rows, different: rows });
  }, 60_000);

  test('cancelled while all or nothing is asked for: nothing is kept', async () => {
    const path = await fileOf(folder, 'cancel-whole.csv', plainList(2_000, 'z'));
    const done = await importFile(
      own.db,
      owner,
      path,
      { keys: ['email'], mode: 'file' },
      {
        rowsPerChunk: 200,
        onProgress: async ({ rows: read }) => {
          if (read === 1_000)
            await own.db.asSystem((tx) =>
              tx.run(sql`update leads.imports set cancel_asked = true where state = 'running'`),
            );
        },
      },
    );
    expect(done.state).toBe('cancelled');
    expect(await times('z')).toMatchObject({ leads: 0, events: 0 });
  }, 60_000);
});
