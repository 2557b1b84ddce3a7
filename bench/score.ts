/**
 * How fast leads are scored: in memory, all of them in the database (the first time, and again with another card), what a preview
 * takes, and a list in the order of the score.
 *
 *     npm run bench -- score [--leads=1000000]
 *
 * SCORE_BENCH_URL names a PostgreSQL to make a database on; otherwise an embedded one is started.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { listLeads } from '../src/areas/leads/lists.ts';
import { previewCard } from '../src/areas/leads/score/acts/preview-card.ts';
import { startRun } from '../src/areas/leads/score/acts/rescore.ts';
import { forgetScoring, loadScoring, rescoreAll } from '../src/areas/leads/score/index.ts';
import { shippedCard } from '../src/areas/leads/score/rules/shipped-card.ts';
import { type Column, compileCard, isNumeric, scoreRows } from '../src/areas/scoring/index.ts';
import { newId } from '../src/kernel/ids.ts';
import { type Actor, system } from '../src/platform/actor/actor.ts';
import { Database } from '../src/platform/db/database.ts';
import { startEmbedded } from '../src/platform/db/embedded/index.ts';
import { appRole, migrate } from '../src/platform/db/migrate.ts';
import { sql } from '../src/platform/db/sql.ts';
import { prepareJobs } from '../src/platform/jobs/worker.ts';
import { administer, databaseUrl } from '../src/platform/testing/test-server.ts';
import { fillLeads } from './fill-leads.ts';
import { oneByOne } from './measure.ts';

const given = process.argv.find((argument) => argument.startsWith('--leads='));
const count = Number(given?.split('=')[1] ?? 1_000_000);
const say = (label: string, value: string): void => console.log(`${label.padEnd(52)}${value}`);
const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const begin = performance.now();
  await work();
  return (performance.now() - begin) / 1000;
};

console.log(
  `${cpus()[0]?.model}, ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}, Node ${process.version}\n`,
);
inMemory();

const dataDir = await mkdtemp(join(tmpdir(), 'yaosu-score-'));
const server = process.env.SCORE_BENCH_URL ? null : await startEmbedded({ dataDir });
const url = process.env.SCORE_BENCH_URL ?? server!.url;
const name = `yaosu_bench_${newId().replaceAll('-', '')}`;
await administer(url, `CREATE DATABASE ${name}`);
const own = databaseUrl(url, name);
const connection = { connectionString: own };
const client = new pg.Client(connection);
const db = new Database({ connection, role: appRole });
try {
  await migrate(connection);
  await prepareJobs(connection);
  const filled = await fillLeads(db, connection, count, false);
  await client.connect();
  await client.query(`select set_config('yaosu.grants', '{"*":"all"}', false)`);
  // A third of the leads has been spoken with, by one or two kinds of act.
  await client.query(`
    insert into leads.engagement (lead_id, measure, level, at)
    select id, m, 1 + (hashtext(id::text || m) % 100)::float8 / 100 + 1, coalesce(last_contact_at, captured_at) from leads.leads
    cross join unnest(array['callsAnswered', 'replies']) m where hashtext(id::text) % 3 = 0`);
  await client.query('vacuum analyze leads.engagement');

  await run('scored in the database for the first time');
  await publishAnother();
  await run('scored again with another card');
  const [moved] = await db.read(
    system,
    sql<{ moved: number }>`select moved from leads.score_runs order by started_at desc limit 1`,
  );
  say('  of which the shown score moved', moved!.moved.toLocaleString('en'));

  const card = { ...shippedCard, base: 42 };
  say(
    'what a change of the card would move (sample)',
    `${(1000 * (await seconds(() => previewCard(db, system, { card })))).toFixed(0)} ms`,
  );
  await client.query('vacuum analyze leads.scores');
  const salesperson: Actor = {
    ...system,
    id: filled.salespeople[0]!,
    grants: { 'leads.read': 'own' },
    via: 'web',
  };
  for (const [who, actor] of [
    ['everyone’s', { ...system, grants: { 'leads.read': 'all' } } as Actor],
    ['one salesperson’s', salesperson],
  ] as const) {
    const { p50, p95 } = await oneByOne(() => listLeads(db, actor, { sort: '-score', limit: 50 }), 40);
    say(`first 50 of ${who} leads by score`, `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`);
  }
} finally {
  await client.end();
  await db.close();
  await administer(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await server?.stop();
  await rm(dataDir, { recursive: true, force: true });
}

/** The shipped card over columns of its own shape: what the scorer alone does. */
function inMemory(): void {
  const rows = 1_000_000;
  const columns = shippedCard.attributes.map((attribute, at): Column => {
    const { key } = attribute;
    if (isNumeric(attribute))
      return {
        key,
        kind: attribute.kind,
        values: Float64Array.from({ length: rows }, (_, i) => ((i * 31 + at) % 97) / 10),
      };
    const levels = attribute.bins.flatMap((bin) => bin.levels);
    return {
      key,
      kind: attribute.kind,
      levels,
      codes: Int32Array.from({ length: rows }, (_, i) => (i * 17 + at) % levels.length),
    };
  });
  const compiled = compileCard(shippedCard);
  scoreRows(compiled, columns, rows);
  const begin = performance.now();
  for (let i = 0; i < 5; i++) scoreRows(compiled, columns, rows);
  const perSecond = (5 * rows) / ((performance.now() - begin) / 1000);
  say(`scored in memory, ${columns.length} attributes`, `${(perSecond / 1e6).toFixed(1)} million rows/s`);
}

async function run(label: string): Promise<void> {
  forgetScoring();
  const scoring = await loadScoring(db);
  await db.asSystem(async (tx) => startRun(tx, 'asked', scoring));
  const before = process.cpuUsage();
  const took = await seconds(() => rescoreAll(db, new AbortController().signal));
  const { user, system: kernel } = process.cpuUsage(before);
  const busy = `${((user + kernel) / 1e6).toFixed(1)} s of this process`;
  say(`${count.toLocaleString('en')} leads ${label}`, `${took.toFixed(1)} s (${busy})`);
}

async function publishAnother(): Promise<void> {
  const card = { ...shippedCard, base: 43 };
  await client.query(`update leads.score_cards set state = 'retired'`);
  await client.query(
    `insert into leads.score_cards (id, number, state, card, created_by, published_at) values ($1, 2, 'published', $2, $3, now())`,
    [newId(), JSON.stringify(card), system.id],
  );
}
