import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { type Actor, system } from '../../platform/actor/actor.ts';
import { forgetCustomFields } from '../../platform/custom-fields/load-custom-fields.ts';
import { sql } from '../../platform/db/sql.ts';
import { type TestApp, type TestPerson, testApp } from '../../platform/testing/test-app.ts';
import { captureLead, escalateMissed, foldTally, wakeParked } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.drop());

let made = 0;
/** A lead that is no duplicate of any other. */
async function capture(person: TestPerson, values: object = {}): Promise<{ id: string; version: number }> {
  made++;
  const answer = await app
    .as(person)
    .post('/api/leads', { company: `测试机械${made}厂`, name: '王芳', ...values });
  expect(answer.body).toMatchObject({ version: 1 });
  expect(answer.status).toBe(201);
  return answer.body;
}
const read = (person: TestPerson, id: string) => app.as(person).get(`/api/leads/${id}`);
const counts = async (person: TestPerson, id: string) =>
  (await app.as(person).get(`/api/leads/${id}/counts`)).body;

describe('capturing', () => {
  test('keeps values in one form and gives the lead to whoever captures it, with a clock', async () => {
    const { body } = await app.as('sales').post('/api/leads', {
      company: '  苏州  精工机械有限公司 ',
      name: '赵强',
      phones: ['138 0013 8001'],
      emails: ['Zhao@Example.COM'],
      amount: '120000.5',
      source: '展会',
    });
    const lead = (await read('sales', body.id)).body;
    expect(lead).toMatchObject({
      company: '苏州 精工机械有限公司',
      phones: ['+8613800138001'],
      emails: ['zhao@example.com'],
      amount: '120000.50',
      status: 'new',
      ownerId: app.people.sales,
      ownerName: '李晓',
      teamName: '华东一组',
    });
    expect(await counts('sales', body.id)).toEqual({
      communications: 0,
      comments: 0,
      files: 0,
      duplicates: 0,
    });
    expect(Date.parse(lead.responseDueAt)).toBeGreaterThan(Date.parse(lead.capturedAt));
  });

  test('says all that is wrong at once, each with its field', async () => {
    const { status, body } = await app
      .as('sales')
      .post('/api/leads', { name: '甲', phones: ['12'], emails: ['nobody'], amount: 'viel' });
    expect([status, body.code]).toEqual([400, 'request.invalid']);
    expect(body.errors.map((one: { field: string }) => one.field)).toEqual([
      'body.phones.0',
      'body.emails.0',
      'body.amount',
    ]);
    expect((await app.as('sales').post('/api/leads', { region: '江苏' })).body.code).toBe('lead.nobody');
  });

  test('finds the same lead however it is written, and tells of another’s only owner and status', async () => {
    await app.as('otherSales').post('/api/leads', {
      company: '佛山市顺德区大良弹簧有限公司',
      name: '陈晨',
      phones: ['13922220001', '+86 757 2222 3333'],
      emails: ['chen@tanhuang.example'],
    });
    const wants = [
      { phones: ['0086-139-2222-0001'] },
      { phones: ['0757-22223333'] },
      { emails: ['CHEN@tanhuang.example'] },
      { company: '佛山市順德區大良彈簧', name: '陳晨' },
    ];
    for (const want of wants) {
      const { status, body } = await app.as('sales').post('/api/leads', { ...want, region: '广东' });
      expect([status, body.code]).toEqual([409, 'lead.duplicate']);
      expect(body.facts.matches).toHaveLength(1);
      const [match] = body.facts.matches;
      expect(match).toMatchObject({ id: null, status: 'new', ownerName: '黄海' });
      expect(JSON.stringify(match)).not.toMatch(/tanhuang|139|弹簧|陈晨/);
    }
    const own = await app.as('otherSales').post('/api/leads', wants[0]);
    expect(own.body.facts.matches[0]).toMatchObject({ name: '陈晨', by: ['phone'] });
    const again = await app.as('sales').post('/api/leads', { ...wants[0], allowDuplicate: true });
    expect(again.status).toBe(201);
  });

  test('of two that say the same at the same moment one is captured', async () => {
    const both = await Promise.all(
      [1, 2].map(() => app.as('sales').post('/api/leads', { phones: ['13811112222'] })),
    );
    expect(both.map((one) => one.status).sort()).toEqual([201, 409]);
  });

  test('with the same Idempotency-Key happens once, also at the same moment', async () => {
    const body = { company: '唯一工业', allowDuplicate: true };
    const headers = { 'idempotency-key': 'create-once-1' };
    const first = await app.as('sales').post('/api/leads', body, headers);
    const later = await app.as('sales').post('/api/leads', body, headers);
    expect(later.body).toEqual(first.body);
    const at = { 'idempotency-key': 'create-once-2' };
    const three = await Promise.all([1, 2, 3].map(() => app.as('sales').post('/api/leads', body, at)));
    expect(new Set(three.map((one) => one.body.id)).size).toBe(1);
    const { body: found } = await app
      .as('sales')
      .get(`/api/leads?filter=${filter('company', 'anyOf', '唯一工业')}`);
    expect(found.items).toHaveLength(2);
  });

  test('for someone else takes the permission to assign', async () => {
    const clerk: Actor = {
      id: app.people.sales,
      name: '李晓',
      language: 'zh-CN',
      grants: { 'leads.read': 'own', 'leads.write': 'own' },
      teams: [],
      via: 'apiKey',
    };
    const capturing = app.db.write(clerk, (tx) =>
      captureLead(tx, { company: '乙厂', ownerId: app.people.otherSales }),
    );
    await expect(capturing).rejects.toMatchObject({ code: 'lead.mayNotAssign' });
    const given = await app
      .as('manager')
      .post('/api/leads', { company: '乙厂', ownerId: app.people.otherSales });
    expect(given.body).toMatchObject({ ownerId: app.people.otherSales, teamId: app.teams.south });
    const unknown = await app.as('manager').post('/api/leads', { company: '丙厂', ownerId: newId() });
    expect(unknown.body.code).toBe('lead.noSuchOwner');
  });
});

describe('visibility', () => {
  test('own, team and all; another’s lead is not there by any door', async () => {
    const { id } = await capture('otherSales');
    for (const [person, status] of [
      ['sales', 404],
      ['manager', 404],
      ['otherSales', 200],
      ['owner', 200],
      ['readonly', 200],
    ] as const)
      expect([person, (await read(person, id)).status]).toEqual([person, status]);
    const as = app.as('sales');
    const tries = [
      as.patch(`/api/leads/${id}`, { version: 1, region: '上海' }),
      as.get(`/api/leads/${id}/timeline`),
      as.post(`/api/leads/${id}/comments`, { text: '看看' }),
      as.post(`/api/leads/${id}/communications`, { kind: 'call', direct: true, outcome: 'reached' }),
      as.post(`/api/leads/${id}/status`, { version: 1, to: 'working' }),
      app.as('manager').delete(`/api/leads/${id}`),
      app.as('manager').post(`/api/leads/${id}/owner`, { version: 1, ownerId: app.people.sales }),
    ];
    for (const { status, body } of await Promise.all(tries))
      expect([status, body.code]).toEqual([404, 'record.notFound']);
    expect(
      (await as.get('/api/leads?limit=200')).body.items.map((one: { id: string }) => one.id),
    ).not.toContain(id);
  });

  test('a manager sees the team’s; who may only read can’t write; nobody signed in sees nothing', async () => {
    const { id } = await capture('sales');
    expect((await read('manager', id)).status).toBe(200);
    const answer = await app.as('readonly').patch(`/api/leads/${id}`, { version: 1, region: '上海' });
    expect([answer.status, answer.body.code]).toEqual([403, 'auth.forbidden']);
    expect((await app.anonymous.get('/api/leads')).status).toBe(401);
  });
});

describe('editing', () => {
  test('changes the fields named, one version on; a stale version is refused with both sides', async () => {
    const { id } = await capture('sales', { region: '江苏', industry: '机械' });
    const first = await app
      .as('sales')
      .patch(`/api/leads/${id}`, { version: 1, region: ' 上海 ', title: '厂长' });
    expect(first.body).toMatchObject({
      version: 2,
      changes: { region: ['江苏', '上海'], title: [null, '厂长'] },
    });
    const stale = await app.as('manager').patch(`/api/leads/${id}`, { version: 1, region: '浙江' });
    expect([stale.status, stale.body.code]).toEqual([409, 'record.stale']);
    expect(stale.body.facts).toMatchObject({
      who: '李晓',
      current: { region: '上海', version: 2 },
      yours: { region: '浙江' },
    });
    expect((await read('sales', id)).body).toMatchObject({ region: '上海', industry: '机械', version: 2 });
  });

  test('to what it already is changes nothing', async () => {
    const { id } = await capture('sales', { region: '江苏' });
    const { body } = await app.as('sales').patch(`/api/leads/${id}`, { version: 1, region: '江苏' });
    expect(body).toEqual({ id, version: 1, batchId: null, changes: {} });
  });

  test('follows the states: what each demands, and what is possible instead', async () => {
    const { id } = await capture('sales');
    const move = (version: number, wish: object) =>
      app.as('sales').post(`/api/leads/${id}/status`, { version, ...wish });
    expect((await move(1, { to: 'converted' })).body).toMatchObject({
      code: 'lead.statusImpossible',
      facts: { possible: ['working', 'qualified', 'parked', 'disqualified'] },
    });
    expect((await move(1, { to: 'parked' })).body.code).toBe('lead.wakeOnMissing');
    expect((await move(1, { to: 'parked', wakeOn: '2020-01-01' })).body.code).toBe('lead.wakeOnPast');
    expect((await move(1, { to: 'parked', wakeOn: '2999-01-01' })).status).toBe(200);
    expect((await move(2, { to: 'disqualified' })).body.code).toBe('lead.reasonMissing');
    expect((await move(2, { to: 'disqualified', reason: '倒闭了' })).status).toBe(200);
    expect((await read('sales', id)).body).toMatchObject({ status: 'disqualified', wakeOn: null });
    expect((await move(3, { to: 'working' })).status).toBe(200);
    expect((await read('sales', id)).body).toMatchObject({ status: 'working', disqualifiedReason: null });
  });

  test('a handover may leave one’s own sight, and is found in the new owner’s', async () => {
    const { id } = await capture('sales');
    const given = await app
      .as('manager')
      .post(`/api/leads/${id}/owner`, { version: 1, ownerId: app.people.otherSales });
    expect(given.body).toMatchObject({ version: 2 });
    expect((await read('manager', id)).status).toBe(404);
    expect((await read('otherSales', id)).body).toMatchObject({ ownerName: '黄海', teamId: app.teams.south });
    const back = await app.as('manager').post('/api/leads/undo', { batchId: given.body.batchId });
    expect(back.body).toMatchObject({ undone: 1, notYours: 0 });
    expect((await read('sales', id)).body).toMatchObject({
      ownerId: app.people.sales,
      teamId: app.teams.east,
    });
  });
});

describe('communication', () => {
  test('no answer leaves the clock running; reaching the person stops it and starts the work', async () => {
    const { id } = await capture('sales');
    const log = (body: object) =>
      app.as('sales').post(`/api/leads/${id}/communications`, { kind: 'call', direct: true, ...body });
    const tried = await log({ outcome: 'noAnswer', nextStep: '下午再打', nextStepOn: '2999-01-02' });
    expect(tried.status).toBe(201);
    expect((await read('sales', id)).body).toMatchObject({
      status: 'new',
      firstContactAt: null,
      nextStep: '下午再打',
      nextStepOn: '2999-01-02',
    });
    expect(await counts('sales', id)).toMatchObject({ communications: 1 });
    await log({ outcome: 'reached', said: '要两台样机', nextStep: null });
    const lead = (await read('sales', id)).body;
    expect(lead).toMatchObject({ status: 'working', nextStep: null, nextStepOn: null });
    expect(await counts('sales', id)).toMatchObject({ communications: 2 });
    expect(lead.firstContactAt).toBe(lead.lastContactAt);
    expect(lead.firstContactAt).not.toBeNull();
    const ahead = await log({ outcome: 'reached', at: '2999-01-01T00:00:00Z' });
    expect(ahead.body.code).toBe('lead.communicationAhead');
  });

  test('stands in the timeline, latest first, narrowed by kind and paged to the end', async () => {
    const { id, version } = await capture('sales');
    await app.as('sales').post(`/api/leads/${id}/comments`, { text: '老客户介绍' });
    await app.as('sales').post(`/api/leads/${id}/communications`, {
      kind: 'visit',
      direct: true,
      outcome: 'reached',
      said: '看了厂房',
      at: '2024-05-01T02:00:00Z',
    });
    await app.as('sales').patch(`/api/leads/${id}`, { version: version + 1, region: '山东' });
    const all = (await app.as('sales').get(`/api/leads/${id}/timeline`)).body.items;
    expect(all.map((one: { type: string }) => one.type)).toEqual([
      'lead.edited',
      'lead.commented',
      'lead.captured',
      'lead.contacted',
    ]);
    expect(all[0]).toMatchObject({
      actorName: '李晓',
      undone: false,
      payload: { changes: { region: [null, '山东'] } },
    });
    const said = (await app.as('sales').get(`/api/leads/${id}/timeline?kind=communication`)).body.items;
    expect(said).toMatchObject([
      { at: '2024-05-01T02:00:00Z', payload: { kind: 'visit', said: '看了厂房' } },
    ]);
    const paged: number[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await app.as('sales').get(`/api/leads/${id}/timeline?limit=1${cursor}`);
      paged.push(...body.items.map((one: { seq: number }) => one.seq));
      if (body.next === null) break;
      cursor = `&cursor=${body.next}`;
    }
    expect(paged).toEqual(all.map((one: { seq: number }) => one.seq));
  });
});

describe('undo', () => {
  test('of one edit takes back only what nobody changed since, and says what stays', async () => {
    const { id } = await capture('sales', { region: '江苏' });
    const edit = await app
      .as('sales')
      .patch(`/api/leads/${id}`, { version: 1, region: '上海', industry: '机床' });
    await app.as('manager').patch(`/api/leads/${id}`, { version: 2, region: '浙江' });
    const undone = await app.as('sales').post('/api/leads/undo', { batchId: edit.body.batchId });
    expect(undone.body).toMatchObject({ undone: 1, kept: [{ id, fields: ['region'] }] });
    expect((await read('sales', id)).body).toMatchObject({ region: '浙江', industry: null, version: 4 });
    const redone = await app.as('sales').post('/api/leads/undo', { batchId: undone.body.batchId });
    expect(redone.body.undone).toBe(1);
    expect((await read('sales', id)).body.industry).toBe('机床');
    const items = (await app.as('sales').get(`/api/leads/${id}/timeline?kind=change`)).body.items;
    expect(items.map((one: { type: string; undone: boolean }) => [one.type, one.undone])).toEqual([
      ['lead.undone', false],
      ['lead.undone', true],
      ['lead.edited', false],
      ['lead.edited', true],
      ['lead.captured', false],
    ]);
  });

  test('of a deletion brings the lead back; until then it is nowhere', async () => {
    const { id } = await capture('sales');
    const gone = await app.as('manager').delete(`/api/leads/${id}?version=1`);
    expect(gone.status).toBe(200);
    expect((await read('sales', id)).status).toBe(404);
    expect((await app.as('sales').get(`/api/leads/${id}/timeline`)).status).toBe(404);
    await app.as('manager').post('/api/leads/undo', { batchId: gone.body.batchId });
    expect((await read('sales', id)).status).toBe(200);
  });

  test('of somebody else’s batch, or of none, is refused', async () => {
    const { id } = await capture('otherSales');
    const edit = await app.as('otherSales').patch(`/api/leads/${id}`, { version: 1, region: '广东' });
    for (const batchId of [edit.body.batchId, newId()])
      expect((await app.as('sales').post('/api/leads/undo', { batchId })).body.code).toBe(
        'lead.nothingToUndo',
      );
  });

  test('of a communication gives the clock back', async () => {
    const { id } = await capture('sales');
    const logged = await app
      .as('sales')
      .post(`/api/leads/${id}/communications`, { kind: 'call', direct: true, outcome: 'reached' });
    await app.as('sales').post('/api/leads/undo', { batchId: logged.body.batchId });
    expect((await read('sales', id)).body).toMatchObject({
      status: 'new',
      firstContactAt: null,
      lastContactAt: null,
    });
  });
});

describe('bulk', () => {
  test('changes what it may, counts what it may not, and is undone as one', async () => {
    const mine = await Promise.all([1, 2, 3].map(() => capture('sales', { region: '批量' })));
    const others = await capture('otherSales', { region: '批量' });
    await app
      .as('sales')
      .post(`/api/leads/${mine[2]!.id}/status`, { version: 1, to: 'disqualified', reason: '重复' });
    const ids = [...mine.map((one) => one.id), others.id];
    const { body } = await app.as('sales').post('/api/leads/bulk', {
      ids,
      changes: { status: { to: 'qualified' }, values: { industry: '五金' } },
    });
    expect(body).toMatchObject({
      changed: 2,
      unchanged: 0,
      readOnly: 0,
      notFound: 1,
      refused: [{ code: 'lead.statusImpossible', count: 1, ids: [mine[2]!.id] }],
    });
    expect((await read('sales', mine[0]!.id)).body).toMatchObject({
      status: 'qualified',
      industry: '五金',
      version: 2,
    });
    expect((await read('otherSales', others.id)).body).toMatchObject({ status: 'new', industry: null });
    await app.as('sales').patch(`/api/leads/${mine[1]!.id}`, { version: 2, industry: '模具' });
    const undone = await app.as('sales').post('/api/leads/undo', { batchId: body.batchId });
    expect(undone.body).toMatchObject({ undone: 2, kept: [{ id: mine[1]!.id, fields: ['industry'] }] });
    expect((await read('sales', mine[1]!.id)).body).toMatchObject({ status: 'new', industry: '模具' });
  });

  test('of a filter gives all it selects to someone, in the owner’s name', async () => {
    for (let i = 0; i < 3; i++) await capture('sales', { campaign: '交接' });
    const { body } = await app.as('owner').post('/api/leads/bulk', {
      filter: [{ field: 'campaign', operator: 'anyOf', values: ['交接'] }],
      changes: { ownerId: app.people.otherSales },
    });
    expect(body).toMatchObject({ changed: 3, notFound: 0, readOnly: 0 });
    const found = await app.as('otherSales').get(`/api/leads?filter=${filter('campaign', 'anyOf', '交接')}`);
    expect(found.body.items).toHaveLength(3);
    expect((await app.as('otherSales').get(`/api/leads?q=测试机械${made}`)).body.items).toHaveLength(1);
    expect((await app.as('sales').get(`/api/leads?q=测试机械${made}`)).body.items).toHaveLength(0);
    expect((await app.as('sales').post('/api/leads/bulk', { changes: {} })).body.code).toBe(
      'lead.nothingSelected',
    );
  });
});

describe('what happens by itself', () => {
  test('a parked lead wakes on its day and stands on the work list with its reason', async () => {
    const { id } = await capture('sales');
    await app.as('sales').post(`/api/leads/${id}/status`, { version: 1, to: 'parked', wakeOn: '2999-01-01' });
    await app.db.asSystem((tx) =>
      tx.run(sql`update leads.leads set wake_on = '2020-01-01', response_due_at = null where id = ${id}`),
    );
    expect(await app.db.asSystem(wakeParked)).toBe(1);
    expect(await app.db.asSystem(wakeParked)).toBe(0);
    expect((await read('sales', id)).body).toMatchObject({ status: 'working', wakeOn: null });
    const { items } = (await app.as('sales').get('/api/leads/work?limit=100')).body;
    expect(items.find((one: { id: string }) => one.id === id)).toMatchObject({ reason: 'woken' });
  });

  test('an overdue first response is announced once and leads the work list', async () => {
    const { id } = await capture('sales');
    await app.db.asSystem((tx) =>
      tx.run(sql`update leads.leads set response_due_at = now() - interval '90 minutes' where id = ${id}`),
    );
    expect(await app.db.asSystem(escalateMissed)).toBe(1);
    expect(await app.db.asSystem(escalateMissed)).toBe(0);
    const { items } = (await app.as('sales').get('/api/leads/work?limit=100')).body;
    const item = items.find((one: { id: string }) => one.id === id);
    expect(item).toMatchObject({ reason: 'firstResponse' });
    expect(item.lateMinutes).toBeGreaterThanOrEqual(90);
    expect(item.expectedValue).toBeCloseTo(
      item.chance * item.urgency * Number(item.amountUsed?.amount ?? 1),
      0,
    );
    const values = items.map((one: { expectedValue: number }) => one.expectedValue);
    expect(values).toEqual(values.toSorted((a: number, b: number) => b - a));
    expect(items.findIndex((one: { reason: string }) => one.reason === 'fresh')).not.toBe(0);
    const events = await app.db.read(
      system,
      sql`select type from platform.events where subject_id = ${id} order by seq`,
    );
    expect(events).toEqual([{ type: 'lead.captured' }, { type: 'lead.responseMissed' }]);
  });
});

describe('counts', () => {
  test('by status are what counting the rows gives, after any acts and after folding', async () => {
    const parked = await capture('sales');
    await app
      .as('sales')
      .post(`/api/leads/${parked.id}/status`, { version: 1, to: 'parked', wakeOn: '2999-01-01' });
    await app.as('manager').delete(`/api/leads/${(await capture('sales')).id}`);
    for (const fold of [false, true]) {
      if (fold) expect(await app.db.asSystem(foldTally)).toBeGreaterThan(0);
      for (const person of ['owner', 'manager', 'sales', 'otherSales'] as const) {
        const { body } = await app.as(person).get('/api/leads/counts');
        const rows = [];
        for (let cursor = ''; ; ) {
          const page = (await app.as(person).get(`/api/leads?limit=200&fields=status${cursor}`)).body;
          rows.push(...page.items);
          if (page.next === null) break;
          cursor = `&cursor=${page.next}`;
        }
        for (const [status, n] of Object.entries(body))
          expect([person, status, n]).toEqual([
            person,
            status,
            rows.filter((row) => row.status === status).length,
          ]);
      }
    }
  });

  test('a board shows each status with its number', async () => {
    const { columns } = (await app.as('owner').get('/api/leads/board?limit=2')).body;
    const counts = (await app.as('owner').get('/api/leads/counts')).body;
    expect(
      Object.fromEntries(columns.map((one: { status: string; total: number }) => [one.status, one.total])),
    ).toEqual(counts);
    expect(columns[0].items).toHaveLength(2);
    const more = await app
      .as('owner')
      .get(`/api/leads?limit=2&filter=${filter('status', 'anyOf', 'new')}&cursor=${columns[0].next}`);
    expect(more.body.items[0].id).not.toBe(columns[0].items[1].id);
  });
});

describe('export', () => {
  test('writes what a filter selects, in the reader’s words, and leaves a trace', async () => {
    await capture('sales', { company: '=HYPERLINK("x")', campaign: '导出', amount: '10' });
    const denied = await app.as('sales').get('/api/leads/export');
    expect(denied.status).toBe(403);
    const answer = await app
      .as('owner')
      .get(`/api/leads/export?fields=company,amount,ownerName&filter=${filter('campaign', 'anyOf', '导出')}`);
    expect(answer.status).toBe(200);
    const lines = String(answer.body).replace('\ufeff', '').trim().split(/\r?\n/);
    expect(lines[0]).toContain(',');
    expect(lines).toHaveLength(2);
    expect(lines[1]).not.toMatch(/^=|^"=/);
    expect(lines[1]).toContain('10.00');
    const [event] = await app.db.read(
      system,
      sql<{ payload: object }>`select payload from platform.events where type = 'leads.exported'`,
    );
    expect(event!.payload).toMatchObject({ rows: 1, format: 'csv' });
    const bad = await app.as('owner').get('/api/leads/export?sort=colour');
    expect(bad.body.code).toBe('lead.badSort');
  });
});

test('a form’s lead comes through the same act, to whom the rules give it, and starts the clock of the company', async () => {
  const ruleId = newId();
  const lead = await app.db.asSystem((tx) =>
    captureLead(tx, { company: '网页留言公司' }, async () => ({
      ownerId: app.people.otherSales,
      teamId: app.teams.south,
      ruleId,
    })),
  );
  expect(lead).toMatchObject({ ownerId: app.people.otherSales, version: 1 });
  expect(lead.responseDueAt).not.toBeNull();
  const [event] = (await app.as('otherSales').get(`/api/leads/${lead.id}/timeline`)).body.items;
  expect(event).toMatchObject({ actorName: null, via: 'system', payload: { ruleId } });
  const old = await app.db.asSystem((tx) =>
    captureLead(tx, { company: '旧名片公司', capturedAt: '2024-02-09T09:50:00Z' }),
  );
  expect(old).toMatchObject({ ownerId: null, responseDueAt: null });
});

test('a lead that is to be shared out goes where the company’s rules say', async () => {
  await app.db.asSystem((tx) =>
    tx.run(sql`
      insert into leads.assignment_rules (id, name, position, conditions, person_id)
      values (${newId()}, '华南', 1, '[{"field":"region","operator":"anyOf","values":["广东"]}]', ${app.people.otherSales})`),
  );
  const shared = await app
    .as('sales')
    .post('/api/leads', { company: '东莞模具', region: '广东', shareOut: true });
  expect(shared.body).toMatchObject({ ownerId: app.people.otherSales, teamId: app.teams.south });
  expect((await read('sales', shared.body.id)).status).toBe(404);
  const kept = await app.as('sales').post('/api/leads', { company: '中山灯具', region: '广东' });
  expect(kept.body.ownerId).toBe(app.people.sales);
});

test('custom values are those of the company’s fields, laid over each other and found by filters', async () => {
  await app.db.asSystem((tx) =>
    tx.run(sql`
      insert into platform.custom_fields (id, subject, key, label, kind, choices)
      values (${newId()}, 'lead', 'machines', '机床数量', 'number', '{}'), (${newId()}, 'lead', 'grade', '等级', 'choice', '{A,B}')`),
  );
  forgetCustomFields();
  const bad = await app
    .as('sales')
    .post('/api/leads', { company: '戊厂', phones: ['1'], custom: { grade: 'C' } });
  expect(bad.body.errors.map((one: { field: string }) => one.field)).toEqual([
    'body.phones.0',
    'body.custom.grade',
  ]);
  const { id } = await capture('sales', { custom: { machines: 12, grade: 'A' } });
  const edit = await app.as('sales').patch(`/api/leads/${id}`, { version: 1, custom: { grade: null } });
  expect(edit.body.changes).toEqual({ 'custom.grade': ['A', null] });
  expect((await read('sales', id)).body.custom).toEqual({ machines: '12' });
  const found = await app.as('sales').get(`/api/leads?filter=${filter('custom.machines', 'atLeast', '9.5')}`);
  expect(found.body.items.map((one: { id: string }) => one.id)).toEqual([id]);
});

function filter(field: string, operator: string, ...values: string[]): string {
  return encodeURIComponent(JSON.stringify([{ field, operator, values }]));
}
