import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '../../../kernel/days.ts';
import { newId } from '../../../kernel/ids.ts';
import { type TestApp, testApp } from '../../../platform/testing/test-app.ts';
import { fillPast, type PastDeal } from '../store.fixture.ts';
import { decidedFilter } from '../web/review/decided-filter.ts';
import { decidedBy } from './kinds.ts';

let own: TestApp;
let stages: string[];
const price = '0197c000-0000-7000-8000-000000000031';
const zone = 'Asia/Shanghai';
const [from, until] = ['2024-02-01', '2024-08-15'];

beforeAll(async () => {
  own = await testApp();
  const settings = (await own.as('owner').get('/api/pipelines')).body;
  stages = settings.pipelines[0].stages.map((stage: { id: string }) => stage.id);
  const { sales, otherSales } = own.people;
  const { east, south } = own.teams;
  const deal = (n: number): PastDeal => {
    const on = addDays('2024-01-05', n * 13);
    const won = n % 3 === 0;
    // Ten at night in UTC is the next morning in China: days are the company's.
    const openedAt = `${addDays(on, -40)}T22:00:00Z`;
    return {
      openedAt,
      closedOn: n % 7 === 6 ? null : on,
      state: n % 7 === 6 ? 'open' : won ? 'won' : 'lost',
      amount: String(100 + n),
      products: [],
      ownerId: n % 2 === 0 ? sales : otherSales,
      teamId: n % 2 === 0 ? east : south,
      reasonId: won || n % 4 === 1 ? null : price,
      moves: Array.from({ length: n % 5 }, (_, step) => `${addDays(on, -30 + step)}T00:00:00Z`),
    };
  };
  await fillPast(
    own,
    Array.from({ length: 24 }, (_, n) => deal(n)),
  );
});
afterAll(() => own.drop());

const totalOf = async (filter: object[]): Promise<number> => {
  const { body } = await own
    .as('owner')
    .get(`/api/opportunities/total?filter=${encodeURIComponent(JSON.stringify(filter))}`);
  expect(body.exact, JSON.stringify(body)).toBe(true);
  return body.total;
};
const funnel = async (first: string, last: string) =>
  (await own.as('owner').get(`/api/pipeline-review/funnel?from=${first}&until=${last}`)).body;

test('every group of won and lost opens exactly its rows, also those nobody gave a reason and clipped quarters', async () => {
  for (const by of decidedBy) {
    const { items } = (
      await own
        .as('owner')
        .get(`/api/pipeline-review/decided?by=${by}&from=${from}&until=${addDays(until, 1)}`)
    ).body;
    expect(items.length).toBeGreaterThan(0);
    for (const one of items as { key: string | null; won: number; lost: number }[]) {
      const filter = decidedFilter(by, one.key, from, until);
      const state = (values: string[]) => ({ field: 'state', operator: 'anyOf', values });
      const counted = [
        await totalOf([state(['won']), ...filter]),
        await totalOf([state(['lost']), ...filter]),
      ];
      expect(counted, `${by} ${one.key}`).toEqual([one.won, one.lost]);
    }
  }
});

test('every step of the funnel opens exactly its rows, by the company’s days, also after a stage is gone', async () => {
  const check = async () => {
    const { steps, pipelineId } = await funnel('2024-01-01', '2024-06-01');
    const kept = steps.flatMap((step: { names: object | null; stageId: string }) =>
      step.names ? [step.stageId] : [],
    );
    for (const [at, step] of steps.entries()) {
      const rows = await totalOf([
        { field: 'openedAt', operator: 'between', values: ['2024-01-01', '2024-05-31'] },
        { field: 'pipelineId', operator: 'anyOf', values: [pipelineId] },
        step.names
          ? { field: 'reachedStageId', operator: 'anyOf', values: kept.slice(at) }
          : { field: 'state', operator: 'anyOf', values: ['won'] },
      ]);
      expect(rows, step.stageId).toBe(step.reached);
    }
    return steps.map((step: { reached: number }) => step.reached);
  };
  const before = await check();
  const [pipeline] = (await own.as('owner').get('/api/pipelines')).body.pipelines;
  const left = pipeline.stages.filter(
    (stage: { id: string }) => stage.id !== stages[4] && stage.id !== stages[1],
  );
  const saved = await own.as('owner').put(
    `/api/pipelines/${pipeline.id}`,
    {
      version: pipeline.version,
      names: pipeline.names,
      stages: left,
      moves: { [stages[1]!]: stages[0], [stages[4]!]: stages[3] },
    },
    { 'idempotency-key': newId() },
  );
  expect(saved.status, JSON.stringify(saved.body)).toBeLessThan(300);
  const after = await check();
  expect([after[0], after.at(-1)]).toEqual([before[0], before.at(-1)]);
});

test('a deal opened on the evening before by UTC opened today by the company’s clock, in funnel and cohorts', async () => {
  expect((await own.as('owner').get('/api/company')).body.timeZone).toBe(zone);
  const day = addDays('2024-01-05', -39);
  expect((await funnel(day, addDays(day, 1))).steps[0].reached).toBe(1);
  expect((await funnel(addDays(day, -1), day)).steps[0].reached).toBe(0);
  await fillPast(own, [
    {
      openedAt: '2023-03-31T20:00:00Z',
      closedOn: '2023-04-02',
      state: 'won',
      amount: '5',
      products: [],
      ownerId: own.people.sales,
      teamId: own.teams.east,
      moves: [],
    },
  ]);
  const { items } = (
    await own.as('owner').get('/api/pipeline-review/cohorts?from=2023-01-01&until=2023-10-01')
  ).body;
  expect(items.map((one: { month: string; wonBy: number[] }) => [one.month, one.wonBy[0]])).toEqual([
    ['2023-04', 1],
  ]);
});
