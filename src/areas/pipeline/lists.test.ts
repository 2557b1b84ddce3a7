import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PipelineTest, pipelineTest } from './testing.fixture.ts';

let t: PipelineTest;
beforeAll(async () => {
  t = await pipelineTest();
});
afterAll(() => t.own.drop());

describe('lists and board', () => {
  test('found by part, by sound and by account; sorted by amount', async () => {
    const made = await t.open({ name: '伺服压力机', accountId: t.customer.accountId, amount: '99999999' });
    for (const q of ['伺服', 'sifu', '苏州精工']) {
      const { body } = await t.sales().get(`/api/opportunities?q=${encodeURIComponent(q)}&limit=200`);
      expect(
        body.items.map((one: { id: string }) => one.id),
        q,
      ).toContain(made.id);
    }
    await t.open({ name: '另一个' });
    const sorted = await t.sales().get('/api/opportunities?sort=-amount&limit=1');
    expect(sorted.body.items[0].id).toBe(made.id);
    expect(sorted.body.next).not.toBeNull();
    expect((await t.sales().get('/api/opportunities?sort=mood')).body.code).toBe('opportunity.badSort');
  });

  test('a board adds up to its cards', async () => {
    const { body } = await t.own.as('owner').get('/api/opportunities/board');
    expect(body.columns).toHaveLength(5);
    for (const { cards, total, amount, weighted, probability } of body.columns) {
      expect(cards).toHaveLength(total);
      const cents = cards.reduce(
        (sum: number, card: { baseAmount: string | null }) =>
          sum + Math.round(Number(card.baseAmount ?? 0) * 100),
        0,
      );
      expect(Math.round(Number(amount) * 100)).toBe(cents);
      expect(Math.abs(Number(weighted) - (Number(amount) * probability) / 100)).toBeLessThan(0.011);
    }
    const mine = await t.own.as('otherSales').get('/api/opportunities/board');
    expect(mine.body.columns.every((column: { total: number }) => column.total === 0)).toBe(true);
  });

  test('a calendar by close and by next step', async () => {
    const made = await t.open({ expectedClose: '2031-03-05', nextStep: '回访', nextStepOn: '2031-02-01' });
    const ids = async (query: string) =>
      (await t.sales().get(`/api/opportunities/calendar?${query}`)).body.items.map(
        (one: { id: string; day: string }) => [one.id, one.day],
      );
    expect(await ids('from=2031-03-01&until=2031-04-01')).toEqual([[made.id, '2031-03-05']]);
    expect(await ids('from=2031-03-01&until=2031-04-01&by=nextStep')).toEqual([]);
    expect(await ids('from=2031-02-01&until=2031-02-02&by=nextStep')).toEqual([[made.id, '2031-02-01']]);
  });

  test('an export says what left the house', async () => {
    const { status, body } = await t.own
      .as('manager')
      .get('/api/opportunities/export?fields=name,accountName,stage,state,amount');
    expect(status).toBe(200);
    expect(body.split('\r\n')[0]).toContain('商机,客户,阶段,状态,金额');
    expect(body).toContain('初步接洽,进行中');
    expect((await t.sales().get('/api/opportunities/export')).status).toBe(403);
  });
});
