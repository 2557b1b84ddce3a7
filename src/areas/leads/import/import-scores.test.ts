import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { system } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import { startJobs } from '../../../platform/jobs/worker.ts';
import { type TestApp, testApp } from '../../../platform/testing/test-app.ts';
import { loadScoring, scoreJobs, startRun } from '../score/index.ts';
import { importJobs } from './index.ts';

let app: TestApp;
let stopJobs: () => Promise<void>;
beforeAll(async () => {
  app = await testApp();
  stopJobs = await startJobs({
    connection: { connectionString: app.url },
    db: app.db,
    jobs: [...importJobs, ...scoreJobs],
    log: () => {},
  });
});
afterAll(async () => {
  await stopJobs();
  await app.drop();
});

const owner = () => app.as('owner');
async function until(id: string, state: string): Promise<void> {
  await vi.waitFor(
    async () => expect((await owner().get(`/api/leads/imports/${id}`)).body.state).toBe(state),
    { timeout: 15_000, interval: 50 },
  );
}
const day = (before: number): string =>
  new Date(Date.now() - before * 86_400_000).toISOString().slice(0, 16).replace('T', ' ');

test('leads that come with past communications are scored by them, also while all leads are scored anew', async () => {
  const rows = Array.from({ length: 60 }, (_, n) =>
    n % 3 === 0 ? `导入${n}厂,展会,,` : `导入${n}厂,展会,电话里问了价格,${day(n % 3 === 1 ? 2 : 400)}`,
  );
  const content = ['公司名称,来源,跟进记录,跟进时间', ...rows].join('\n');
  const edge = 'yaosu-test';
  const uploaded = await owner().post(
    '/api/leads/imports',
    Buffer.from(
      `--${edge}\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n${content}\r\n--${edge}--\r\n`,
    ),
    { 'content-type': `multipart/form-data; boundary=${edge}` },
  );
  expect(uploaded.status).toBe(201);
  const { id } = uploaded.body;
  await owner().post(`/api/leads/imports/${id}/check`);
  await until(id, 'ready');
  await owner().post(`/api/leads/imports/${id}/run`);
  // A run over all leads comes in between: it must not take for measured what the import has only just written.
  await app.db.asSystem(async (tx) => startRun(tx, 'first', await loadScoring(tx)));
  await until(id, 'done');

  const behind = sql<{ n: number }>`
    select count(*) as n from leads.leads l left join leads.scores s on s.lead_id = l.id
    where s.lead_version is distinct from l.version`;
  await vi.waitFor(async () => expect(await app.db.read(system, behind)).toEqual([{ n: 0 }]), {
    timeout: 10_000,
  });
  const kinds = await app.db.read(
    system,
    sql<{ kind: string; leads: number; raws: number; measured: number; sample: string; raw: number }>`
      select case when l.last_contact_at is null then 'none' when l.last_contact_at > now() - interval '30 days' then 'fresh' else 'old' end as kind,
        count(*) as leads, count(distinct s.raw) as raws, count(e.lead_id) as measured, min(l.id::text) as sample, min(s.raw) as raw
      from leads.leads l join leads.scores s on s.lead_id = l.id
      left join leads.engagement e on e.lead_id = l.id and e.measure = 'callsAnswered' and e.level = 1 and e.at = l.last_contact_at
      group by 1 order by 1`,
  );
  expect(kinds.map(({ kind, leads, raws, measured }) => [kind, leads, raws, measured])).toEqual([
    ['fresh', 20, 1, 20],
    ['none', 20, 1, 0],
    ['old', 20, 1, 20],
  ]);
  for (const { sample, raw } of kinds)
    expect((await owner().get(`/api/leads/${sample}/score`)).body.raw).toBe(raw);
  const raw = (kind: string): number => kinds.find((one) => one.kind === kind)!.raw;
  // A talk of two days ago counts; of one long ago only the silence since.
  expect(raw('fresh')).toBeGreaterThan(raw('none'));
  expect(raw('old')).toBeLessThan(raw('fresh'));
}, 40_000);
