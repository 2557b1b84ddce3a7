import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forgetCustomFields } from '../../platform/custom-fields/load-custom-fields.ts';
import { type TestApp, type TestPerson, testApp } from '../../platform/testing/test-app.ts';

let app: TestApp;
const ids: Record<string, string> = {};
const companies = [
  { name: '苏州恒达精密机械有限公司', region: '江苏', industry: '汽车零部件', phones: ['0512 6666 8888'] },
  { name: '无锡远航泵业有限公司', region: '江苏', industry: '泵阀', shortName: '远航' },
  { name: '上海百川食品机械有限公司', region: '上海', industry: '食品机械' },
  { name: 'Kestrel Conveyors GmbH', region: '德国', industry: '输送设备', currency: 'EUR' },
  { name: '宁波安达经销部', region: '浙江', kind: 'dealer' },
] as const;

beforeAll(async () => {
  app = await testApp();
  for (const company of companies) {
    const { status, body } = await app.as('sales').post('/api/accounts', company);
    expect(status).toBe(201);
    ids[company.name.slice(0, 2)] = body.id;
  }
  const { body } = await app
    .as('otherSales')
    .post('/api/accounts', { name: '广州南方轴承有限公司', region: '广东' });
  ids.广州 = body.id;
  await app.as('sales').post('/api/contacts', {
    name: '欧阳建国',
    accountId: ids.苏州,
    role: 'decision',
    phones: ['13800138001'],
  });
  await app.as('sales').post('/api/contacts', { name: '单雪', accountId: ids.无锡, title: '采购经理' });
});
afterAll(() => app.drop());

type Query = Record<string, string | number>;
const query = (values: Query) =>
  new URLSearchParams(Object.entries(values).map(([key, value]) => [key, `${value}`]));
const list = async (person: TestPerson, values: Query = {}, path = '/api/accounts') =>
  (await app.as(person).get(`${path}?${query(values)}`)).body;
const names = async (person: TestPerson, values: Query = {}, path = '/api/accounts') =>
  (await list(person, values, path)).items.map((one: { name: string }) => one.name.slice(0, 2));
const filter = (...conditions: [field: string, operator: string, ...values: string[]][]) =>
  JSON.stringify(conditions.map(([field, operator, ...values]) => ({ field, operator, values })));

describe('whose', () => {
  test('one’s own, one’s team’s, or everyone’s', async () => {
    expect(await names('sales', { sort: 'name' })).toEqual(['Ke', '宁波', '上海', '苏州', '无锡']);
    expect(await names('otherSales')).toEqual(['广州']);
    expect((await names('manager')).length).toBe(5);
    expect((await names('owner')).length).toBe(6);
    expect((await app.anonymous.get('/api/accounts')).status).toBe(401);
  });

  test('contacts are seen by whoever sees their account', async () => {
    expect(await names('sales', { sort: 'name' }, '/api/contacts')).toEqual(['欧阳', '单雪']);
    expect(await names('otherSales', {}, '/api/contacts')).toEqual([]);
  });
});

describe('filters', () => {
  test.each<[string, [string, string, ...string[]][], string[]]>([
    ['one of several', [['region', 'anyOf', '江苏', '上海']], ['上海', '苏州', '无锡']],
    ['none of', [['region', 'noneOf', '江苏']], ['Ke', '宁波', '上海']],
    ['holds, in either case', [['name', 'contains', 'kestrel']], ['Ke']],
    ['is empty', [['industry', 'isEmpty']], ['宁波']],
    [
      'two that must both hold',
      [
        ['region', 'anyOf', '江苏'],
        ['industry', 'anyOf', '泵阀'],
      ],
      ['无锡'],
    ],
    ['the kind', [['kind', 'anyOf', 'dealer']], ['宁波']],
    ['mine', [['owner', 'anyOf', 'me']], ['Ke', '宁波', '上海', '苏州', '无锡']],
    ['nobody’s', [['owner', 'anyOf', 'nobody']], []],
    ['opened today', [['createdAt', 'inLast', '1']], ['Ke', '宁波', '上海', '苏州', '无锡']],
  ])('%s', async (_words, conditions, found) => {
    expect(await names('sales', { sort: 'name', filter: filter(...conditions) })).toEqual(found);
    const { total, exact } = await list('sales', { filter: filter(...conditions) }, '/api/accounts/total');
    expect([total, exact]).toEqual([found.length, true]);
  });

  test('of contacts: their account, what they decide', async () => {
    const at = (account: string) => filter(['account', 'anyOf', ids[account]!]);
    expect(await names('sales', { filter: at('苏州') }, '/api/contacts')).toEqual(['欧阳']);
    expect(await names('otherSales', { filter: at('苏州') }, '/api/contacts')).toEqual([]);
    const deciding = filter(['role', 'anyOf', 'decision']);
    expect(await names('sales', { filter: deciding }, '/api/contacts')).toEqual(['欧阳']);
  });

  test.each([
    [filter(['colour', 'anyOf', 'red']), 'unknownField'],
    [filter(['tier', 'anyOf', 'enormous']), 'badValues'],
    ['[{', 'notJson'],
    ['[{"field":"name\'; drop table customers.accounts;--","operator":"anyOf","values":[]}]', 'unknownField'],
  ])('%s is refused: %s', async (bad, reason) => {
    const { status, body } = await app.as('sales').get(`/api/accounts?${query({ filter: bad })}`);
    expect([status, body.code, body.facts.reason]).toEqual([400, 'customers.badFilter', reason]);
  });

  test('a sort or column that isn’t there is refused by name', async () => {
    const bad = async (values: Query) => (await list('sales', values)).code;
    expect(await bad({ sort: 'colour' })).toBe('customers.badSort');
    expect(await bad({ fields: 'name,salary' })).toBe('customers.badFields');
    expect(await bad({ cursor: 'xxxx' })).toBe('paging.badCursor');
  });
});

describe('pages', () => {
  test.each(['name', '-name', 'created', '-created', 'nextStep', '-lastContact', '-health', 'tier'])(
    'sorted by %s, two at a time hold each once and in the order of one page',
    async (sort) => {
      const whole = (await list('owner', { sort })).items.map((one: { id: string }) => one.id);
      const paged: string[] = [];
      let cursor: string | null = null;
      do {
        const page: { items: { id: string }[]; next: string | null } = await list('owner', {
          sort,
          limit: 2,
          ...(cursor && { cursor }),
        });
        paged.push(...page.items.map((one) => one.id));
        cursor = page.next;
      } while (cursor);
      expect(paged).toEqual(whole);
      expect(new Set(paged).size).toBe(6);
    },
  );

  test('hold the columns that were asked for and no others', async () => {
    const [first] = (await list('sales', { fields: 'name,phone', sort: 'name', q: '恒达' })).items;
    expect(first).toEqual({
      id: ids.苏州,
      version: 1,
      name: '苏州恒达精密机械有限公司',
      phone: '+8651266668888',
    });
  });
});

describe('search', () => {
  test.each([
    ['恒达', '苏州'],
    ['hengda', '苏州'],
    ['szhd', '苏州'],
    ['8888', '苏州'],
    ['远航', '无锡'],
    ['yuanhang', '无锡'],
    ['kestrel', 'Ke'],
    ['恆達', '苏州'],
  ])('%s finds %s, in the list and from anywhere', async (q, found) => {
    expect(await names('sales', { q })).toEqual([found]);
    const everywhere = (await app.as('sales').get(`/api/search?${query({ q })}`)).body;
    const texts = JSON.stringify(everywhere);
    expect(texts).toContain(ids[found]);
    expect(
      JSON.stringify((await app.as('otherSales').get(`/api/search?${query({ q })}`)).body),
    ).not.toContain(ids[found]);
  });

  test.each(['欧阳', 'ouyang', 'oyjg', '13800138001'])('a contact by %s', async (q) =>
    expect(await names('sales', { q }, '/api/contacts')).toEqual(['欧阳']),
  );
});

describe('many at once', () => {
  test('are changed by the same rules, as one batch that is undone', async () => {
    const { body } = await app.as('sales').post('/api/accounts/bulk', {
      filter: [{ field: 'region', operator: 'anyOf', values: ['江苏'] }],
      changes: { values: { source: '展会', nextStep: '年底拜访', nextStepOn: '2026-12-20' } },
    });
    expect(body).toMatchObject({ changed: 2, unchanged: 0, readOnly: 0, notFound: 0, refused: [] });
    const sources = async () =>
      (
        await list('sales', { fields: 'source,nextStep', filter: filter(['region', 'anyOf', '江苏']) })
      ).items.map((one: { source: string; nextStep: string }) => [one.source, one.nextStep]);
    expect(await sources()).toEqual([
      ['展会', '年底拜访'],
      ['展会', '年底拜访'],
    ]);
    const undone = (await app.as('sales').post('/api/accounts/undo', { batchId: body.batchId })).body;
    expect(undone).toMatchObject({ undone: 2, kept: [], notYours: 0 });
    expect(await sources()).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  test('what is impossible for one is told, with others of the lot done; others’ accounts aren’t there', async () => {
    const { body } = await app.as('sales').post('/api/accounts/bulk', {
      ids: [ids.苏州, ids.广州],
      changes: { values: { nextStepOn: '2026-12-20' } },
    });
    expect(body).toMatchObject({
      changed: 0,
      notFound: 1,
      refused: [{ code: 'account.nextStepMissing', count: 1, ids: [ids.苏州] }],
    });
  });

  test('to change hands takes the permission, and contacts go along', async () => {
    const give = (person: TestPerson) =>
      app
        .as(person)
        .post('/api/accounts/bulk', { ids: [ids.苏州], changes: { ownerId: app.people.otherSales } });
    expect((await give('readonly')).status).toBe(403);
    const { body } = await give('owner');
    expect(body.changed).toBe(1);
    expect(await names('otherSales', {}, '/api/contacts')).toEqual(['欧阳']);
    expect(await names('sales', { q: '恒达' })).toEqual([]);
    await app.as('owner').post('/api/accounts/undo', { batchId: body.batchId });
    expect(await names('sales', { q: '恒达' })).toEqual(['苏州']);
    expect(await names('otherSales', {}, '/api/contacts')).toEqual([]);
  });

  test('nothing selected is refused', async () => {
    const { body } = await app
      .as('sales')
      .post('/api/accounts/bulk', { changes: { values: { source: 'x' } } });
    expect(body.code).toBe('customers.nothingSelected');
  });
});

describe('own fields and views', () => {
  test('a custom field of accounts is kept, shown, filtered by and exported; of contacts it is another', async () => {
    const field = async (subject: string, label: string) =>
      (
        await app.as('owner').post('/api/custom-fields', {
          subject,
          label,
          kind: 'choice',
          choices: ['ISO 9001', 'IATF 16949'],
        })
      ).body.key;
    const key = await field('account', '体系认证');
    await field('contact', '送礼偏好');
    forgetCustomFields();
    const { version } = (await app.as('sales').get(`/api/accounts/${ids.上海}`)).body;
    const kept = await app
      .as('sales')
      .patch(`/api/accounts/${ids.上海}`, { version, custom: { [key]: 'ISO 9001' } });
    expect(kept.status).toBe(200);
    const conditions = filter([`custom.${key}`, 'anyOf', 'ISO 9001']);
    expect(await names('sales', { filter: conditions })).toEqual(['上海']);
    const file = await app.as('owner').get(`/api/accounts/export?${query({ filter: conditions })}`);
    expect(String(file.body)).toContain('体系认证');
    expect(String(file.body)).not.toContain('送礼偏好');
    const { version: now } = (await app.as('sales').get(`/api/accounts/${ids.上海}`)).body;
    const bad = await app
      .as('sales')
      .patch(`/api/accounts/${ids.上海}`, { version: now, custom: { [key]: 'GB' } });
    expect(bad.status).toBe(400);
  });

  test('a view of accounts is kept apart from those of leads and contacts', async () => {
    const definition = { filter: [{ field: 'tier', operator: 'anyOf', values: ['key'] }] };
    const kept = await app
      .as('sales')
      .post('/api/saved-views', { subject: 'account', name: '重点客户', definition });
    expect(kept.status).toBe(201);
    const views = async (subject: string) =>
      (await app.as('sales').get(`/api/saved-views?subject=${subject}`)).body.items.map(
        (one: { name: string }) => one.name,
      );
    expect(await views('account')).toEqual(['重点客户']);
    expect(await views('contact')).toEqual([]);
  });
});

describe('files', () => {
  test('CSV opens in a spreadsheet with words of the reader’s language', async () => {
    const answer = await app
      .as('owner')
      .get(`/api/accounts/export?${query({ sort: 'name', filter: filter(['region', 'anyOf', '浙江']) })}`);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toMatch(/text\/csv/);
    const [head, row] = String(answer.body).split('\r\n');
    expect(head).toMatch(/^\uFEFF?名称,简称,类型,级别/);
    expect(row).toMatch(/^宁波安达经销部,,经销商,潜在客户,/);
  });

  test('XLSX is a workbook; contacts have one too', async () => {
    for (const path of ['/api/accounts', '/api/contacts']) {
      const answer = await app.as('owner').get(`${path}/export?format=xlsx`);
      expect(answer.status).toBe(200);
      expect(String(answer.body).startsWith('PK')).toBe(true);
    }
  });

  test('take the permission', async () => {
    expect((await app.as('readonly').get('/api/accounts/export')).status).toBe(403);
  });
});
