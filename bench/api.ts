/**
 * What a salesperson and the owner wait for with many leads, over HTTP against the running system, beside the same SQL asked of
 * PostgreSQL directly. `npm run bench -- api [LEADS]`, by default 1,000,000. BENCH_CALLS and BENCH_SECONDS say how long, BENCH_ONLY
 * (a part of a name) what. BENCH_DATA names a folder whose base is kept for the next run; BENCH_NODE gives Node arguments such as --cpu-prof.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { foundPeople } from '../src/areas/people/acts/found-people.ts';
import { newId } from '../src/kernel/ids.ts';
import type { Actor } from '../src/platform/actor/actor.ts';
import { startSession } from '../src/platform/auth/sessions.ts';
import { Database } from '../src/platform/db/database.ts';
import { attachEmbedded } from '../src/platform/db/embedded/index.ts';
import { appRole } from '../src/platform/db/migrate.ts';
import { sql } from '../src/platform/db/sql.ts';
import { actorStatement } from '../src/platform/db/statements.ts';
import { type Filled, fillLeads } from './fill-leads.ts';
import { cpuSeconds, machine, oneByOne, perSecond, residentMb, table } from './measure.ts';

const leads = Number(process.argv[2] ?? 1_000_000);
const calls = Number(process.env.BENCH_CALLS ?? 300);
const seconds = Number(process.env.BENCH_SECONDS ?? 4);
const root = join(import.meta.dirname, '..');

const only = process.env.BENCH_ONLY ?? '';
const nodeArguments = process.env.BENCH_NODE?.split(' ').filter(Boolean) ?? [];
const kept = process.env.BENCH_DATA;
const dataDir = kept ?? (await mkdtemp(join(tmpdir(), 'yaosu-bench-')));
const { server, url } = await startServer();
const own = await attachEmbedded(dataDir);
if (!own) throw new Error('the system started without its database');
const db = new Database({ connection: own.connection, role: appRole });
try {
  console.log(`api: ${leads.toLocaleString('en')} leads; ${machine()}`);
  const idle = residentMb([server.pid!]);
  const begin = performance.now();
  const filled = await fillLeads(db, own.connection, leads);
  console.log(`filled in ${Math.round((performance.now() - begin) / 1000)} s`);
  for (const who of ['owner', 'salesperson'] as const) await measure(who, filled);
  const last = residentMb([server.pid!]);
  await sleep(30_000);
  console.log(
    `resident memory: ${Math.round(idle)} MB after start, ${Math.round(last)} MB with the last call, ${Math.round(residentMb([server.pid!]))} MB half a minute later`,
  );
} finally {
  await db.close();
  server.kill('SIGINT');
  await new Promise((resolve) => server.once('exit', resolve));
  if (!kept) await rm(dataDir, { recursive: true, force: true });
}

async function startServer(): Promise<{ server: ChildProcess; url: string }> {
  const env = { ...process.env, YAOSU_DATA: dataDir, PORT: '0', YAOSU_LANG: 'en', YAOSU_LOG: 'error' };
  const server = spawn(process.execPath, [...nodeArguments, join(root, 'bin/yaosu.js'), 'start'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    server.stdout!.on('data', (chunk) => {
      said += chunk;
      const found = /http:\/\/[\d.]+:\d+/.exec(said)?.[0];
      if (found) resolve(found);
    });
    server.once('exit', () => reject(new Error(`the system did not start:\n${said}`)));
  });
  return { server, url };
}

type Work = {
  name: string;
  path: (i: number) => string;
  body?: (i: number) => unknown;
  /** The same asked of PostgreSQL, under the same actor. */
  raw: (i: number) => { text: string; values: unknown[]; name?: string };
};

async function measure(who: 'owner' | 'salesperson', filled: Filled): Promise<void> {
  const { actor, cookie } = await signIn(who, filled);
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const call = (work: Work) => (i: number) =>
    send(agent, cookie, work.body ? 'POST' : 'GET', work.path(i), work.body?.(i));
  const client = await rawClient(actor);
  const clients = await Promise.all(Array.from({ length: 16 }, () => rawClient(actor)));
  const rows: (string | number)[][] = [];
  for (const work of works(who, filled).filter(({ name }) => name.includes(only))) {
    const ours = await oneByOne(call(work), calls);
    const raw = await oneByOne((i) => client.query(work.raw(i)), calls);
    const [node, base] = await usedCpu();
    let answered = 0;
    const rate = await perSecond(
      (lane, i) => call(work)(lane * 1_000_003 + i).then(() => answered++),
      16,
      seconds,
    );
    const [nodeAfter, baseAfter] = await usedCpu();
    const cost = (before: number, after: number): number => ((after - before) / answered) * 1e6;
    const rawRate = await perSecond(
      (lane, i) => clients[lane]!.query(work.raw(lane * 1_000_003 + i)),
      16,
      seconds,
    );
    rows.push([
      work.name,
      ours.p50,
      ours.p95,
      ours.p99,
      raw.p50,
      raw.p95,
      rate,
      rawRate,
      rate / rawRate,
      cost(node, nodeAfter),
      cost(base, baseAfter),
    ]);
  }
  console.log(`\n${who}`);
  const head = [
    'p50 ms',
    'p95',
    'p99',
    'raw p50',
    'raw p95',
    '16: /s',
    'raw /s',
    'ratio',
    'Node µs',
    'PostgreSQL µs',
  ];
  table(['', ...head], rows);
  agent.destroy();
  await Promise.all([client, ...clients].map((one) => one.end()));
}

/** CPU seconds so far: of Node, of PostgreSQL. A busy machine changes them little. */
function usedCpu(): Promise<[number, number]> {
  return Promise.all([cpuSeconds(server.pid!, false), cpuSeconds(own!.pid)]);
}

async function signIn(
  who: 'owner' | 'salesperson',
  filled: Filled,
): Promise<{ actor: Actor; cookie: string }> {
  const id = who === 'owner' ? filled.ownerId : filled.salespeople[0]!;
  const cookie = await db.asSystem(async (tx) => {
    await foundPeople(tx);
    return (await startSession(tx, id, { ip: '127.0.0.1', userAgent: 'bench', origin: url })).cookie;
  });
  const [row] = await db.asSystem((tx) =>
    tx.all(
      sql<{
        grants: Actor['grants'];
      }>`select r.grants from people.people p join people.roles r on r.id = p.role_id where p.id = ${id}`,
    ),
  );
  return {
    actor: { id, name: who, language: 'en', grants: row!.grants, teams: [], via: 'web' },
    cookie: cookie.split(';')[0]!,
  };
}

/** A plain connection under row-level security, the actor set once. */
async function rawClient(actor: Actor): Promise<pg.Client> {
  const client = new pg.Client(own!.connection);
  await client.connect();
  await client.query(`SET ROLE ${appRole}`);
  const { text, values } = actorStatement(actor);
  await client.query(text.replaceAll(', true)', ', false)'), [...values]);
  return client;
}

function send(agent: Agent, cookie: string, method: string, path: string, body?: unknown): Promise<string> {
  return new Promise((resolve, reject) => {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const headers: Record<string, string> = {
      cookie,
      'x-yaosu-client': 'bench',
      ...(payload && { 'content-type': 'application/json' }),
    };
    const req = request(`${url}${path}`, { agent, method, headers }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (res.statusCode! < 300) resolve(text);
        else reject(new Error(`${method} ${path}: ${res.statusCode} ${text}`));
      });
    });
    req.on('error', reject);
    req.end(payload);
  });
}

function works(who: 'owner' | 'salesperson', filled: Filled): Work[] {
  const { ids, regions, sources, ownIds, words, salespeople } = filled;
  const mine = who === 'owner' ? '' : ` and owner_id = '${salespeople[0]}'`;
  const pick = <T>(all: readonly T[], i: number): T => all[(i * 7919) % all.length]!;
  const columns = `id, version, name, company, phones[1], region, source, amount, currency, owner_id,
    (select p.name from people.people p where p.id = owner_id), status, next_step, next_step_on, captured_at, response_due_at,
    first_contact_at, last_contact_at`;
  const orders: Record<string, string> = {
    '-captured': 'captured_at desc, id desc',
    '-updated': 'updated_at desc, id desc',
    company: 'sort_key, id',
    '-amount': 'amount_rank desc, id desc',
    nextStep: 'next_step_rank, id',
    '-lastContact': 'last_contact_rank desc, id desc',
  };
  const filter = (i: number): string =>
    encodeURIComponent(
      JSON.stringify([
        { field: 'region', operator: 'anyOf', values: [pick(regions, i)] },
        { field: 'source', operator: 'anyOf', values: [pick(sources, i)] },
      ]),
    );
  const pages = Object.entries(orders).map(
    ([sort, order]): Work => ({
      name: `first page by ${sort}, two filters`,
      path: (i) => `/api/leads?sort=${sort}&filter=${filter(i)}`,
      raw: (i) => ({
        text: `select ${columns} from leads.leads where deleted_at is null and region = $1 and source = $2${mine} order by ${order} limit 51`,
        values: [pick(regions, i), pick(sources, i)],
      }),
    }),
  );
  return [
    {
      name: 'create',
      path: () => '/api/leads',
      body: (i) => ({
        name: '李工',
        company: `新增${who}${i}-${process.hrtime.bigint()}机械有限公司`,
        phones: [`1${3_900_000_000 + ((i * 7919) % 99_999_999)}`],
        allowDuplicate: true,
      }),
      raw: (i) => ({
        name: 'create',
        text: "insert into leads.leads (id, name, company, owner_id, captured_at, sort_key) values ($1, '李工', $2, $3, now(), $2)",
        values: [newId(), `新增raw${i}`, salespeople[0]],
      }),
    },
    {
      name: 'read one',
      path: (i) => `/api/leads/${pick(who === 'owner' ? ids : ownIds, i)}`,
      raw: (i) => ({
        name: 'one',
        text: `select l.*, (select p.name from people.people p where p.id = owner_id) from leads.leads l where id = $1`,
        values: [pick(who === 'owner' ? ids : ownIds, i)],
      }),
    },
    {
      name: 'first page, no filter',
      path: () => '/api/leads',
      raw: () => ({
        name: 'first',
        text: `select ${columns} from leads.leads where deleted_at is null${mine} order by captured_at desc, id desc limit 51`,
        values: [],
      }),
    },
    ...pages,
    {
      name: 'search by part of a name',
      path: (i) => `/api/leads?q=${encodeURIComponent(pick(words, i))}`,
      raw: (i) => ({
        text: `select ${columns} from leads.leads where deleted_at is null and company like $1${mine} limit 51`,
        values: [`%${pick(words, i)}%`],
      }),
    },
    {
      name: 'counts by status',
      path: () => '/api/leads/counts',
      raw: () => ({
        name: 'counts',
        text: `select status, sum(n) from leads.tally where true${mine} group by 1`,
        values: [],
      }),
    },
  ];
}
