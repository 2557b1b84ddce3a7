import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../../kernel/days.ts';
import { newId } from '../../../kernel/ids.ts';
import { type TestApp, type TestPerson, testApp } from '../../../platform/testing/test-app.ts';
import { fillPast, type PastDeal } from '../store.fixture.ts';

let own: TestApp;
let today = '';
beforeAll(async () => {
  own = await testApp();
  today = (await own.as('owner').get('/api/pipelines')).body.today;
});
afterAll(() => own.drop());

const key = () => ({ 'idempotency-key': newId() });
const price = '0197c000-0000-7000-8000-000000000031';

async function open(amount: string, more: object = {}) {
  const { body } = await own
    .as('sales')
    .post('/api/opportunities', { name: `单${amount}`, amount, ...more }, key());
  return { id: body.id as string, version: 1 };
}
const edit = (id: string, version: number, body: object) =>
  own.as('sales').patch(`/api/opportunities/${id}`, { version, ...body }, key());
const review = async (who: TestPerson = 'owner', more = '') =>
  (await own.as(who).get(`/api/pipeline-review?since=${today}&from=2031-05-01&until=2031-06-01${more}`)).body;
const rows = async (kind: string, who: TestPerson = 'owner') =>
  (await own.as(who).get(`/api/pipeline-review/changes?kind=${kind}&since=${today}`)).body.items;

describe('what changed', () => {
  test('each way once, net of what went there and back, each number opens its rows', async () => {
    const past: PastDeal = {
      openedAt: new Date(Date.now() - 40 * 86_400_000).toISOString(),
      closedOn: null,
      state: 'open',
      amount: '1000',
      products: [],
      ownerId: own.people.sales,
      teamId: own.teams.east,
      moves: [],
    };
    await fillPast(
      own,
      Array.from({ length: 5 }, () => past),
    );
    const list = (await own.as('sales').get('/api/opportunities?sort=opened&limit=5')).body.items;
    const [slip, up, lost, back, stay] = list.map((one: { id: string; version: number }) => one);
    await edit(slip.id, slip.version, { expectedClose: '2031-05-30' });
    await edit(slip.id, slip.version + 1, { expectedClose: '2031-07-01' });
    await edit(up.id, up.version, { amount: '1500' });
    await edit(back.id, back.version, { amount: '9' });
    await edit(back.id, back.version + 1, { amount: '1000' });
    await own
      .as('sales')
      .post(
        `/api/opportunities/${lost.id}/close`,
        { version: lost.version, to: 'lost', reasonId: price },
        key(),
      );
    await own.as('sales').post(`/api/opportunities/${stay.id}/comments`, { text: 'x' }, key());
    const fresh = await open('70');
    const { changes } = await review();
    expect(changes.opened).toEqual({ n: 1, amount: '70.00' });
    expect(changes.lost).toEqual({ n: 1, amount: '1000.00' });
    expect(changes.amountUp).toEqual({ n: 1, amount: '500.00' });
    expect(changes.amountDown.n).toBe(0);
    expect((await rows('opened')).map((one: { id: string }) => one.id)).toEqual([fresh.id]);
    expect((await rows('amountUp'))[0]).toMatchObject({
      id: up.id,
      fromAmount: '1000.00',
      amount: '1500.00',
    });
    expect(await rows('amountUp', 'otherSales')).toEqual([]);
    expect((await review('otherSales')).changes.opened.n).toBe(0);
  });

  test('flags, coverage of what is missing from the target, velocity', async () => {
    await own.as('owner').put('/api/forecast/targets', { month: '2031-05-01', amount: '200' }, key());
    await open('300', { expectedClose: '2031-05-10', nextStep: '签' });
    const body = await review();
    expect(body.target).toBe('200.00');
    expect(body.due).toEqual({ n: 1, amount: '300.00' });
    expect(body.coverage).toBe(1.5);
    expect(body.noNextStep.n).toBe(body.open.n - 1);
    expect(body.velocity).toBeNull();
  });
});

describe('what was decided', () => {
  const quarters = ['2024-02-10', '2024-05-10'];
  beforeAll(async () => {
    const deal = (ownerId: string, teamId: string, on: string, won: boolean, amount: string): PastDeal => ({
      openedAt: `${addDays(on, -30)}T00:00:00Z`,
      closedOn: on,
      state: won ? 'won' : 'lost',
      amount,
      products: ['阀'],
      ownerId,
      teamId,
      reasonId: won ? null : price,
      moves: won ? [`${addDays(on, -20)}T00:00:00Z`] : [],
    });
    const { sales, otherSales } = own.people;
    const { east, south } = own.teams;
    await fillPast(own, [
      deal(sales, east, quarters[0]!, true, '0.10'),
      deal(sales, east, quarters[0]!, true, '0.20'),
      deal(sales, east, quarters[1]!, false, '5'),
      deal(otherSales, south, quarters[1]!, true, '1000000000000.01'),
    ]);
  });

  test('by team and quarter, to the cent', async () => {
    const ask = (who: TestPerson) =>
      own
        .as(who)
        .get('/api/pipeline-review/decided?by=team&from=2024-01-01&until=2025-01-01&perQuarter=true');
    const { items } = (await ask('owner')).body;
    expect(
      items.map((one: Record<string, unknown>) => [one.label, one.quarter, one.won, one.lost, one.wonAmount]),
    ).toEqual([
      [{ text: '华东一组' }, '2024Q1', 2, 0, '0.30'],
      [{ text: '华南二组' }, '2024Q2', 1, 0, '1000000000000.01'],
      [{ text: '华东一组' }, '2024Q2', 0, 1, '0.00'],
    ]);
    expect((await ask('manager')).body.items).toHaveLength(2);
  });

  test('by reason, worded', async () => {
    const { items } = (
      await own.as('owner').get('/api/pipeline-review/decided?by=reason&from=2024-01-01&until=2025-01-01')
    ).body;
    expect(items.find((one: { key: string }) => one.key === price)).toMatchObject({
      lost: 1,
      lostAmount: '5.00',
      label: { 'zh-CN': '价格太高' },
    });
  });

  test('the funnel and cohorts of what opened then', async () => {
    const funnel = (await own.as('owner').get('/api/pipeline-review/funnel?from=2024-01-01&until=2024-12-31'))
      .body.steps;
    expect(funnel.map((step: { reached: number }) => step.reached)).toEqual([4, 3, 3, 3, 3, 3]);
    const cohorts = (
      await own.as('owner').get('/api/pipeline-review/cohorts?from=2024-01-01&until=2024-12-31')
    ).body.items;
    expect(cohorts.map((one: Record<string, unknown>) => [one.month, one.opened, one.won])).toEqual([
      ['2024-01', 2, 2],
      ['2024-04', 2, 1],
    ]);
    expect(cohorts[1].wonBy.slice(0, 2)).toEqual([0, 0.5]);
  });
});
