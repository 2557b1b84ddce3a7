/**
 * What the pipeline's review, forecast, lists and board cost with many opportunities, over HTTP against the running system, and how the
 * board feels with its open ones in a real Chromium: `npm run bench -- review [OPPORTUNITIES]`, by default 100,000 with ten steps each.
 * BENCH_CALLS says how often each is asked, BENCH_DATA names a folder whose base is kept for the next run.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../e2e/running-system.ts';
import { foundPeople } from '../src/areas/people/acts/found-people.ts';
import { addDays, localDay } from '../src/kernel/days.ts';
import { newId } from '../src/kernel/ids.ts';
import { startSession } from '../src/platform/auth/sessions.ts';
import { Database } from '../src/platform/db/database.ts';
import { attachEmbedded } from '../src/platform/db/embedded/index.ts';
import { appRole } from '../src/platform/db/migrate.ts';
import { sql } from '../src/platform/db/sql.ts';
import { spawnSystem } from '../src/platform/testing/spawn-system.ts';
import { buildWebIfNeeded } from '../tools/build-web.ts';
import { fillOpportunities } from './fill-opportunities.ts';
import { machine, oneByOne, spread, table } from './measure.ts';

const count = Number(process.argv[2] ?? 100_000);
const calls = Number(process.env.BENCH_CALLS ?? 40);
const steps = 10;
const open = Math.round(count / 20);
const kept = process.env.BENCH_DATA;
const dataDir = kept ?? (await mkdtemp(join(tmpdir(), 'yaosu-bench-review-')));

await buildWebIfNeeded();
const system = await spawnSystem({ YAOSU_DATA: dataDir });
const browser = await launchBrowser();
try {
  console.log(
    `review: ${count.toLocaleString('en')} opportunities, ${(count * steps).toLocaleString('en')} steps, ${open.toLocaleString('en')} open; ${machine()}`,
  );
  const { cookies, teamId } = await filled();
  table(['ms', 'p50', 'p95'], await requests(cookies, teamId));
  table(['the board in Chromium', 'p50', 'p95'], await boards(cookies.owner));
} finally {
  await browser.close();
  await system.stop();
  if (!kept) await rm(dataDir, { recursive: true, force: true });
}

type Cookies = { owner: string; manager: string; salesperson: string };

/** Fills the base with four teams of six, and signs three people in. */
async function filled(): Promise<{ cookies: Cookies; teamId: string }> {
  const own = await attachEmbedded(dataDir);
  if (!own) throw new Error('the system started without its database');
  const db = new Database({ connection: own.connection, role: appRole });
  try {
    const { roles, ownerId } = await db.asSystem((tx) => foundPeople(tx));
    const people = () =>
      db.asSystem((tx) =>
        tx.all(sql<{ id: string; teamId: string; manages: boolean }>`
          select id, team_id as "teamId", role_id = ${roles.manager} as manages from people.people where team_id is not null order by id`),
      );
    if ((await people()).length === 0) {
      await db.asSystem(async (tx) => {
        for (let team = 0; team < 4; team++) {
          const id = newId();
          await tx.run(sql`insert into people.teams (id, name) values (${id}, ${`小组${team + 1}`})`);
          for (let n = 0; n < 6; n++)
            await tx.run(sql`
              insert into people.people (id, name, email, language, role_id, state, team_id)
              values (${newId()}, ${`销售${team * 6 + n + 1}`}, ${`sales${team}-${n}@bench.example`}, 'zh-CN', ${n === 0 ? roles.manager : roles.sales}, 'active', ${id})`);
        }
        await tx.run(sql`
          insert into platform.company (name, language, currency, time_zone) values ('测试公司', 'zh-CN', 'CNY', 'Asia/Shanghai') on conflict do nothing`);
      });
      const begun = performance.now();
      await fillOpportunities(db, { count, open, steps }, await people());
      console.log(`filled in ${Math.round((performance.now() - begun) / 1000)} s`);
    }
    const [first, second] = (await people()).toSorted((a, b) => Number(b.manages) - Number(a.manages));
    const seller = (await people()).find(({ manages }) => !manages)!;
    const signIn = (id: string) =>
      db.asSystem(async (tx) => {
        const session = { ip: '127.0.0.1', userAgent: 'bench', origin: system.url };
        return (await startSession(tx, id, session)).cookie.split(';')[0]!;
      });
    return {
      cookies: {
        owner: await signIn(ownerId),
        manager: await signIn((first ?? second)!.id),
        salesperson: await signIn(seller.id),
      },
      teamId: first!.teamId,
    };
  } finally {
    await db.close();
  }
}

async function requests(cookies: Cookies, teamId: string): Promise<(string | number)[][]> {
  const today = localDay(new Date(), 'Asia/Shanghai');
  const first = Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1;
  const quarter = `${today.slice(0, 4)}-${String(first).padStart(2, '0')}-01`;
  const period = `from=${quarter}&until=${addDays(quarter, 95).slice(0, 8)}01`;
  const year = `from=${addDays(today, -365)}&until=${today}`;
  const isOpen = encodeURIComponent(
    JSON.stringify([{ field: 'state', operator: 'anyOf', values: ['open'] }]),
  );
  const paths = {
    'review of 7 days': `/api/pipeline-review?since=${addDays(today, -7)}&${period}`,
    'review of 30 days': `/api/pipeline-review?since=${addDays(today, -30)}&${period}`,
    'review of a team': `/api/pipeline-review?since=${addDays(today, -7)}&${period}&teamId=${teamId}`,
    'rows behind a number': `/api/pipeline-review/changes?kind=advanced&since=${addDays(today, -7)}`,
    funnel: `/api/pipeline-review/funnel?${year}`,
    cohorts: `/api/pipeline-review/cohorts?${year}`,
    'direct and indirect contact': `/api/pipeline-review/contacts?${year}`,
    'rows behind contact': `/api/pipeline-review/contacts/rows?part=mix&key=mostlyDirect&${year}`,
    'decided by owner': `/api/pipeline-review/decided?by=owner&${year}`,
    'decided by reason': `/api/pipeline-review/decided?by=reason&${year}`,
    'forecast of a quarter': `/api/forecast?${period}`,
    board: '/api/opportunities/board',
    'list, open by close': `/api/opportunities?limit=50&filter=${isOpen}`,
    'list, all by amount': '/api/opportunities?limit=50&sort=-amount',
    calendar: `/api/opportunities/calendar?from=${today}&until=${addDays(today, 42)}`,
  };
  const rows: (string | number)[][] = [];
  for (const [name, path] of Object.entries(paths))
    for (const [person, cookie] of Object.entries(cookies)) {
      const { p50, p95 } = await oneByOne(async () => {
        const answer = await fetch(`${system.url}${path}`, { headers: { cookie } });
        const body = await answer.text();
        if (!answer.ok) throw new Error(`${path}: ${answer.status} ${body}`);
      }, calls);
      rows.push([`${name}, ${person}`, p50, p95]);
    }
  return rows;
}

/** Opens the board, the first time and again, and drags a card across it: when cards are there, and how long frames take meanwhile. */
async function boards(cookie: string): Promise<(string | number)[][]> {
  const [first, again, frames]: number[][] = [[], [], []];
  for (let n = 0; n < 5; n++) {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } });
    const [name, value] = cookie.split('=') as [string, string];
    await context.addCookies([{ name, value, url: system.url }]);
    for (const times of [first!, again!]) {
      const page = await context.newPage();
      await page.goto(`${system.url}/opportunities?layout=board`);
      await page.locator('.deal-card').nth(9).waitFor();
      times.push(await page.evaluate(() => performance.now()));
      if (times === again) frames!.push(...(await dragged(page)));
      await page.close();
    }
    await context.close();
  }
  const rows = {
    'first visit: cards are there, ms': first!,
    'next visit: cards are there, ms': again!,
    'a frame while dragging, ms': frames!,
  };
  return Object.entries(rows).map(([name, times]) => [name, spread(times).p50, spread(times).p95]);
}

/** Milliseconds between frames while a card goes from column to column, and back to where it was. */
async function dragged(page: Page): Promise<number[]> {
  await page.waitForTimeout(500);
  const card = await page.locator('.deal-card').first().boundingBox();
  if (!card) throw new Error('no card to drag');
  // As text: what tsx makes of a function with a name can't stand in a page.
  await page.evaluate(`(() => {
    window.frameTimes = [];
    requestAnimationFrame(function tick(at) { window.frameTimes.push(at); requestAnimationFrame(tick); });
  })()`);
  const [x, y] = [card.x + card.width / 2, card.y + 12];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 0; step <= 120; step++) {
    const along = Math.sin((step / 120) * Math.PI) * 800;
    await page.mouse.move(x + along, y + Math.sin(step / 6) * 60);
  }
  await page.keyboard.press('Escape');
  await page.mouse.up();
  const times = await page.evaluate(() => (window as unknown as { frameTimes: number[] }).frameTimes);
  return times.slice(2).map((time, n) => time - times[n + 1]!);
}
