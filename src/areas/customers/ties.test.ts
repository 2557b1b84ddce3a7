import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, type TestPerson, testApp } from '../../platform/testing/test-app.ts';
import { feedAccount } from './acts/feed-account.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.drop());

let made = 0;
async function open(person: TestPerson, values: object = {}): Promise<string> {
  made++;
  const { status, body } = await app
    .as(person)
    .post('/api/accounts', { name: `关系测试${made}号有限公司`, ...values });
  expect(status).toBe(201);
  return body.id;
}
async function add(person: TestPerson, accountId: string, name: string): Promise<string> {
  const { status, body } = await app.as(person).post('/api/contacts', { accountId, name });
  expect(status).toBe(201);
  return body.id;
}
const codeOf = (answer: { status: number; body: { code?: string } | null }) => [
  answer.status,
  answer.body?.code,
];

describe('relations', () => {
  const relate = (person: TestPerson, body: object) => app.as(person).post('/api/relations', body);
  const of = async (person: TestPerson, kind: string, id: string) =>
    (await app.as(person).get(`/api/relations?kind=${kind}&id=${id}`)).body.items as {
      id: string;
      type: string;
      direction: string;
      otherId: string;
    }[];

  test('read from both ends, each in its own direction', async () => {
    const [maker, supplier] = [await open('sales'), await open('sales')];
    await relate('sales', { kind: 'account', type: 'supplierOf', fromId: supplier, toId: maker });
    expect(await of('sales', 'account', supplier)).toMatchObject([
      { type: 'supplierOf', direction: 'from', otherId: maker },
    ]);
    expect(await of('sales', 'account', maker)).toMatchObject([
      { type: 'supplierOf', direction: 'to', otherId: supplier },
    ]);
  });

  test('one that reads the same from both ends is there once', async () => {
    const [a, b] = [await open('sales'), await open('sales')];
    await relate('sales', { kind: 'account', type: 'competitorOf', fromId: a, toId: b });
    expect(
      codeOf(await relate('sales', { kind: 'account', type: 'competitorOf', fromId: b, toId: a })),
    ).toEqual([409, 'relation.there']);
    const both = await Promise.all(
      [1, 2].map(() => relate('sales', { kind: 'account', type: 'partnerOf', fromId: a, toId: b })),
    );
    expect(both.map((one) => one.status).sort()).toEqual([201, 409]);
  });

  test('with itself, of another kind, or with what isn’t there, is refused', async () => {
    const a = await open('sales');
    const person = await add('sales', a, '秦川');
    expect(codeOf(await relate('sales', { kind: 'account', type: 'partnerOf', fromId: a, toId: a }))[1]).toBe(
      'relation.same',
    );
    expect(codeOf(await relate('sales', { kind: 'account', type: 'classmate', fromId: a, toId: a }))[1]).toBe(
      'relation.unknownType',
    );
    expect(
      codeOf(await relate('sales', { kind: 'account', type: 'partnerOf', fromId: a, toId: person }))[1],
    ).toBe('relation.noSuchRecord');
  });

  test('with another’s account: neither said nor seen', async () => {
    const [mine, theirs] = [await open('sales'), await open('otherSales')];
    expect(
      codeOf(await relate('sales', { kind: 'account', type: 'supplierOf', fromId: mine, toId: theirs }))[1],
    ).toBe('relation.noSuchRecord');
    // Who sees both says it; each side alone doesn't learn of the other.
    expect(
      (await relate('owner', { kind: 'account', type: 'supplierOf', fromId: mine, toId: theirs })).status,
    ).toBe(201);
    expect(await of('owner', 'account', mine)).toHaveLength(1);
    expect(await of('sales', 'account', mine)).toEqual([]);
    expect(await of('otherSales', 'account', theirs)).toEqual([]);
    expect(codeOf(await app.as('otherSales').get(`/api/relations?kind=account&id=${mine}`))[0]).toBe(404);
    const [relation] = await of('owner', 'account', mine);
    expect(codeOf(await app.as('sales').delete(`/api/relations/${relation!.id}`))[0]).toBe(404);
    expect(codeOf(await app.as('readonly').delete(`/api/relations/${relation!.id}`))[0]).toBe(403);
  });

  test('between people, taken away and brought back', async () => {
    const a = await open('sales');
    const [x, y] = [await add('sales', a, '程前'), await add('sales', await open('sales'), '白露')];
    const { id } = (await relate('sales', { kind: 'contact', type: 'formerColleague', fromId: x, toId: y }))
      .body;
    expect((await app.as('sales').delete(`/api/relations/${id}`)).status).toBe(204);
    expect(await of('sales', 'contact', y)).toEqual([]);
    expect((await app.as('sales').post(`/api/relations/${id}/restore`)).status).toBe(204);
    expect(await of('sales', 'contact', y)).toMatchObject([{ type: 'formerColleague', otherId: x }]);
  });
});

describe('referrals', () => {
  const refer = (person: TestPerson, id: string, by: object) =>
    app.as(person).post(`/api/accounts/${id}/referrals`, { referredOn: '2026-11-01', ...by });
  const read = async (person: TestPerson, id: string) =>
    (await app.as(person).get(`/api/accounts/${id}/referrals`)).body;
  const feed = (id: string, revenueTotal: string) =>
    app.db.asSystem((tx) => feedAccount(tx, id, { revenueTotal }, 'test'));

  test('an account is brought once, by an account, a person, or a person of an account', async () => {
    const [giver, brought] = [await open('sales'), await open('sales')];
    const person = await add('sales', giver, '唐果');
    expect(codeOf(await refer('sales', brought, {}))[1]).toBe('referral.nobody');
    expect(
      (await refer('sales', brought, { byContact: person, thanks: '请吃饭', thanksDue: '2026-12-01' }))
        .status,
    ).toBe(201);
    expect(codeOf(await refer('sales', brought, { byAccount: giver }))).toEqual([409, 'referral.there']);
    expect((await read('sales', brought)).broughtBy).toMatchObject({
      byContact: person,
      byContactName: '唐果',
      thanks: '请吃饭',
    });
    expect((await read('sales', giver)).brought).toMatchObject([{ accountId: brought }]);
    expect((await app.as('sales').get(`/api/contacts/${person}/referrals`)).body.brought).toMatchObject([
      { accountId: brought },
    ]);
  });

  test('in a circle nobody brought anybody: refused with the way round, also when two close it at once', async () => {
    const [a, b, c] = [await open('sales'), await open('sales'), await open('sales')];
    await refer('sales', b, { byAccount: a });
    await refer('sales', c, { byAccount: b });
    const loop = await refer('sales', a, { byAccount: c });
    expect(codeOf(loop)).toEqual([422, 'referral.loop']);
    expect(loop.body.facts.path).toHaveLength(4);
    const [x, y] = [await open('sales'), await open('sales')];
    const both = await Promise.all([
      refer('sales', x, { byAccount: y }),
      refer('sales', y, { byAccount: x }),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual([201, 422]);
  });

  test('thanks owed stand in a list until they are given; a slip of the pen is taken back', async () => {
    const [giver, brought] = [await open('sales'), await open('sales')];
    const { id } = (
      await refer('sales', brought, { byAccount: giver, thanks: '两箱橙子', thanksDue: '2026-11-10' })
    ).body;
    const owed = async (person: TestPerson) =>
      (await app.as(person).get('/api/referrals/owed')).body.items.some(
        (one: { id: string }) => one.id === id,
      );
    expect([await owed('sales'), await owed('manager'), await owed('otherSales')]).toEqual([
      true,
      true,
      false,
    ]);
    const given = await app
      .as('sales')
      .post(`/api/referrals/${id}/thanks`, { version: 1, on: '2026-11-12', how: '送到前台' });
    expect(given.body).toEqual({ id, version: 2 });
    expect(await owed('sales')).toBe(false);
    expect(
      codeOf(await app.as('sales').post(`/api/referrals/${id}/thanks`, { version: 1, on: null })),
    ).toEqual([409, 'record.stale']);
    await app.as('sales').post(`/api/referrals/${id}/thanks`, { version: 2, on: null });
    expect(await owed('sales')).toBe(true);
    const seen = await app.as('sales').get(`/api/accounts/${brought}/timeline`);
    const types = seen.body.items.map((one: { type: string }) => one.type);
    expect(types).toEqual(
      expect.arrayContaining(['account.referred', 'account.thanked', 'account.referralChanged']),
    );
  });

  test('what has come of a chain is added up over those one sees', async () => {
    const [first, second, third] = [await open('sales'), await open('sales'), await open('otherSales')];
    await refer('sales', second, { byAccount: first });
    await refer('owner', third, { byAccount: second });
    expect((await read('sales', first)).chainRevenue).toBeNull();
    await feed(second, '120000.50');
    await feed(third, '30000');
    expect(await read('owner', first)).toMatchObject({
      chainRevenue: '150000.50',
      chain: [
        { accountId: second, depth: 1, revenue: '120000.50' },
        { accountId: third, depth: 2, broughtBy: second, revenue: '30000' },
      ],
    });
    const own = await read('sales', first);
    expect(own.chainRevenue).toBe('120000.50');
    expect(own.chain[1]).toMatchObject({ accountName: null, revenue: null });
  });

  test('taken away it is gone from the chain; of another’s account it isn’t there at all', async () => {
    const [giver, brought] = [await open('sales'), await open('sales')];
    const { id } = (await refer('sales', brought, { byAccount: giver })).body;
    expect(codeOf(await app.as('otherSales').delete(`/api/referrals/${id}`))[0]).toBe(404);
    expect(codeOf(await refer('otherSales', brought, { byAccount: giver }))[0]).toBe(404);
    expect((await app.as('sales').delete(`/api/referrals/${id}`)).status).toBe(204);
    expect((await read('sales', giver)).brought).toEqual([]);
    expect((await app.as('sales').post(`/api/referrals/${id}/restore`)).status).toBe(204);
    expect((await read('sales', giver)).brought).toHaveLength(1);
  });
});

describe('dealers', () => {
  const terms = (person: TestPerson, id: string, body: object) =>
    app.as(person).put(`/api/accounts/${id}/dealer-terms`, body);

  test('have policies; nobody else has', async () => {
    const dealer = await open('sales', { kind: 'dealer' });
    expect((await app.as('sales').get(`/api/accounts/${dealer}/dealer-terms`)).body).toMatchObject({
      version: 0,
      territory: [],
    });
    const set = await terms('sales', dealer, {
      version: 0,
      priceList: '经销商价 2026',
      rebatePercent: '3.5',
      territory: ['四川', '重庆'],
      exclusive: true,
      protectionDays: 180,
      validFrom: '2026-01-01',
    });
    expect(set.body).toMatchObject({ version: 1, rebatePercent: '3.5', territory: ['四川', '重庆'] });
    expect(codeOf(await terms('sales', dealer, { version: 0 }))).toEqual([409, 'record.stale']);
    expect(codeOf(await terms('sales', await open('sales'), { version: 0 }))[1]).toBe('account.notADealer');
  });

  test('a rebate over 100 per cent or an end before the beginning is refused', async () => {
    const dealer = await open('sales', { kind: 'dealer' });
    expect(codeOf(await terms('sales', dealer, { version: 0, rebatePercent: '100.01' }))[1]).toBe(
      'account.badTerms',
    );
    const backwards = { version: 0, validFrom: '2026-02-01', validUntil: '2026-01-01' };
    expect(codeOf(await terms('sales', dealer, backwards))[1]).toBe('account.badTerms');
  });

  test('whoever opens an account in their territory is told, of others’ dealers only the name', async () => {
    const dealer = await open('otherSales', { kind: 'dealer', name: '西南传动经营部' });
    await terms('otherSales', dealer, {
      version: 0,
      territory: ['云南'],
      exclusive: true,
      protectionDays: 90,
    });
    const over = await open('otherSales', { kind: 'dealer', name: '过期的经销商' });
    await terms('otherSales', over, { version: 0, territory: ['云南'], validUntil: '2020-01-01' });
    const ask = async (person: TestPerson) =>
      (await app.as(person).get('/api/dealers?region=云南')).body.items;
    expect(await ask('sales')).toEqual([
      {
        id: null,
        name: '西南传动经营部',
        territory: ['云南'],
        exclusive: true,
        protectionDays: 90,
        ownerName: '黄海',
      },
    ]);
    expect(await ask('otherSales')).toMatchObject([{ id: dealer }]);
  });
});
