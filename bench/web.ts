/**
 * What the browser loads for the first screen, and when the list of leads can be worked with, in a real Chromium:
 * `npm run bench -- web [LEADS]`, by default 1,000,000. BENCH_DATA names a folder whose base is kept for the next run, BENCH_CALLS how many
 * times the list is opened.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../e2e/running-system.ts';
import { foundPeople } from '../src/areas/people/acts/found-people.ts';
import { startSession } from '../src/platform/auth/sessions.ts';
import { Database } from '../src/platform/db/database.ts';
import { attachEmbedded } from '../src/platform/db/embedded/index.ts';
import { appRole } from '../src/platform/db/migrate.ts';
import { spawnSystem } from '../src/platform/testing/spawn-system.ts';
import { buildWebIfNeeded } from '../tools/build-web.ts';
import { fillLeads } from './fill-leads.ts';
import { machine, spread, table } from './measure.ts';

const leads = Number(process.argv[2] ?? 1_000_000);
const times = Number(process.env.BENCH_CALLS ?? 7);
const kept = process.env.BENCH_DATA;
const dataDir = kept ?? (await mkdtemp(join(tmpdir(), 'yaosu-bench-web-')));

await buildWebIfNeeded();
const system = await spawnSystem({ YAOSU_DATA: dataDir });
const browser = await launchBrowser();
try {
  console.log(`web: ${leads.toLocaleString('en')} leads; ${machine()}`);
  const cookie = await signedIn();
  const first: Loaded[] = [];
  const again: Loaded[] = [];
  for (let n = 0; n < times; n++) {
    const context = await newPerson(browser, cookie);
    first.push(await open(context));
    again.push(await open(context));
    await context.close();
  }
  const row = (name: string, loads: Loaded[], part: (load: Loaded) => number) => {
    const { p50, p95 } = spread(loads.map(part));
    return [name, p50, p95];
  };
  table(
    ['list of leads', 'p50', 'p95'],
    [
      row('script, kB gzip', first, (load) => load.script / 1000),
      row('everything, kB', first, (load) => load.all / 1000),
      row('requests', first, (load) => load.requests),
      row('first visit: rows are there, ms', first, (load) => load.rowsAt),
      row('first visit: can be worked with, ms', first, (load) => load.calmAt),
      row('next visit: rows are there, ms', again, (load) => load.rowsAt),
      row('next visit: can be worked with, ms', again, (load) => load.calmAt),
    ],
  );
} finally {
  await browser.close();
  await system.stop();
  if (!kept) await rm(dataDir, { recursive: true, force: true });
}

type Loaded = { script: number; all: number; requests: number; rowsAt: number; calmAt: number };

/** Fills the base, and signs its owner in. */
async function signedIn(): Promise<string> {
  const own = await attachEmbedded(dataDir);
  if (!own) throw new Error('the system started without its database');
  const db = new Database({ connection: own.connection, role: appRole });
  try {
    const { ownerId } = await fillLeads(db, own.connection, leads);
    const { cookie } = await db.asSystem(async (tx) => {
      await foundPeople(tx);
      return startSession(tx, ownerId, { ip: '127.0.0.1', userAgent: 'bench', origin: system.url });
    });
    return cookie.split(';')[0]!;
  } finally {
    await db.close();
  }
}

async function newPerson(from: Browser, cookie: string): Promise<BrowserContext> {
  const context = await from.newContext({
    // The language of the owner that the base is filled with: another one's words would be loaded on top.
    locale: 'en-US',
    viewport: { width: 1440, height: 900 },
    extraHTTPHeaders: { 'accept-encoding': 'gzip' },
  });
  const [name, value] = cookie.split('=') as [string, string];
  await context.addCookies([{ name, value, url: system.url }]);
  return context;
}

/** Opens the list in a new tab and waits until it is there and the page has come to rest. */
async function open(context: BrowserContext): Promise<Loaded> {
  const page = await context.newPage();
  const loaded = await weighed(page);
  await page.addInitScript(() => {
    const busy: number[] = [];
    Object.assign(window, { busyUntil: busy });
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) busy.push(task.startTime + task.duration);
    }).observe({ type: 'longtask', buffered: true });
  });
  await page.goto(`${system.url}/leads`);
  await page.locator('tbody tr:not([aria-hidden])').nth(9).waitFor();
  const rowsAt = await page.evaluate(() => performance.now());
  // Half a second without a task of 50 ms and more: what is clicked now is answered at once.
  const calmAt = await page.evaluate(async (shown) => {
    const { busyUntil } = window as unknown as { busyUntil: number[] };
    for (;;) {
      const last = Math.max(shown, ...busyUntil);
      if (performance.now() - last > 500) return last;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }, rowsAt);
  await page.close();
  return { ...loaded, rowsAt, calmAt };
}

/** Bytes of the answers' bodies as they come over the line, in gzip, without headers. */
async function weighed(page: Page): Promise<{ script: number; all: number; requests: number }> {
  const loaded = { script: 0, all: 0, requests: 0 };
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const kinds = new Map<string, string>();
  session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  session.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    loaded.all += encodedDataLength;
    if (kinds.get(requestId) === 'Script') loaded.script += encodedDataLength;
  });
  session.on('Network.loadingFinished', () => loaded.requests++);
  return loaded;
}
