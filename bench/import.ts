/**
 * A list of leads through the real import (validated, normalised, repetitions in the file and in the base settled, owners given,
 * one event each, searchable, counted), against plain COPY of the same rows into a bare table of the same columns, in
 * the same run. `npm run bench -- import [ROWS] [RUNS]`, a million and one if not said; BENCH_DATABASE_URL names a server
 * to use instead of our own.
 */
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { importFile } from '../src/areas/leads/import/index.ts';
import { foundPeople } from '../src/areas/people/acts/found-people.ts';
import { type Actor, system } from '../src/platform/actor/actor.ts';
import { Database } from '../src/platform/db/database.ts';
import { startEmbedded } from '../src/platform/db/embedded/index.ts';
import { appRole, migrate } from '../src/platform/db/migrate.ts';
import { sql } from '../src/platform/db/sql.ts';
import { prepareJobs } from '../src/platform/jobs/worker.ts';
import { generatedHeader, writeLeadsFile } from './generate-leads.ts';
import { cpuSeconds, machine, residentMb, spread, table } from './measure.ts';

const rows = Number(process.argv[2] ?? 1_000_000);
const runs = Number(process.argv[3] ?? 1);
const folder = await mkdtemp(join(tmpdir(), 'yaosu-bench-import-'));
const given = process.env.BENCH_DATABASE_URL;
const server = given ? null : await startEmbedded({ dataDir: folder });
const base = given ?? server!.url;
try {
  const file = join(folder, 'leads.csv');
  const bytes = await writeLeadsFile(file, { rows });
  console.log(`${machine()}; ${rows.toLocaleString('en')} rows, ${(bytes / 1e6).toFixed(0)} MB`);
  const imports: Awaited<ReturnType<typeof measureImport>>[] = [];
  const copies: number[] = [];
  for (let run = 0; run < runs; run++) {
    copies.push(await measureCopy(file));
    imports.push(await measureImport(file));
    copies.push(await measureCopy(file));
  }
  const middle = (values: number[]): number => spread(values).p50;
  const seconds = middle(imports.map((one) => one.seconds));
  const copy = middle(copies);
  table(
    ['', 'seconds', 'rows/s', 'CPU s Node', 'CPU s PostgreSQL'],
    [
      [
        'import',
        seconds,
        rows / seconds,
        middle(imports.map((one) => one.nodeCpu)),
        middle(imports.map((one) => one.serverCpu)),
      ],
      ['plain COPY', copy, rows / copy, '', ''],
      ['ratio', seconds / copy, '', '', ''],
    ],
  );
  const { idle, peak, counts } = imports[0]!;
  console.log(
    `memory, MB resident: Node ${idle.node.toFixed(0)} idle, ${peak.node.toFixed(0)} at most (+${(peak.node - idle.node).toFixed(0)})` +
      (server
        ? `; PostgreSQL ${idle.server.toFixed(0)} idle, ${peak.server.toFixed(0)} at most (+${(peak.server - idle.server).toFixed(0)}); together at most +${(peak.both - idle.node - idle.server).toFixed(0)}`
        : ''),
  );
  console.log(`came of it: ${JSON.stringify(counts)}`);
} finally {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
}

async function freshDatabase(name: string): Promise<string> {
  const client = new pg.Client({ connectionString: base });
  await client.connect();
  await eventually(() => client.query(`drop database if exists ${name} with (force)`));
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(base);
  url.pathname = `/${name}`;
  return url.toString();
}

/** Autovacuum, which we may not end, is still at it now and then. */
async function eventually(work: () => Promise<unknown>): Promise<void> {
  for (let tries = 20; ; tries--)
    try {
      await work();
      return;
    } catch (error) {
      if (tries === 0) throw error;
      await sleep(500);
    }
}

/** Seconds for the file as it is into text columns without index, key or rule. */
async function measureCopy(file: string): Promise<number> {
  const client = new pg.Client({ connectionString: await freshDatabase('bench_copy') });
  await client.connect();
  await client.query(`create table bare (${generatedHeader.map((_, n) => `c${n} text`).join(', ')})`);
  await client.query('checkpoint').catch(() => {});
  const began = performance.now();
  await pipeline(
    createReadStream(file, { highWaterMark: 1 << 18 }),
    client.query(copyFrom('copy bare from stdin with (format csv, header)')),
  );
  const seconds = (performance.now() - began) / 1000;
  await client.end();
  return seconds;
}

async function measureImport(file: string) {
  const url = await freshDatabase('bench_import');
  await migrate({ connectionString: url });
  await prepareJobs({ connectionString: url });
  const db = new Database({ connection: { connectionString: url }, role: appRole });
  const owner = await db.asSystem(async (tx) => {
    await tx.run(sql`
      insert into platform.company (name, language, currency, time_zone) values ('压测', 'zh-CN', 'CNY', 'Asia/Shanghai')`);
    return (await foundPeople(tx, { name: '陈立', email: 'owner@bench.example' })).ownerId;
  });
  const grants = { 'leads.read': 'all', 'leads.write': 'all', 'leads.import': 'all' } as const;
  const actor: Actor = { ...system, id: owner, grants, via: 'cli' };
  const memory = () => ({ node: ownMb(), server: server ? residentMb([server.pid!]) : 0 });
  globalThis.gc?.();
  const idle = memory();
  const peak = { ...idle, both: idle.node + idle.server };
  const watch = setInterval(() => {
    const now = memory();
    peak.node = Math.max(peak.node, now.node);
    peak.server = Math.max(peak.server, now.server);
    peak.both = Math.max(peak.both, now.node + now.server);
  }, 1000);
  const cpu = process.cpuUsage();
  const serverBefore = server ? await cpuSeconds(server.pid!) : 0;
  const done = await importFile(db, actor, file);
  const used = process.cpuUsage(cpu);
  const serverCpu = server ? (await cpuSeconds(server.pid!)) - serverBefore : Number.NaN;
  clearInterval(watch);
  if (done.state !== 'done') throw new Error(`the import ended as ${done.state}`);
  const [kept] = await db.read(
    system,
    sql<{ leads: number; events: number; found: number; tally: number }>`
      select (select count(*) from leads.leads) as leads, (select count(*) from platform.events where type = 'lead.captured') as events,
        (select count(*) from search.documents) as found, (select sum(n)::int from leads.tally) as tally`,
  );
  const all = [kept!.leads, kept!.events, kept!.found, kept!.tally];
  if (all.some((n) => n !== done.counts.created))
    throw new Error(`something is missing: ${JSON.stringify(kept)}`);
  await db.close();
  return {
    seconds: done.milliseconds / 1000,
    nodeCpu: (used.user + used.system) / 1e6,
    serverCpu,
    idle,
    peak,
    counts: done.counts,
  };
}

/** This process without the database that is its child. */
function ownMb(): number {
  return process.memoryUsage.rss() / 1024 / 1024;
}
