import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, type TestPerson, testApp } from '../../platform/testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.drop());

let made = 0;
const open = async (person: TestPerson, name = `供职公司${++made}`) =>
  (await app.as(person).post('/api/accounts', { name })).body.id as string;
const add = async (person: TestPerson, body: object) => {
  const answer = await app.as(person).post('/api/contacts', { name: `联系人${++made}`, ...body });
  expect(answer.body.code).toBeUndefined();
  return answer.body.id as string;
};
const read = async (person: TestPerson, id: string) => (await app.as(person).get(`/api/contacts/${id}`)).body;
const codeOf = (answer: { status: number; body: { code?: string } }) => [answer.status, answer.body.code];

describe('a contact', () => {
  test('is added with what is known, birthdays of any year included', async () => {
    const id = await add('sales', {
      birthday: '5月3日',
      channel: 'wechat',
      consent: { given: true, at: '2026-11-01T08:00:00Z', text: '展会上口头同意' },
    });
    expect(await read('sales', id)).toMatchObject({
      birthday: '05-03',
      channel: 'wechat',
      consent: { given: true, text: '展会上口头同意' },
      accountId: null,
      ownerName: '李晓',
      positions: [],
    });
    const bad = await app.as('sales').patch(`/api/contacts/${id}`, { version: 1, birthday: '2-30' });
    expect(bad.body.errors[0]).toMatchObject({ code: 'contact.badBirthday', field: 'body.birthday' });
  });

  test('with the same number is the same person, unless one says otherwise', async () => {
    await add('otherSales', { name: '陈晨', phones: ['13922220001'] });
    const again = { name: '小陈', phones: ['0086-139-2222-0001'] };
    const refused = await app.as('sales').post('/api/contacts', again);
    expect(codeOf(refused)).toEqual([409, 'contact.duplicate']);
    expect(refused.body.facts.matches).toEqual([{ id: null, by: ['phone'], ownerName: '黄海' }]);
    expect((await app.as('sales').post('/api/contacts', { ...again, allowDuplicate: true })).status).toBe(
      201,
    );
  });
});

describe('where they work', () => {
  test('they change jobs: the former one stays in sight, they belong to the new account’s owner', async () => {
    const [a, b] = [await open('sales'), await open('sales')];
    const id = await add('sales', { accountId: a, title: '采购员' });
    const moved = await app.as('sales').post(`/api/contacts/${id}/positions`, {
      version: 1,
      accountId: b,
      title: '采购总监',
      fromOn: '2026-10-01',
      formerEndedOn: '2026-09-30',
    });
    expect(moved.status).toBe(201);
    const contact = await read('sales', id);
    expect(contact).toMatchObject({ accountId: b, title: '采购总监', version: 2 });
    expect(contact.positions).toMatchObject([
      { accountId: b, isPrimary: true, untilOn: null },
      { accountId: a, isPrimary: false, untilOn: '2026-09-30', title: '采购员' },
    ]);
    const at = async (account: string) =>
      (await app.as('sales').get(`/api/accounts/${account}/contacts`)).body.items;
    expect(await at(a)).toMatchObject([{ id, isFormer: true, title: '采购员' }]);
    expect(await at(b)).toMatchObject([{ id, isFormer: false, title: '采购总监' }]);
    expect((await app.as('sales').get(`/api/accounts/${b}`)).body.contacts).toBe(1);
  });

  test('ends a job, and works nowhere then; days that can not be are refused', async () => {
    const a = await open('sales');
    const id = await add('sales', { accountId: a });
    const [position] = (await read('sales', id)).positions;
    const path = `/api/contacts/${id}/positions/${position.id}`;
    expect(
      codeOf(await app.as('sales').patch(path, { version: 1, fromOn: '2026-05-01', untilOn: '2026-04-01' })),
    ).toEqual([422, 'contact.badPosition']);
    await app.as('sales').patch(path, { version: 1, untilOn: '2026-11-01' });
    expect(await read('sales', id)).toMatchObject({ accountId: null, title: null, ownerName: '李晓' });
    const removed = await app.as('sales').delete(`${path}?version=2`);
    expect(removed.status).toBe(200);
    expect((await read('sales', id)).positions).toEqual([]);
  });

  test('can not be placed at somebody else’s account; of one that was theirs the name stays hidden', async () => {
    const theirs = await open('otherSales', '别人家');
    const id = await add('sales', {});
    expect(
      codeOf(await app.as('sales').post(`/api/contacts/${id}/positions`, { version: 1, accountId: theirs })),
    ).toEqual([422, 'contact.noSuchAccount']);
    const a = await open('sales');
    const traveller = await add('sales', { accountId: a });
    // The account goes to a colleague, its contact stays where they moved before.
    const b = await open('sales');
    await app.as('sales').post(`/api/contacts/${traveller}/positions`, { version: 1, accountId: b });
    await app.as('owner').post(`/api/accounts/${a}/owner`, { version: 1, ownerId: app.people.otherSales });
    const seen = (await read('sales', traveller)).positions;
    expect(seen.find((one: { accountId: string }) => one.accountId === a)).toMatchObject({
      accountName: null,
    });
  });
});

describe('making two one', () => {
  test('of people: their numbers are united, where they worked is kept, and it can be taken apart', async () => {
    const [a, b] = [await open('sales'), await open('sales')];
    const kept = await add('sales', { name: '张伟', accountId: a, phones: ['13811110001'], title: '厂长' });
    const away = await add('sales', {
      name: '张 伟',
      accountId: b,
      phones: ['13811110002'],
      wechat: 'zw_88',
    });
    await app.as('sales').post(`/api/contacts/${away}/comments`, { text: '同一个人' });
    const merged = await app.as('sales').post('/api/contacts/merge', {
      keptId: kept,
      awayId: away,
      keptVersion: 1,
      awayVersion: 1,
      choices: { account: 'away' },
    });
    expect(merged.status).toBe(200);
    const one = await read('sales', kept);
    expect(one).toMatchObject({
      accountId: b,
      phones: ['+8613811110001', '+8613811110002'],
      wechat: 'zw_88',
    });
    expect(
      one.positions.map((position: { accountId: string; isPrimary: boolean }) => [
        position.accountId,
        position.isPrimary,
      ]),
    ).toEqual(
      expect.arrayContaining([
        [b, true],
        [a, false],
      ]),
    );
    expect((await app.as('sales').get(`/api/contacts/${away}`)).status).toBe(404);
    const types = (await app.as('sales').get(`/api/contacts/${kept}/timeline`)).body.items.map(
      (item: { type: string }) => item.type,
    );
    expect(types).toContain('contact.commented');
    const undone = await app.as('sales').post(`/api/contacts/merges/${merged.body.mergeId}/undo`, {});
    expect(undone.body).toMatchObject({ awayId: away, kept: [] });
    expect(await read('sales', kept)).toMatchObject({
      accountId: a,
      phones: ['+8613811110001'],
      wechat: null,
    });
    const back = await read('sales', away);
    expect(back).toMatchObject({ accountId: b, phones: ['+8613811110002'] });
    expect(back.positions).toMatchObject([{ accountId: b, isPrimary: true }]);
    expect((await read('sales', kept)).positions).toMatchObject([{ accountId: a, isPrimary: true }]);
  });

  test('of accounts: people, branches and relations go along; what was done since is told before it is taken apart', async () => {
    const parent = await open('sales', '合并集团');
    const kept = await open('sales', '合并保留');
    const away = await open('sales', '合并放下');
    const branch = await open('sales', '合并分部');
    const supplier = await open('sales', '合并供货');
    await app.as('sales').patch(`/api/accounts/${branch}`, { version: 1, parentId: away });
    await app.as('sales').patch(`/api/accounts/${away}`, { version: 1, parentId: parent, region: '江苏' });
    const person = await add('sales', { accountId: away });
    await app
      .as('sales')
      .post('/api/relations', { kind: 'account', type: 'supplierOf', fromId: supplier, toId: away });
    const near = (await app.as('sales').get(`/api/accounts/${kept}/duplicates`)).body.items;
    expect(near.map((one: { id: string }) => one.id)).not.toContain(kept);
    const merged = (
      await app.as('sales').post('/api/accounts/merge', {
        keptId: kept,
        awayId: away,
        keptVersion: 1,
        awayVersion: 2,
        choices: { parentId: 'away' },
      })
    ).body;
    const account = (await app.as('sales').get(`/api/accounts/${kept}`)).body;
    expect(account).toMatchObject({ parentId: parent, region: '江苏', contacts: 1, branches: 1 });
    expect((await read('sales', person)).accountId).toBe(kept);
    const relations = async (id: string) =>
      (await app.as('sales').get(`/api/relations?kind=account&id=${id}`)).body.items;
    expect(await relations(kept)).toMatchObject([{ type: 'supplierOf', direction: 'to', otherId: supplier }]);

    await app.as('sales').post(`/api/accounts/${kept}/comments`, { text: '合并后写的' });
    const refused = await app.as('sales').post(`/api/accounts/merges/${merged.mergeId}/undo`, {});
    expect(codeOf(refused)).toEqual([409, 'customerMerge.changedSince']);
    expect(refused.body.facts.done).toEqual([{ type: 'account.commented', n: 1 }]);
    const undone = await app
      .as('sales')
      .post(`/api/accounts/merges/${merged.mergeId}/undo`, { anyway: true });
    expect(undone.status).toBe(200);
    expect((await read('sales', person)).accountId).toBe(away);
    expect((await app.as('sales').get(`/api/accounts/${away}`)).body).toMatchObject({
      branches: 1,
      parentId: parent,
    });
    expect(await relations(kept)).toEqual([]);
    expect(await relations(away)).toHaveLength(1);
  });

  test('a parent merged into its own branch leaves no circle', async () => {
    const top = await open('sales', '环顶');
    const middle = await open('sales', '环中');
    const low = await open('sales', '环底');
    await app.as('sales').patch(`/api/accounts/${middle}`, { version: 1, parentId: top });
    await app.as('sales').patch(`/api/accounts/${low}`, { version: 1, parentId: middle });
    const merged = await app.as('sales').post('/api/accounts/merge', {
      keptId: low,
      awayId: top,
      keptVersion: 2,
      awayVersion: 1,
      choices: {},
    });
    expect(merged.status).toBe(200);
    const parentOf = async (id: string) => (await app.as('sales').get(`/api/accounts/${id}`)).body.parentId;
    expect([await parentOf(low), await parentOf(middle)]).toEqual([null, low]);
  });

  test('needs both to be one’s own to change; what was told apart is not proposed again', async () => {
    const mine = await open('sales', '宏图精密五金有限公司');
    const like = (
      await app.as('sales').post('/api/accounts', { name: '宏图精密五金制造厂', allowDuplicate: true })
    ).body.id;
    const theirs = await open('otherSales', '别人的宏图');
    const merge = (keptId: string, awayId: string) =>
      app.as('sales').post('/api/accounts/merge', { keptId, awayId, keptVersion: 1, awayVersion: 1 });
    expect((await merge(mine, theirs)).status).toBe(404);
    expect(codeOf(await merge(mine, mine))).toEqual([422, 'customerMerge.same']);
    const near = async () =>
      (await app.as('sales').get(`/api/accounts/${mine}/duplicates`)).body.items.map(
        (one: { id: string }) => one.id,
      );
    expect(await near()).toEqual([like]);
    await app.as('sales').post('/api/accounts/different', { one: mine, other: like });
    expect(await near()).toEqual([]);
  });
});
