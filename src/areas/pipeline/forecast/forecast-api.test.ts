import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../kernel/ids.ts';
import { type TestApp, type TestPerson, testApp } from '../../../platform/testing/test-app.ts';
import { fillPast, pastDeal } from '../store.fixture.ts';
import { makeForecast } from './acts/simulate.ts';
import { madeCompany } from './rules/made-company.fixture.ts';

let own: TestApp;
beforeAll(async () => {
  own = await testApp();
});
afterAll(() => own.drop());

const key = () => ({ 'idempotency-key': newId() });
const month = '2031-05-01';
const after = '2031-06-01';
const summary = async (who: TestPerson, from = month, until = after) =>
  (await own.as(who).get(`/api/forecast?from=${from}&until=${until}`)).body;

async function open(who: TestPerson, amount: string, more: object = {}): Promise<string> {
  const { status, body } = await own
    .as(who)
    .post('/api/opportunities', { name: '单', amount, expectedClose: '2031-05-20', ...more }, key());
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}

describe('promises', () => {
  test('what the deals say, person by person, only as far as one sees', async () => {
    await open('sales', '100', { category: 'commit' });
    await open('sales', '50', { category: 'bestCase' });
    await open('sales', '30');
    await open('sales', '999', { category: 'omitted' });
    await open('sales', '999', { expectedClose: '2031-06-01' });
    await open('otherSales', '7', { category: 'commit' });
    const mine = await summary('manager');
    expect(mine.people).toHaveLength(1);
    expect(mine.people[0]).toMatchObject({
      name: '李晓',
      totals: { commit: '100.00', bestCase: '50.00', pipeline: '30.00', won: '0.00', weighted: '18.00' },
      computed: { commit: '100.00', bestCase: '150.00', pipeline: '180.00' },
      submitted: null,
    });
    const all = await summary('owner');
    expect(all.counts).toEqual({ commit: '107.00', bestCase: '157.00', pipeline: '187.00' });
    expect(all.totals.commit).toBe('107.00');
  });

  test('submitted, then adjusted with a reason: both stay, the adjusted one counts', async () => {
    const sales = own.as('sales');
    const submit = (body: object) => sales.post('/api/forecast/promises', { month, ...body }, key());
    expect((await submit({ commit: '120', bestCase: '100', pipeline: '200' })).body.code).toBe(
      'forecast.shrinking',
    );
    expect((await submit({ commit: '1e3', bestCase: '1', pipeline: '2' })).body.code).toBe(
      'forecast.badAmount',
    );
    const made = await submit({ commit: '120', bestCase: '160', pipeline: '200', note: '王总口头答应了' });
    expect(made.body.computed).toEqual({ commit: '100.00', bestCase: '150.00', pipeline: '180.00' });
    const adjust = (who: TestPerson, body: object) =>
      own
        .as(who)
        .post(
          '/api/forecast/adjustments',
          { personId: own.people.sales, month, commit: '90', bestCase: '150', pipeline: '200', ...body },
          key(),
        );
    expect((await adjust('manager', { reason: ' ' })).body.code).toBe('forecast.reasonMissing');
    expect((await adjust('sales', { reason: 'x' })).status).toBe(403);
    expect((await adjust('manager', { personId: own.people.otherSales, reason: 'x' })).body.code).toBe(
      'forecast.notBelow',
    );
    expect((await adjust('manager', { reason: '口头的不算' })).status).toBe(201);
    const [person] = (await summary('manager')).people;
    expect(person).toMatchObject({
      submitted: { commit: '120.00', note: '王总口头答应了' },
      adjusted: { commit: '90.00', note: '口头的不算', byName: '周敏' },
      counts: { commit: '90.00' },
    });
    await open('sales', '40', { category: 'commit' });
    const { items } = (await sales.get(`/api/forecast/promises?personId=${own.people.sales}&month=${month}`))
      .body;
    expect(items.map((one: { kind: string }) => one.kind)).toEqual(['adjusted', 'submitted']);
    const snapshot = (await sales.get(`/api/forecast/promises/${items[1].id}`)).body;
    expect(snapshot.deals).toHaveLength(4);
    expect((await own.as('otherSales').get(`/api/forecast/promises/${items[1].id}`)).status).toBe(404);
  });

  test('targets: set by who looks after them, seen by whom they are for', async () => {
    const set = (who: TestPerson, body: object) =>
      own.as(who).put('/api/forecast/targets', { month, ...body }, key());
    expect((await set('manager', { personId: own.people.sales, amount: '500' })).status).toBeLessThan(300);
    expect((await set('manager', { personId: own.people.otherSales, amount: '500' })).body.code).toBe(
      'forecast.notBelow',
    );
    expect((await set('manager', { amount: '500' })).body.code).toBe('forecast.notBelow');
    expect((await set('sales', { personId: own.people.sales, amount: '1' })).status).toBe(403);
    expect((await summary('sales')).people[0].target).toBe('500.00');
    expect((await summary('owner')).target).toBe('500.00');
    expect((await set('owner', { amount: '900' })).status).toBeLessThan(300);
    expect((await summary('owner')).target).toBe('900.00');
    expect((await summary('otherSales')).people.map((one: { target: string | null }) => one.target)).toEqual([
      null,
    ]);
  });
});

describe('the simulated forecast', () => {
  test('says that it is being made, then where its middle comes from and how right it was', async () => {
    const ask = () => own.as('owner').get('/api/forecast/simulated?scope=company');
    expect((await ask()).body.state).toBe('making');
    const deals = madeCompany({ seed: 4, days: 520, arrivals: 2 });
    await fillPast(
      own,
      deals.map((deal) => pastDeal(deal, own.people.sales, own.teams.east)),
    );
    await makeForecast(own.db, { kind: 'company', id: null }, new AbortController().signal);
    const { body } = await ask();
    expect(body.state).toBe('ready');
    const [one] = body.forecasts;
    expect(one.p10).toBeLessThan(one.p50);
    expect(one.p50).toBeLessThan(one.p90);
    const parts = one.stages.reduce(
      (sum: number, part: { expected: number }) => sum + part.expected,
      one.coming.expected,
    );
    expect(Math.abs(parts - one.bottomUp)).toBeLessThan(10);
    expect(body.trials.find((set: { months: number }) => set.months === 1).items.length).toBeGreaterThan(5);
  }, 60_000);

  test('is shown only to who sees all its deals', async () => {
    const as = (who: TestPerson, query: string) => own.as(who).get(`/api/forecast/simulated?${query}`);
    expect((await as('sales', 'scope=company')).body.code).toBe('forecast.otherScope');
    expect((await as('manager', `scope=team&id=${own.teams.south}`)).body.code).toBe('forecast.otherScope');
    expect((await as('manager', `scope=team&id=${own.teams.east}`)).status).toBe(200);
    expect((await as('sales', `scope=person&id=${own.people.sales}`)).status).toBe(200);
    expect((await as('otherSales', `scope=person&id=${own.people.sales}`)).body.code).toBe(
      'forecast.otherScope',
    );
  });
});
