import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importJobs } from '../src/areas/leads/import/index.ts';
import { startJobs } from '../src/platform/jobs/worker.ts';
import { type TestApp, testApp } from '../src/platform/testing/test-app.ts';

/**
 * From an enquiry on the web site to a qualified lead: told from the first click to the handover, over HTTP against a real
 * PostgreSQL. Each step stands on those before it.
 */
describe('from an enquiry to a qualified lead', () => {
  let app: TestApp;
  let stopJobs: () => Promise<void>;
  beforeAll(async () => {
    app = await testApp();
    stopJobs = await startJobs({
      connection: { connectionString: app.url },
      db: app.db,
      jobs: importJobs,
      log: () => {},
    });
  });
  afterAll(async () => {
    await stopJobs();
    await app.drop();
  });

  let form: { key: string };
  let lead: { id: string; version: number };
  const read = async (who: 'sales' | 'manager' = 'sales') =>
    (await app.as(who).get(`/api/leads/${lead.id}`)).body;

  test('陈立, who owns the company, gives what comes from Jiangsu to 华东一组 and puts a form on the web site', async () => {
    const rule = await app.as('owner').post('/api/leads/assignment/rules', {
      name: '江苏给华东',
      conditions: [{ field: 'region', operator: 'anyOf', values: ['江苏'] }],
      personId: app.people.sales,
      teamId: null,
    });
    expect(rule.status).toBe(201);
    const made = await app.as('owner').post('/api/forms', {
      name: '官网询价',
      language: 'zh-CN',
      origins: ['https://www.mingde.example'],
      definition: {
        title: '零件询价',
        thanks: '收到，我们会尽快联系您。',
        fields: [
          { key: 'name', label: '称呼', required: true },
          { key: 'company', label: '公司' },
          { key: 'phone', label: '手机', required: true },
          { key: 'region', label: '省份' },
          { key: 'need', label: '要加工什么', kind: 'longText' },
        ],
        source: '官网询价',
        consent: { text: '同意与我联系', version: '1', required: true },
      },
    });
    expect(made.status).toBe(201);
    form = made.body;
  });

  test('an engineer from Suzhou asks for forty gear shafts', async () => {
    const page = await app.app.inject({ url: `/f/${form.key}` });
    const token = /name="_token" value="([^"]+)"/.exec(page.body)![1]!;
    // Nobody fills in a form within two seconds.
    await new Promise((resolve) => setTimeout(resolve, 4000));
    const sent = await app.app.inject({
      method: 'POST',
      url: `/f/${form.key}`,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'text/html',
        host: 'localhost',
        origin: 'http://localhost',
      },
      payload: new URLSearchParams({
        name: '冯立新',
        company: '苏州瀚拓自动化设备有限公司',
        phone: '19900001234',
        region: '江苏',
        need: '42CrMo 齿轮轴 φ80×600 调质 HB280，40 件，先做样品',
        _token: token,
        _consent: 'yes',
      }).toString(),
    });
    expect(sent.statusCode).toBe(303);
  });

  test('it is 李晓’s at once, first on her list for today, with a clock running; 黄海 in the south never sees it', async () => {
    const { items } = (await app.as('sales').get('/api/leads')).body;
    expect(items).toHaveLength(1);
    [lead] = items;
    const [first] = (await app.as('sales').get('/api/leads/work')).body.items;
    // In the evening and at weekends the clock only starts with the next working day.
    expect(first).toMatchObject({ id: lead.id });
    expect(['firstResponse', 'fresh']).toContain(first.reason);
    expect(await read()).toMatchObject({
      status: 'new',
      ownerId: app.people.sales,
      source: '官网询价',
      phones: ['+8619900001234'],
      consent: { given: true, text: '同意与我联系' },
      firstContactAt: null,
    });
    expect((await read()).responseDueAt).not.toBeNull();
    expect((await app.as('otherSales').get(`/api/leads/${lead.id}`)).status).toBe(404);
    expect((await app.as('otherSales').get('/api/leads')).body.items).toEqual([]);
  });

  test('nobody answers her first call; the second one reaches him and stops the clock', async () => {
    const call = (body: object) =>
      app.as('sales').post(`/api/leads/${lead.id}/communications`, { kind: 'call', direct: true, ...body });
    expect((await call({ outcome: 'noAnswer', said: '没接' })).status).toBe(201);
    expect(await read()).toMatchObject({ status: 'new', firstContactAt: null });
    await call({
      outcome: 'reached',
      said: '要三件样品，图纸今天发',
      nextStep: '报价',
      nextStepOn: '2099-01-05',
    });
    const now = await read();
    expect(now).toMatchObject({
      status: 'working',
      nextStep: '报价',
      nextStepOn: '2099-01-05',
    });
    const counts = await app.as('sales').get(`/api/leads/${lead.id}/counts`);
    expect(counts.body).toMatchObject({ communications: 2 });
    expect(now.firstContactAt).not.toBeNull();
  });

  test('she writes down what it may be worth; her manager, who looked earlier, can’t overwrite it unseen', async () => {
    const old = (await read('manager')).version;
    const edited = await app
      .as('sales')
      .patch(`/api/leads/${lead.id}`, { version: old, amount: '48000', currency: 'CNY' });
    expect(edited.status).toBe(200);
    const stale = await app.as('manager').patch(`/api/leads/${lead.id}`, { version: old, amount: '60000' });
    expect(stale).toMatchObject({ status: 409, body: { code: 'record.stale', facts: { who: '李晓' } } });
    await app.as('manager').post(`/api/leads/${lead.id}/comments`, { text: '样品免费做，量大' });
  });

  test('the list from a fair names him too: he is known, the other two come in', async () => {
    const csv = [
      '姓名,公司,手机,省份,需求',
      '冯立新,苏州瀚拓自动化设备有限公司,199 0000 1234,江苏,齿轮轴',
      '周静,无锡臻珂包装机械有限公司,199 0000 5678,江苏,同步带轮 200 件',
      '吴勇,佛山朔骧液压机械有限公司,199 0000 8765,广东,阀块',
    ].join('\r\n');
    const boundary = 'of-the-fair';
    const uploaded = await app.app.inject({
      method: 'POST',
      url: '/api/leads/imports',
      headers: {
        cookie: app.as('sales').cookie,
        'x-yaosu-client': 'test',
        'content-type': `multipart/form-data; boundary=${boundary}`,
      },
      payload: `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="fair.csv"\r\nContent-Type: text/csv\r\n\r\n${csv}\r\n--${boundary}--\r\n`,
    });
    expect(uploaded.statusCode).toBe(201);
    const { id } = uploaded.json();
    expect((await app.as('sales').post(`/api/leads/imports/${id}/run`)).status).toBe(202);
    let state = '';
    while (!['done', 'failed'].includes(state)) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      state = (await app.as('sales').get(`/api/leads/imports/${id}`)).body.state;
    }
    expect((await app.as('sales').get(`/api/leads/imports/${id}`)).body).toMatchObject({
      state: 'done',
      counts: { rows: 3, created: 2, skipped: 1, rejected: 0 },
    });
    expect((await app.as('sales').get('/api/leads/counts')).body).toMatchObject({ new: 2, working: 1 });
  });

  test('he is found by the end of his number, by pinyin, and by a part of the company’s name', async () => {
    for (const q of ['1234', 'fenglixin', 'szht', '瀚拓'])
      expect(
        (await app.as('sales').get(`/api/leads?q=${encodeURIComponent(q)}`)).body.items[0],
        q,
      ).toMatchObject({ id: lead.id });
  });

  test('budget and need are clear: she qualifies him, and his whole story can be read', async () => {
    const { version } = await read();
    const done = await app.as('sales').post(`/api/leads/${lead.id}/status`, { version, to: 'qualified' });
    expect(done.body.changes).toMatchObject({ status: ['working', 'qualified'] });
    const { items } = (await app.as('manager').get(`/api/leads/${lead.id}/timeline`)).body;
    expect(items.map(({ type }: { type: string }) => type).toReversed()).toEqual([
      'lead.captured',
      ...(items.some(({ type }: { type: string }) => type === 'lead.assignedByRule')
        ? ['lead.assignedByRule']
        : []),
      'lead.contacted',
      'lead.contacted',
      'lead.edited',
      'lead.commented',
      'lead.statusChanged',
    ]);
    expect(items.find(({ type }: { type: string }) => type === 'lead.commented').actorName).toBe('周敏');
    expect((await app.as('owner').get('/api/leads/counts')).body).toMatchObject({ new: 2, qualified: 1 });
  });
});
