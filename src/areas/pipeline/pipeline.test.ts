import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { sql } from '../../platform/db/sql.ts';
import { type TestApp, testApp } from '../../platform/testing/test-app.ts';
import { madeCustomer } from './store.fixture.ts';

let own: TestApp;
let customer: { accountId: string; contactId: string };
/** The five shipped stages, first to last. */
let stages: string[];
const reason = { price: '0197c000-0000-7000-8000-000000000031', fit: '0197c000-0000-7000-8000-000000000021' };

beforeAll(async () => {
  own = await testApp();
  customer = await madeCustomer(own, '苏州精工', own.people.sales, own.teams.east);
  const board = await own.as('owner').get('/api/opportunities/board');
  stages = board.body.columns.map((column: { stageId: string }) => column.stageId);
});
afterAll(() => own.drop());

const key = () => ({ 'idempotency-key': newId() });
const sales = () => own.as('sales');

async function open(values: object = {}, who: Parameters<TestApp['as']>[0] = 'sales') {
  const { status, body } = await own
    .as(who)
    .post('/api/opportunities', { name: '压铸线改造', ...values }, key());
  expect(status, JSON.stringify(body)).toBe(201);
  return (await own.as(who).get(`/api/opportunities/${body.id}`)).body;
}

const ready = () => ({
  accountId: customer.accountId,
  people: [{ contactId: customer.contactId, role: 'decisionMaker' }],
  products: ['压铸机'],
  amount: '800000',
  expectedClose: '2030-06-30',
  nextStep: '约时间',
});

async function call(id: string, contactIds: string[] = [customer.contactId]) {
  return sales().post(
    `/api/opportunities/${id}/communications`,
    { kind: 'visit', direct: true, outcome: 'reached', said: '谈了预算', contactIds },
    key(),
  );
}

const move = async (
  id: string,
  stageId: string,
  more: object = {},
  who: Parameters<TestApp['as']>[0] = 'sales',
) => {
  const { body } = await own.as(who).get(`/api/opportunities/${id}`);
  return own
    .as(who)
    .post(`/api/opportunities/${id}/stage`, { version: body.version, stageId, ...more }, key());
};

describe('opening', () => {
  test('a name is enough; it begins in the first stage, flagged for want of a next step', async () => {
    const made = await open();
    expect(made).toMatchObject({
      name: '压铸线改造',
      stageId: stages[0],
      state: 'open',
      currency: 'CNY',
      category: 'pipeline',
      ownerId: own.people.sales,
      teamId: own.teams.east,
      flags: { noNextStep: true, stale: false },
      slips: 0,
    });
    expect(Date.parse(made.staleAt) - Date.parse(made.openedAt)).toBe(14 * 86_400_000);
  });

  test('carries account, people, money and products; blank names and strangers are refused by field', async () => {
    const made = await open(ready());
    expect(made).toMatchObject({
      accountName: '苏州精工',
      involved: [
        {
          contactId: customer.contactId,
          role: 'decisionMaker',
          name: '苏州精工的王总 · 总经理',
          metAt: null,
        },
      ],
      amount: '800000.00',
      baseAmount: '800000.00',
      products: ['压铸机'],
    });
    const post = (body: object) => sales().post('/api/opportunities', body, key());
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
    const theirs = await madeCustomer(own, '深圳捷', own.people.otherSales, own.teams.south);
    const { status, body } = await sales().post(
      '/api/opportunities',
      { name: 'x', accountId: theirs.accountId },
      key(),
    );
    expect([status, body.code]).toEqual([422, 'opportunity.noSuchAccount']);
  });

  test('sent twice with one key it is one', async () => {
    const headers = key();
    const [a, b] = await Promise.all([
      sales().post('/api/opportunities', { name: '双击' }, headers),
      sales().post('/api/opportunities', { name: '双击' }, headers),
    ]);
    expect(a.body.id).toBe(b.body.id);
  });
});

describe('who sees what', () => {
  test('own, team, all; what is not visible is not there', async () => {
    const mine = await open();
    const path = `/api/opportunities/${mine.id}`;
    const status = async (who: Parameters<TestApp['as']>[0]) => (await own.as(who).get(path)).status;
    expect([
      await status('sales'),
      await status('manager'),
      await status('owner'),
      await status('readonly'),
    ]).toEqual([200, 200, 200, 200]);
    expect(await status('otherSales')).toBe(404);
    expect((await own.anonymous.get(path)).status).toBe(401);
    const other = own.as('otherSales');
    const { version } = mine;
    for (const answer of [
      await other.patch(path, { version, name: 'x' }, key()),
      await other.delete(path, undefined, key()),
      await other.post(`${path}/stage`, { version, stageId: stages[1] }, key()),
      await other.post(`${path}/close`, { version, to: 'lost', reasonId: reason.price }, key()),
      await other.post(`${path}/reopen`, { version }, key()),
      await other.post(`${path}/owner`, { version, ownerId: other.id }, key()),
      await other.post(`${path}/comments`, { text: 'x' }, key()),
      await other.post(`${path}/communications`, { kind: 'call', direct: true, outcome: 'reached' }, key()),
      await other.get(`${path}/timeline`),
    ])
      expect(answer.status).toBe(404);
    expect(
      (await other.get('/api/opportunities')).body.items.map((one: { id: string }) => one.id),
    ).not.toContain(mine.id);
    const bulk = await other.post(
      '/api/opportunities/bulk',
      { ids: [mine.id], changes: { values: { category: 'commit' } } },
      key(),
    );
    expect(bulk.body).toMatchObject({ changed: 0, notFound: 1 });
    const readonly = await own.as('readonly').patch(path, { version, name: 'x' }, key());
    expect(readonly.status).toBe(403);
  });

  test('the steps, promises and conversions below an actor show nothing of others', async () => {
    const mine = await open();
    const actor = {
      id: own.people.otherSales,
      name: '',
      language: 'en' as const,
      grants: { 'pipeline.read': 'own' as const, 'pipeline.write': 'own' as const },
      teams: [],
      via: 'web' as const,
    };
    for (const table of ['steps', 'involved', 'milestones', 'conversions']) {
      const rows = await own.db.read(
        actor,
        sql`select 1 from ${sql.raw(`pipeline.${table}`)} where opportunity_id = ${mine.id}`,
      );
      expect(rows, table).toEqual([]);
    }
    await own.db.write(actor, (tx) =>
      tx.run(sql`update pipeline.opportunities set name = 'x' where id = ${mine.id}`),
    );
    await expect(
      own.db.write(actor, (tx) =>
        tx.run(
          sql`insert into pipeline.rates (base, currency, from_on, rate, set_by) values ('CNY', 'USD', '2026-01-01', 1, ${actor.id})`,
        ),
      ),
    ).rejects.toThrow(/row-level security/);
    expect((await sales().get(`/api/opportunities/${mine.id}`)).body.name).toBe('压铸线改造');
  });
});

describe('the path', () => {
  test('a move that breaks a rule says what is missing; once it is true, it moves', async () => {
    const made = await open({ nextStep: '打电话' });
    const blocked = await move(made.id, stages[2]!);
    expect(blocked.status).toBe(422);
    expect(blocked.body).toMatchObject({
      code: 'opportunity.conditionsMissing',
      facts: {
        missing: [
          {
            stageId: stages[0],
            conditions: [
              { kind: 'known', field: 'accountId' },
              { kind: 'known', field: 'people' },
            ],
          },
          {
            stageId: stages[1],
            conditions: [
              { kind: 'contacted', way: 'direct', times: 1 },
              { kind: 'known', field: 'products' },
            ],
          },
        ],
      },
    });
    const { version } = (await sales().get(`/api/opportunities/${made.id}`)).body;
    await sales().patch(`/api/opportunities/${made.id}`, { version, ...ready() }, key());
    expect((await move(made.id, stages[2]!)).body.code).toBe('opportunity.conditionsMissing');
    expect((await call(made.id)).status).toBe(201);
    expect((await move(made.id, stages[2]!)).status).toBe(200);
    const now = (await sales().get(`/api/opportunities/${made.id}`)).body;
    expect(now).toMatchObject({ stageId: stages[2], furthestStageId: stages[2] });
    expect(now.involved[0].metAt).not.toBeNull();
  });

  test('a call taken back no longer counts as one', async () => {
    const made = await open(ready());
    const logged = await call(made.id);
    await sales().post('/api/opportunities/undo', { batchId: logged.body.batchId }, key());
    expect((await move(made.id, stages[2]!)).body.facts.missing).toEqual([
      expect.objectContaining({ conditions: [{ kind: 'contacted', way: 'direct', times: 1 }] }),
    ]);
  });

  test('a stage that wants a next step takes it along with the move', async () => {
    const made = await open({ ...ready(), nextStep: null });
    expect((await move(made.id, stages[1]!)).body.code).toBe('opportunity.nextStepRequired');
    expect((await move(made.id, stages[1]!, { nextStep: '整理需求', nextStepOn: '2030-01-02' })).status).toBe(
      200,
    );
  });

  test('two people move the same card: the second is told, with both sides', async () => {
    const made = await open(ready());
    const body = { version: made.version, stageId: stages[1] };
    const [a, b] = await Promise.all([
      sales().post(`/api/opportunities/${made.id}/stage`, body, key()),
      own.as('manager').post(`/api/opportunities/${made.id}/stage`, body, key()),
    ]);
    const [won, lost] = a.status === 200 ? [a, b] : [b, a];
    expect([won.status, lost.status]).toEqual([200, 409]);
    expect(lost.body).toMatchObject({
      code: 'record.stale',
      facts: { current: { stageId: stages[1] }, yours: { stageId: stages[1] } },
    });
  });

  test('history keeps every stage with its times', async () => {
    const made = await open(ready());
    await move(made.id, stages[1]!);
    const moved = await move(made.id, stages[0]!);
    expect(moved.status).toBe(200);
    const { body } = await sales().get(`/api/opportunities/${made.id}/timeline?kind=stage`);
    expect(body.items.map((one: { type: string }) => one.type)).toEqual([
      'opportunity.stageMoved',
      'opportunity.stageMoved',
      'opportunity.opened',
    ]);
  });
});

describe('deciding', () => {
  test('lost takes a reason of its kind, and names who won it', async () => {
    const made = await open();
    const close = (more: object) =>
      sales().post(
        `/api/opportunities/${made.id}/close`,
        { version: made.version, to: 'lost', ...more },
        key(),
      );
    expect((await close({})).body.code).toBe('opportunity.reasonMissing');
    expect((await close({ reasonId: reason.fit })).body.code).toBe('opportunity.noSuchReason');
    expect((await close({ reasonId: reason.price, on: '2999-01-01' })).body.code).toBe(
      'opportunity.closeAhead',
    );
    expect((await close({ reasonId: reason.price, note: '贵三成' })).status).toBe(200);
    const now = (await sales().get(`/api/opportunities/${made.id}`)).body;
    expect(now).toMatchObject({ state: 'lost', closeNote: '贵三成', nextStep: null, staleAt: null });
    expect(now.closeReason['zh-CN']).toBe('价格太高');
    const edit = await sales().patch(
      `/api/opportunities/${made.id}`,
      { version: now.version, amount: '5' },
      key(),
    );
    expect(edit.body.code).toBe('opportunity.decided');
    expect(
      (await sales().post(`/api/opportunities/${made.id}/reopen`, { version: now.version }, key())).status,
    ).toBe(200);
  });

  test('won takes what the whole way demands, then counts on its day', async () => {
    const made = await open(ready());
    await call(made.id);
    const { version } = (await sales().get(`/api/opportunities/${made.id}`)).body;
    const won = await sales().post(
      `/api/opportunities/${made.id}/close`,
      { version, to: 'won', amount: '812345.67', reasonId: reason.fit },
      key(),
    );
    expect(won.status, JSON.stringify(won.body)).toBe(200);
    const now = (await sales().get(`/api/opportunities/${made.id}`)).body;
    expect(now).toMatchObject({
      state: 'won',
      amount: '812345.67',
      baseAmount: '812345.67',
      furthestStageId: stages[4],
    });
    const undone = await sales().post('/api/opportunities/undo', { batchId: won.body.batchId }, key());
    expect(undone.body.undone).toBe(1);
    expect((await sales().get(`/api/opportunities/${made.id}`)).body).toMatchObject({
      state: 'open',
      amount: '800000.00',
      closedOn: null,
    });
  });
});

describe('editing and undo', () => {
  test('a stale write gets both sides and changes nothing', async () => {
    const made = await open();
    const patch = (body: object) => sales().patch(`/api/opportunities/${made.id}`, body, key());
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
    const made = await open({ expectedClose: '2030-01-31' });
    const saved = await sales().patch(
      `/api/opportunities/${made.id}`,
      { version: made.version, expectedClose: '2030-02-01' },
      key(),
    );
    expect(saved.body.changes.slips).toEqual([0, 1]);
    const found = await sales().get(
      `/api/opportunities?filter=${encodeURIComponent(JSON.stringify([{ field: 'slipped', operator: 'is', values: ['true'] }]))}`,
    );
    expect(found.body.items.map((one: { id: string }) => one.id)).toContain(made.id);
  });

  test('delete and undo; opening and undo', async () => {
    const made = await open();
    const gone = await sales().delete(
      `/api/opportunities/${made.id}?version=${made.version}`,
      undefined,
      key(),
    );
    expect((await sales().get(`/api/opportunities/${made.id}`)).status).toBe(404);
    await sales().post('/api/opportunities/undo', { batchId: gone.body.batchId }, key());
    expect((await sales().get(`/api/opportunities/${made.id}`)).status).toBe(200);
    const opened = await sales().post('/api/opportunities', { name: '手滑' }, key());
    const undone = await sales().post('/api/opportunities/undo', { batchId: opened.body.batchId }, key());
    expect(undone.body.undone).toBe(1);
    expect((await sales().get(`/api/opportunities/${opened.body.id}`)).status).toBe(404);
  });

  test('many at once: what can not be is counted by reason, and undone together', async () => {
    const [a, b] = [await open(ready()), await open()];
    const bulk = await sales().post(
      '/api/opportunities/bulk',
      { ids: [a.id, b.id, newId()], changes: { stageId: stages[1], values: { category: 'commit' } } },
      key(),
    );
    expect(bulk.body).toMatchObject({
      changed: 1,
      notFound: 1,
      refused: [{ code: 'opportunity.conditionsMissing', count: 1, ids: [b.id] }],
    });
    await sales().post('/api/opportunities/undo', { batchId: bulk.body.batchId }, key());
    expect((await sales().get(`/api/opportunities/${a.id}`)).body).toMatchObject({
      category: 'pipeline',
      stageId: stages[0],
    });
  });

  test('given away it follows its new owner, with its sums; undone it comes back', async () => {
    const made = await open({ amount: '10' });
    const given = await own
      .as('manager')
      .post(
        `/api/opportunities/${made.id}/owner`,
        { version: made.version, ownerId: own.people.otherSales },
        key(),
      );
    expect(given.status, JSON.stringify(given.body)).toBe(200);
    expect((await sales().get(`/api/opportunities/${made.id}`)).status).toBe(404);
    expect((await own.as('otherSales').get(`/api/opportunities/${made.id}`)).status).toBe(200);
    const back = await own
      .as('manager')
      .post('/api/opportunities/undo', { batchId: given.body.batchId }, key());
    expect(back.body.undone).toBe(1);
    expect((await sales().get(`/api/opportunities/${made.id}`)).body.teamId).toBe(own.teams.east);
  });
});

describe('lists and board', () => {
  test('found by part, by sound and by account; sorted by amount', async () => {
    const made = await open({ name: '伺服压力机', accountId: customer.accountId, amount: '99999999' });
    for (const q of ['伺服', 'sifu', '苏州精工']) {
      const { body } = await sales().get(`/api/opportunities?q=${encodeURIComponent(q)}&limit=200`);
      expect(
        body.items.map((one: { id: string }) => one.id),
        q,
      ).toContain(made.id);
    }
    const sorted = await sales().get('/api/opportunities?sort=-amount&limit=1');
    expect(sorted.body.items[0].id).toBe(made.id);
    expect(sorted.body.next).not.toBeNull();
    expect((await sales().get('/api/opportunities?sort=mood')).body.code).toBe('opportunity.badSort');
  });

  test('a board adds up to its cards', async () => {
    const { body } = await own.as('owner').get('/api/opportunities/board');
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
    const mine = await own.as('otherSales').get('/api/opportunities/board');
    expect(mine.body.columns.every((column: { total: number }) => column.total === 0)).toBe(true);
  });

  test('a calendar by close and by next step', async () => {
    const made = await open({ expectedClose: '2031-03-05', nextStep: '回访', nextStepOn: '2031-02-01' });
    const ids = async (query: string) =>
      (await sales().get(`/api/opportunities/calendar?${query}`)).body.items.map(
        (one: { id: string; day: string }) => [one.id, one.day],
      );
    expect(await ids('from=2031-03-01&until=2031-04-01')).toEqual([[made.id, '2031-03-05']]);
    expect(await ids('from=2031-03-01&until=2031-04-01&by=nextStep')).toEqual([]);
    expect(await ids('from=2031-02-01&until=2031-02-02&by=nextStep')).toEqual([[made.id, '2031-02-01']]);
  });

  test('an export says what left the house', async () => {
    const { status, body } = await own
      .as('manager')
      .get('/api/opportunities/export?fields=name,accountName,stage,state,amount');
    expect(status).toBe(200);
    expect(body.split('\r\n')[0]).toContain('商机,客户,阶段,状态,金额');
    expect(body).toContain('初步接洽,进行中');
    expect((await sales().get('/api/opportunities/export')).status).toBe(403);
  });
});
