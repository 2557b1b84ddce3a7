import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { madeCustomer } from './store.fixture.ts';
import { key, type PipelineTest, pipelineTest } from './testing.fixture.ts';

let t: PipelineTest;
beforeAll(async () => {
  t = await pipelineTest();
});
afterAll(() => t.own.drop());

describe('opening', () => {
  test('a name is enough; it begins in the first stage, flagged for want of a next step', async () => {
    const made = await t.open();
    expect(made).toMatchObject({
      name: '压铸线改造',
      stageId: t.stages[0],
      state: 'open',
      currency: 'CNY',
      category: 'pipeline',
      ownerId: t.own.people.sales,
      teamId: t.own.teams.east,
      flags: { noNextStep: true, stale: false },
      slips: 0,
    });
    expect(Date.parse(made.staleAt) - Date.parse(made.openedAt)).toBe(14 * 86_400_000);
  });

  test('carries account, people, money and products; blank names and strangers are refused by field', async () => {
    const made = await t.open(t.ready());
    expect(made).toMatchObject({
      accountName: '苏州精工',
      involved: [
        {
          contactId: t.customer.contactId,
          role: 'decisionMaker',
          name: '苏州精工的王总 · 总经理',
          metAt: null,
        },
      ],
      amount: '800000.00',
      baseAmount: '800000.00',
      products: ['压铸机'],
    });
    const post = (body: object) => t.sales().post('/api/opportunities', body, key());
    expect((await post({ name: ' ' })).body.code).toBe('opportunity.nameless');
    expect((await post({ name: 'x', accountId: newId() })).body).toMatchObject({
      code: 'opportunity.noSuchAccount',
      field: 'body.accountId',
    });
    expect((await post({ name: 'x', amount: 'viel' })).body.code).toBe('opportunity.badAmount');
    expect((await post({ name: 'x', nextStepOn: '2030-01-01' })).body.code).toBe(
      'opportunity.nextStepMissing',
    );
    expect((await post({ name: 'x', stageId: newId() })).body.code).toBe('opportunity.stageGone');
    const all = await post({
      name: 'x',
      amount: 'viel',
      accountId: newId(),
      people: [{ contactId: newId(), role: 'user' }],
    });
    expect(all.body.errors.map((one: { code: string }) => one.code).sort()).toEqual([
      'opportunity.badAmount',
      'opportunity.noSuchAccount',
      'opportunity.noSuchContact',
    ]);
  });

  test('another’s customer can not be attached by guessing its id', async () => {
    const theirs = await madeCustomer(t.own, '深圳捷', t.own.people.otherSales, t.own.teams.south);
    const { status, body } = await t
      .sales()
      .post('/api/opportunities', { name: 'x', accountId: theirs.accountId }, key());
    expect([status, body.code]).toEqual([422, 'opportunity.noSuchAccount']);
  });

  test('sent twice with one key it is one', async () => {
    const headers = key();
    const [a, b] = await Promise.all([
      t.sales().post('/api/opportunities', { name: '双击' }, headers),
      t.sales().post('/api/opportunities', { name: '双击' }, headers),
    ]);
    expect(a.body.id).toBe(b.body.id);
  });
});

describe('editing and undo', () => {
  test('a stale write gets both sides and changes nothing', async () => {
    const made = await t.open();
    const patch = (body: object) => t.sales().patch(`/api/opportunities/${made.id}`, body, key());
    await patch({ version: made.version, name: '第一' });
    const late = await patch({ version: made.version, name: '第二' });
    expect(late.status).toBe(409);
    expect(late.body.facts).toMatchObject({
      current: { name: '第一' },
      yours: { name: '第二' },
      who: '李晓',
    });
  });

  test('a close put off to a later month is a slip, counted and told', async () => {
    const made = await t.open({ expectedClose: '2030-01-31' });
    const saved = await t
      .sales()
      .patch(`/api/opportunities/${made.id}`, { version: made.version, expectedClose: '2030-02-01' }, key());
    expect(saved.body.changes.slips).toEqual([0, 1]);
    const found = await t
      .sales()
      .get(
        `/api/opportunities?filter=${encodeURIComponent(JSON.stringify([{ field: 'slipped', operator: 'is', values: ['true'] }]))}`,
      );
    expect(found.body.items.map((one: { id: string }) => one.id)).toContain(made.id);
  });

  test('delete and undo; opening and undo', async () => {
    const made = await t.open();
    const gone = await t
      .sales()
      .delete(`/api/opportunities/${made.id}?version=${made.version}`, undefined, key());
    expect((await t.sales().get(`/api/opportunities/${made.id}`)).status).toBe(404);
    await t.sales().post('/api/opportunities/undo', { batchId: gone.body.batchId }, key());
    expect((await t.sales().get(`/api/opportunities/${made.id}`)).status).toBe(200);
    const opened = await t.sales().post('/api/opportunities', { name: '手滑' }, key());
    const undone = await t.sales().post('/api/opportunities/undo', { batchId: opened.body.batchId }, key());
    expect(undone.body.undone).toBe(1);
    expect((await t.sales().get(`/api/opportunities/${opened.body.id}`)).status).toBe(404);
  });

  test('many at once: what can not be is counted by reason, and undone together', async () => {
    const [a, b] = [await t.open(t.ready()), await t.open()];
    const bulk = await t
      .sales()
      .post(
        '/api/opportunities/bulk',
        { ids: [a.id, b.id, newId()], changes: { stageId: t.stages[1], values: { category: 'commit' } } },
        key(),
      );
    expect(bulk.body).toMatchObject({
      changed: 1,
      notFound: 1,
      refused: [{ code: 'opportunity.conditionsMissing', count: 1, ids: [b.id] }],
    });
    await t.sales().post('/api/opportunities/undo', { batchId: bulk.body.batchId }, key());
    expect((await t.sales().get(`/api/opportunities/${a.id}`)).body).toMatchObject({
      category: 'pipeline',
      stageId: t.stages[0],
    });
  });

  test('given away it follows its new owner, with its sums; undone it comes back', async () => {
    const made = await t.open({ amount: '10' });
    const given = await t.own
      .as('manager')
      .post(
        `/api/opportunities/${made.id}/owner`,
        { version: made.version, ownerId: t.own.people.otherSales },
        key(),
      );
    expect(given.status, JSON.stringify(given.body)).toBe(200);
    expect((await t.sales().get(`/api/opportunities/${made.id}`)).status).toBe(404);
    expect((await t.own.as('otherSales').get(`/api/opportunities/${made.id}`)).status).toBe(200);
    const back = await t.own
      .as('manager')
      .post('/api/opportunities/undo', { batchId: given.body.batchId }, key());
    expect(back.body.undone).toBe(1);
    expect((await t.sales().get(`/api/opportunities/${made.id}`)).body.teamId).toBe(t.own.teams.east);
  });
});
