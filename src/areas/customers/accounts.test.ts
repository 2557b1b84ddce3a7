import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { system } from '../../platform/actor/actor.ts';
import { sql } from '../../platform/db/sql.ts';
import { type TestApp, type TestPerson, testApp } from '../../platform/testing/test-app.ts';
import { rejudgeDue } from './acts/rejudge.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.drop());

let made = 0;
/** An account that is no duplicate of any other. */
async function open(person: TestPerson, values: object = {}): Promise<{ id: string; contactId: string }> {
  made++;
  const answer = await app.as(person).post('/api/accounts', { name: `测试精密${made}号有限公司`, ...values });
  expect(answer.body).toMatchObject({ version: 1 });
  expect(answer.status).toBe(201);
  return answer.body;
}
const read = async (person: TestPerson, id: string) => (await app.as(person).get(`/api/accounts/${id}`)).body;
const codeOf = (answer: { status: number; body: { code?: string } }) => [answer.status, answer.body.code];

describe('opening', () => {
  test('keeps values in one form, and takes the first contact along', async () => {
    const { id, contactId } = await open('sales', {
      name: '  苏州  恒达精密机械有限公司 ',
      creditCode: `91320594 ma1xtyyh3${validTail('91320594MA1XTYYH3')}`,
      phones: ['0512 6666 8888'],
      emails: ['Sales@HengDa.example'],
      contact: { name: '王芳', title: '采购经理', phones: ['138 0013 8001'], role: 'purchase' },
    });
    const account = await read('sales', id);
    expect(account).toMatchObject({
      name: '苏州 恒达精密机械有限公司',
      phones: ['+8651266668888'],
      emails: ['sales@hengda.example'],
      ownerName: '李晓',
      teamName: '华东一组',
      tier: 'potential',
      health: 'good',
      healthScore: 100,
      contacts: 1,
    });
    expect(account.creditCode).toMatch(/^91320594MA1XTYYH3.$/);
    const contact = (await app.as('sales').get(`/api/contacts/${contactId}`)).body;
    expect(contact).toMatchObject({
      accountName: '苏州 恒达精密机械有限公司',
      phones: ['+8613800138001'],
      positions: [{ accountId: id, title: '采购经理', isPrimary: true }],
    });
  });

  test('says all that is wrong at once; a wrong check character is told from a wrong length', async () => {
    const { body } = await app
      .as('sales')
      .post('/api/accounts', { name: '错', phones: ['12'], creditCode: '91320594MA1XTYYH30' });
    expect(body.code).toBe('request.invalid');
    expect(body.errors.map((one: { field: string }) => one.field).sort()).toEqual([
      'body.creditCode',
      'body.phones.0',
    ]);
    expect(codeOf(await app.as('sales').post('/api/accounts', { region: '江苏' }))).toEqual([
      422,
      'account.nameMissing',
    ]);
  });

  test('finds the same however it is written, and tells of another’s only owner and tier', async () => {
    const code = `91440606MA4WXTYY2${validTail('91440606MA4WXTYY2')}`;
    await open('otherSales', {
      name: '佛山市顺德区大良弹簧有限公司',
      shortName: '大良弹簧',
      creditCode: code,
      phones: ['+86 757 2222 3333'],
    });
    for (const want of [
      { name: '佛山市順德區大良彈簧' },
      { name: '大良弹簧' },
      { name: '别的名字', phones: ['0757-22223333'] },
      { name: '另一个名字', creditCode: code },
    ]) {
      const { status, body } = await app.as('sales').post('/api/accounts', want);
      expect([status, body.code]).toEqual([409, 'account.duplicate']);
      expect(body.facts.matches).toEqual([
        { id: null, by: expect.any(Array), tier: 'potential', ownerName: '黄海' },
      ]);
    }
    const again = { name: '佛山市順德區大良彈簧', allowDuplicate: true };
    expect((await app.as('sales').post('/api/accounts', again)).status).toBe(201);
    // One credit code is one company: nothing allows a second.
    expect(
      codeOf(
        await app.as('sales').post('/api/accounts', { name: '四', creditCode: code, allowDuplicate: true }),
      ),
    ).toEqual([409, 'account.duplicate']);
  });

  test('of two who open the same at one moment, one is told', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() => app.as('sales').post('/api/accounts', { name: '同时开的精工有限公司' })),
    );
    expect(answers.map((one) => one.status).sort()).toEqual([201, 409, 409]);
  });

  test('a request sent twice opens one account', async () => {
    const body = { name: '只开一次的公司' };
    const key = { 'idempotency-key': newId() };
    const [first, second] = [
      await app.as('sales').post('/api/accounts', body, key),
      await app.as('sales').post('/api/accounts', body, key),
    ];
    expect(second.body).toEqual(first.body);
    expect(second.status).toBe(201);
  });
});

/** The check character that belongs behind 17 characters, found by asking for each. */
function validTail(first17: string): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  let sum = 0;
  let weight = 1;
  for (const character of first17) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet[(31 - (sum % 31)) % 31]!;
}

describe('editing', () => {
  test('over a newer version nothing is written, and both sides are told', async () => {
    const { id } = await open('sales', { region: '江苏' });
    await app.as('manager').patch(`/api/accounts/${id}`, { version: 1, region: '浙江' });
    const stale = await app.as('sales').patch(`/api/accounts/${id}`, { version: 1, region: '上海' });
    expect(codeOf(stale)).toEqual([409, 'record.stale']);
    expect(stale.body.facts.current).toMatchObject({ region: '浙江', version: 2 });
    expect((await read('sales', id)).region).toBe('浙江');
  });

  test('undo gives a field back only while it holds what the act gave it', async () => {
    const { id } = await open('sales', { region: '江苏', industry: '汽车' });
    const { batchId } = (
      await app.as('sales').patch(`/api/accounts/${id}`, { version: 1, region: '浙江', industry: '家电' })
    ).body;
    await app.as('sales').patch(`/api/accounts/${id}`, { version: 2, industry: '医疗' });
    const undone = (await app.as('sales').post('/api/accounts/undo', { batchId })).body;
    expect(undone).toMatchObject({ undone: 1, kept: [{ id, fields: ['industry'] }] });
    expect(await read('sales', id)).toMatchObject({ region: '江苏', industry: '医疗' });
  });

  test('a day without a step is refused; the step past its day takes health, and doing it gives it back', async () => {
    const { id } = await open('sales');
    const step = (body: object, version: number) =>
      app.as('sales').patch(`/api/accounts/${id}`, { version, ...body });
    expect(codeOf(await step({ nextStepOn: '2026-12-01' }, 1))).toEqual([422, 'account.nextStepMissing']);
    await step({ nextStep: '送样', nextStepOn: '2020-01-01' }, 1);
    expect(await read('sales', id)).toMatchObject({
      healthScore: 90,
      healthWhy: [{ reason: 'overdueStep', points: 10 }],
    });
    await step({ nextStep: null, nextStepOn: null }, 2);
    expect((await read('sales', id)).healthScore).toBe(100);
  });

  test('deleted, it is gone from reading, list and search, and undo brings it back', async () => {
    const { id } = await open('sales', { name: '会删掉的鸿运模具厂' });
    const found = async () =>
      (await app.as('sales').get('/api/accounts?q=hongyunmuju')).body.items.map(
        (one: { id: string }) => one.id,
      );
    expect(await found()).toEqual([id]);
    const { batchId } = (await app.as('sales').delete(`/api/accounts/${id}?version=1`)).body;
    expect((await app.as('sales').get(`/api/accounts/${id}`)).status).toBe(404);
    expect(await found()).toEqual([]);
    await app.as('sales').post('/api/accounts/undo', { batchId });
    expect(await found()).toEqual([id]);
  });
});

describe('the hierarchy', () => {
  test('hangs branches below a parent, and a circle is refused with the way round', async () => {
    const a = await open('sales', { name: '甲集团' });
    const b = await open('sales', { name: '乙分公司', parentId: a.id });
    const c = await open('sales', { name: '丙工厂', parentId: b.id });
    const circle = await app.as('sales').patch(`/api/accounts/${a.id}`, { version: 1, parentId: c.id });
    expect(codeOf(circle)).toEqual([422, 'account.hierarchyLoop']);
    expect(circle.body.facts.path).toEqual(['甲集团', '丙工厂', '乙分公司', '甲集团']);
    expect(
      codeOf(await app.as('sales').patch(`/api/accounts/${a.id}`, { version: 1, parentId: a.id })),
    ).toEqual([422, 'account.hierarchyLoop']);
    const family = (await app.as('sales').get(`/api/accounts/${b.id}/family`)).body.items;
    expect(family.map((one: { name: string; parentId: string | null }) => one.name)).toEqual([
      '甲集团',
      '乙分公司',
      '丙工厂',
    ]);
    expect((await read('sales', a.id)).branches).toBe(1);
  });

  test('two moves at one moment can not close a circle together', async () => {
    const a = await open('sales', { name: '并发甲' });
    const b = await open('sales', { name: '并发乙' });
    const answers = await Promise.all([
      app.as('sales').patch(`/api/accounts/${a.id}`, { version: 1, parentId: b.id }),
      app.as('sales').patch(`/api/accounts/${b.id}`, { version: 1, parentId: a.id }),
    ]);
    expect(answers.map((one) => one.status).sort()).toEqual([200, 422]);
  });

  test('a parent that one doesn’t see is no parent, and undo can not close a circle either', async () => {
    const theirs = await open('otherSales', { name: '别人的集团' });
    const mine = await open('sales', { name: '我的小厂' });
    expect(
      codeOf(await app.as('sales').patch(`/api/accounts/${mine.id}`, { version: 1, parentId: theirs.id })),
    ).toEqual([422, 'account.noSuchParent']);
    const top = await open('sales', { name: '上层' });
    await app.as('sales').patch(`/api/accounts/${mine.id}`, { version: 1, parentId: top.id });
    const { batchId } = (
      await app.as('sales').patch(`/api/accounts/${mine.id}`, { version: 2, parentId: null })
    ).body;
    await app.as('sales').patch(`/api/accounts/${top.id}`, { version: 1, parentId: mine.id });
    expect(codeOf(await app.as('sales').post('/api/accounts/undo', { batchId }))).toEqual([
      422,
      'account.hierarchyLoop',
    ]);
  });
});

describe('whose it is', () => {
  test('what isn’t visible is 404 by every door', async () => {
    const { id, contactId } = await open('otherSales', {
      name: '看不见的公司',
      contact: { name: '隐形人' },
    });
    const doors: [string, Promise<{ status: number; body: object }>][] = [
      ['read', app.as('sales').get(`/api/accounts/${id}`)],
      ['edit', app.as('sales').patch(`/api/accounts/${id}`, { version: 1, name: '抢' })],
      ['delete', app.as('sales').delete(`/api/accounts/${id}`)],
      [
        'assign',
        app.as('sales').post(`/api/accounts/${id}/owner`, { version: 1, ownerId: app.people.sales }),
      ],
      ['comment', app.as('sales').post(`/api/accounts/${id}/comments`, { text: '喂' })],
      [
        'communicate',
        app.as('sales').post(`/api/accounts/${id}/communications`, {
          kind: 'call',
          direct: true,
          outcome: 'reached',
        }),
      ],
      ['timeline', app.as('sales').get(`/api/accounts/${id}/timeline`)],
      ['contacts', app.as('sales').get(`/api/accounts/${id}/contacts`)],
      ['duplicates', app.as('sales').get(`/api/accounts/${id}/duplicates`)],
      ['referrals', app.as('sales').get(`/api/accounts/${id}/referrals`)],
      ['tier', app.as('sales').post(`/api/accounts/${id}/tier`, { version: 1, tier: 'key', reason: '要' })],
      ['fit', app.as('sales').post(`/api/accounts/${id}/need-fit`, { fit: 'fits' })],
      ['contact', app.as('sales').get(`/api/contacts/${contactId}`)],
      ['contact timeline', app.as('sales').get(`/api/contacts/${contactId}/timeline`)],
      ['contact edit', app.as('sales').patch(`/api/contacts/${contactId}`, { version: 1, name: '抢' })],
    ];
    for (const [door, answer] of doors) expect([door, (await answer).status]).toEqual([door, 404]);
    for (const path of ['/api/accounts', '/api/contacts', '/api/search?q=看不见', '/api/search?q=隐形人'])
      expect(JSON.stringify((await app.as('sales').get(path)).body)).not.toMatch(/看不见的公司|隐形人/);
    expect((await app.as('sales').get(`/api/accounts/${id}/family`)).body.items).toEqual([]);
    // A contact can't be smuggled into an account that isn't one's own.
    expect(codeOf(await app.as('sales').post('/api/contacts', { name: '混入', accountId: id }))).toEqual([
      422,
      'contact.noSuchAccount',
    ]);
    expect((await app.as('manager').get(`/api/accounts/${id}`)).status).toBe(404);
    expect((await app.as('owner').get(`/api/accounts/${id}`)).status).toBe(200);
  });

  test('who may only read is told so, and writes nothing', async () => {
    const { id } = await open('sales');
    const answers = [
      await app.as('readonly').patch(`/api/accounts/${id}`, { version: 1, region: '沪' }),
      await app.as('readonly').post('/api/accounts', { name: '不该有' }),
      await app.as('readonly').get('/api/accounts/export'),
    ];
    expect(answers.map((one) => one.status)).toEqual([403, 403, 403]);
    expect((await app.as('readonly').get(`/api/accounts/${id}`)).status).toBe(200);
    expect((await app.anonymous.get(`/api/accounts/${id}`)).status).toBe(401);
  });

  test('contacts go with their account, in one act that undo takes back', async () => {
    const { id, contactId } = await open('sales', { name: '转手机械', contact: { name: '随行人' } });
    const given = await app
      .as('manager')
      .post(`/api/accounts/${id}/owner`, { version: 1, ownerId: app.people.manager });
    expect(given.status).toBe(200);
    expect((await app.as('sales').get(`/api/accounts/${id}`)).status).toBe(404);
    expect((await app.as('sales').get(`/api/contacts/${contactId}`)).status).toBe(404);
    await app.as('manager').post('/api/accounts/undo', { batchId: given.body.batchId });
    expect((await app.as('sales').get(`/api/contacts/${contactId}`)).body.ownerName).toBe('李晓');
  });

  test('an account of nobody’s, or of a colleague who left, is refused where it can not be', async () => {
    const made = await app.as('sales').post('/api/accounts', { name: '送错人', ownerId: newId() });
    expect(codeOf(made)).toEqual([422, 'account.noSuchOwner']);
  });
});

describe('look-up before work', () => {
  test('names owner and tier of what one may not see, masks the rest, and is kept in the log', async () => {
    await open('otherSales', { name: '查重目标轴承有限公司', phones: ['13600001234'] });
    const ask = async (query: string) =>
      (await app.as('sales').get(`/api/accounts/look-up?${query}`)).body.items;
    expect(await ask('company=查重目标轴承')).toEqual([
      expect.objectContaining({ id: null, name: '查重目标轴承有限公司', ownerName: '黄海', by: ['name'] }),
    ]);
    expect(await ask('phone=136 0000 1234')).toEqual([
      expect.objectContaining({ id: null, name: '查**', by: ['phone'] }),
    ]);
    expect(codeOf(await app.as('sales').get('/api/accounts/look-up?phone=1'))).toEqual([
      422,
      'account.lookUpNothing',
    ]);
    const logged = await app.db.read<{ n: number }>(
      system,
      sql`select count(*) as n from platform.events where type = 'account.lookedUp' and actor_id = ${app.people.sales}`,
    );
    expect(logged[0]!.n).toBe(2);
  });
});

describe('how an account stands', () => {
  test('a tier set by hand takes a reason, shows beside the computed one, and can be given back', async () => {
    const { id } = await open('sales');
    const set = (body: object, version: number) =>
      app.as('sales').post(`/api/accounts/${id}/tier`, { version, ...body });
    expect(codeOf(await set({ tier: 'key' }, 1))).toEqual([422, 'account.tierReasonMissing']);
    await set({ tier: 'key', reason: '董事长的老客户' }, 1);
    expect(await read('sales', id)).toMatchObject({
      tier: 'key',
      tierSet: { tier: 'key', reason: '董事长的老客户', by: app.people.sales },
      tierWhy: expect.arrayContaining([expect.objectContaining({ criterion: 'volume', met: null })]),
    });
    await set({ tier: null }, 2);
    expect(await read('sales', id)).toMatchObject({ tier: 'potential', tierSet: null });
  });

  test('a need we can not meet makes a potential customer, one we can meet a target', async () => {
    const { id } = await open('sales');
    const answerNeed = (fit: string | null) => app.as('sales').post(`/api/accounts/${id}/need-fit`, { fit });
    await answerNeed('fits');
    expect((await read('sales', id)).tier).toBe('target');
    await answerNeed('doesNotFit');
    expect((await read('sales', id)).tier).toBe('potential');
    await answerNeed(null);
    expect((await read('sales', id)).inputs).toEqual([]);
  });

  test('silence takes health as days go by, told once; speaking with them gives it back', async () => {
    const { id, contactId } = await open('sales', { contact: { name: '久未联系' } });
    await app.db.asSystem((tx) =>
      tx.run(sql`update customers.accounts set created_at = now() - interval '200 days',
        last_contact_at = now() - interval '190 days', judge_again_on = current_date - 1 where id = ${id}`),
    );
    while ((await app.db.asSystem(rejudgeDue)) > 0);
    expect(await read('sales', id)).toMatchObject({
      healthScore: 80,
      healthWhy: [{ reason: 'silence', points: 20, facts: { usual: 180 } }],
    });
    await app.as('sales').post(`/api/accounts/${id}/communications`, {
      kind: 'call',
      direct: true,
      outcome: 'reached',
      said: '下个月要一批新的',
      contactIds: [contactId],
      nextStep: '报价',
      nextStepOn: '2099-01-01',
    });
    const account = await read('sales', id);
    expect(account).toMatchObject({ healthScore: 100, nextStep: '报价', communications: 1 });
    expect(Date.now() - Date.parse(account.lastContactAt)).toBeLessThan(60_000);
    const contact = (await app.as('sales').get(`/api/contacts/${contactId}`)).body;
    expect(contact.lastContactAt).toBe(account.lastContactAt);
  });

  test('a new version of the rule judges all anew; two who change it at once are told', async () => {
    const { id } = await open('sales', { nextStep: '过期', nextStepOn: '2020-01-01' });
    const present = (await app.as('owner').get('/api/customers/rule')).body;
    const rule = { ...present.rule, points: { ...present.rule.points, overdueStep: 60 } };
    const preview = (await app.as('owner').post('/api/customers/rule/preview', { rule })).body;
    expect(preview.healths).toEqual(
      expect.arrayContaining([expect.objectContaining({ from: 'good', to: 'risk' })]),
    );
    const change = (body: object) => app.as('owner').put('/api/customers/rule', body);
    expect((await change({ number: present.number, rule, note: '晚了就是风险' })).body).toEqual({
      number: 2,
    });
    expect(codeOf(await change({ number: present.number, rule }))).toEqual([409, 'record.stale']);
    expect(codeOf(await change({ number: 2, rule: { ...rule, riskBelow: 99 } }))).toEqual([
      422,
      'account.badRule',
    ]);
    expect((await app.as('sales').put('/api/customers/rule', { number: 2, rule })).status).toBe(403);
    while ((await app.db.asSystem(rejudgeDue)) > 0);
    expect(await read('sales', id)).toMatchObject({ health: 'risk', healthScore: 40, ruleNumber: 2 });
  });
});

describe('the timeline', () => {
  test('holds the account’s own events and its contacts’, each told once, narrowed by kind', async () => {
    const { id, contactId } = await open('sales', { contact: { name: '时间线人' } });
    await app.as('sales').post(`/api/accounts/${id}/comments`, { text: '老板爱喝茶' });
    await app.as('sales').post(`/api/contacts/${contactId}/comments`, { text: '生日快到了' });
    await app.as('sales').post(`/api/accounts/${id}/communications`, {
      kind: 'visit',
      direct: true,
      outcome: 'reached',
      said: '看了车间',
      contactIds: [contactId],
    });
    const types = async (path: string) =>
      (await app.as('sales').get(path)).body.items.map((one: { type: string }) => one.type);
    expect(await types(`/api/accounts/${id}/timeline`)).toEqual([
      'account.contacted',
      'contact.commented',
      'account.commented',
      'contact.created',
      'account.created',
    ]);
    expect(await types(`/api/accounts/${id}/timeline?kind=communication`)).toEqual(['account.contacted']);
    expect(await types(`/api/accounts/${id}/timeline?kind=comment`)).toHaveLength(2);
    expect(await types(`/api/contacts/${contactId}/timeline`)).toEqual([
      'contact.contacted',
      'contact.commented',
      'contact.created',
    ]);
    const ahead = { kind: 'call', direct: true, outcome: 'reached', at: '2099-01-01T00:00:00Z' };
    expect(codeOf(await app.as('sales').post(`/api/accounts/${id}/communications`, ahead))).toEqual([
      422,
      'account.communicationAhead',
    ]);
  });
});
