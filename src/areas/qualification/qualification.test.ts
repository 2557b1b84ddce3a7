import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { type TestApp, type TestPerson, testApp } from '../../platform/testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.drop());

let made = 0;
async function capture(person: TestPerson = 'sales'): Promise<string> {
  made++;
  const { body } = await app.as(person).post('/api/leads', { company: `资质测试${made}厂`, name: '李工' });
  return body.id;
}
const path = (id: string, rest = '') => `/api/qualification/lead/${id}${rest}`;
const read = async (id: string, person: TestPerson = 'sales') => (await app.as(person).get(path(id))).body;
const dimension = async (id: string, key: string) =>
  (await read(id)).dimensions.find((one: { key: string }) => one.key === key);
const said = '今年技改预算批了 60 万，最后要刘总签字。';
const budget = {
  dimension: 'budget',
  strength: 'shown',
  source: 'decisionMaker',
  saidBy: '刘总',
  quote: '今年技改预算批了 60 万',
  starts: 0,
  ends: 13,
};
const talk = (id: string, evidence: object[], person: TestPerson = 'sales') =>
  app.as(person).post(`/api/leads/${id}/communications`, {
    kind: 'visit',
    direct: true,
    outcome: 'reached',
    said,
    evidence,
  });
const mark = (id: string, marks: object[], more: object = {}, person: TestPerson = 'sales') =>
  app.as(person).post(path(id, '/evidence'), { marks, ...more });

describe('evidence', () => {
  test('marked while logging is shown with its words, its weight and what follows', async () => {
    const id = await capture();
    const empty = await read(id);
    expect(empty).toMatchObject({ verdict: 'notYet', overrule: null });
    expect(empty.dimensions.map((one: { name: string; state: string }) => [one.name, one.state])).toEqual([
      ['预算', 'unknown'],
      ['权限', 'unknown'],
      ['需求', 'unknown'],
      ['时间', 'unknown'],
      ['我们能解决吗', 'unknown'],
    ]);
    const logged = await talk(id, [budget]);
    expect(logged.status).toBe(201);
    const found = await dimension(id, 'budget');
    expect(found).toMatchObject({ state: 'confirmed', enough: true, disputed: false });
    expect(found.confidence).toBeCloseTo(0.865, 2);
    expect(found.evidence).toEqual([
      expect.objectContaining({
        quote: budget.quote,
        weight: 2,
        communicationId: logged.body.communicationId,
        markedByName: '李晓',
        starts: 0,
        ends: 13,
      }),
    ]);
    const types = (await app.as('sales').get(`/api/leads/${id}/timeline`)).body.items.map(
      (one: { type: string }) => one.type,
    );
    expect(types).toContain('qualification.evidenceMarked');
  });

  test('marked afterwards in a communication takes its time; without one it is of now', async () => {
    const id = await capture();
    const at = '2026-03-01T02:00:00Z';
    const { body } = await app.as('sales').post(`/api/leads/${id}/communications`, {
      kind: 'call',
      direct: true,
      outcome: 'reached',
      said,
      at,
    });
    expect((await mark(id, [budget], { communicationId: body.communicationId })).status).toBe(201);
    expect((await dimension(id, 'budget')).evidence[0].at).toBe(at);
    expect((await mark(id, [budget], { communicationId: newId() })).body.code).toBe(
      'qualification.noSuchCommunication',
    );
    const other = await capture();
    expect((await mark(other, [budget], { communicationId: body.communicationId })).body.code).toBe(
      'qualification.noSuchCommunication',
    );
  });

  test('withdrawn it counts no more, restored it does, undone with its communication it goes too', async () => {
    const id = await capture();
    const [piece] = (await mark(id, [budget])).body.ids;
    await app.as('sales').post(`/api/qualification/evidence/${piece}/withdraw`);
    expect((await dimension(id, 'budget')).state).toBe('unknown');
    await app.as('sales').post(`/api/qualification/evidence/${piece}/withdraw`);
    await app.as('sales').post(`/api/qualification/evidence/${piece}/restore`);
    expect((await dimension(id, 'budget')).state).toBe('confirmed');
    await app.as('sales').post(`/api/qualification/evidence/${piece}/withdraw`);

    const { body } = await talk(id, [budget]);
    expect((await dimension(id, 'budget')).evidence).toHaveLength(1);
    const undone = await app.as('sales').post('/api/leads/undo', { batchId: body.batchId });
    expect((await dimension(id, 'budget')).state).toBe('unknown');
    await app.as('sales').post('/api/leads/undo', { batchId: undone.body.batchId });
    expect((await dimension(id, 'budget')).evidence).toHaveLength(1);
  });

  test('of leads merged together is read together', async () => {
    const [kept, away] = [await capture(), await capture()];
    await mark(away, [budget]);
    const versions = await Promise.all(
      [kept, away].map(async (id) => (await app.as('sales').get(`/api/leads/${id}`)).body.version),
    );
    const merged = await app.as('sales').post('/api/leads/merge', {
      keptId: kept,
      awayId: away,
      keptVersion: versions[0],
      awayVersion: versions[1],
    });
    expect(merged.status).toBe(200);
    expect((await dimension(kept, 'budget')).state).toBe('confirmed');
  });

  test.each([
    [
      'a dimension that the frame lacks',
      { ...budget, dimension: 'weather' },
      422,
      'qualification.noSuchDimension',
    ],
    ['no words', { ...budget, quote: '  ' }, 400, 'request.invalid'],
    ['an unknown strength', { ...budget, strength: 'sworn' }, 400, 'request.invalid'],
  ])('refuses %s and keeps nothing', async (_what, wrong, status, code) => {
    const id = await capture();
    const answer = await mark(id, [budget, wrong]);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect((await talk(id, [wrong])).body.code).toBe(code);
    expect((await dimension(id, 'budget')).evidence).toEqual([]);
    const { items } = (await app.as('sales').get(`/api/leads/${id}/timeline?kind=communication`)).body;
    expect(items).toEqual([]);
  });
});

describe('the verdict', () => {
  test('can be overruled with a reason that everybody sees, and be left to the evidence again', async () => {
    const id = await capture();
    const overrule = (verdict: string, reason = '老客户介绍，先按合格推进') =>
      app.as('sales').put(path(id, '/verdict'), { verdict, reason });
    expect((await overrule('notYet')).body.code).toBe('qualification.alreadySo');
    expect((await overrule('qualified', ' ')).status).toBe(400);
    expect((await overrule('qualified')).status).toBe(200);
    expect(await read(id, 'manager')).toMatchObject({
      verdict: 'notYet',
      overrule: { verdict: 'qualified', reason: '老客户介绍，先按合格推进', byName: '李晓' },
    });
    expect((await app.as('sales').delete(path(id, '/verdict'))).status).toBe(204);
    expect((await read(id)).overrule).toBeNull();
  });

  test('asks the next question, and another once it was put', async () => {
    const id = await capture();
    const [first] = (await read(id)).questions;
    expect(first.text).toMatch(/[？]$/);
    await app.as('sales').post(path(id, '/asked'), { questionId: first.id });
    expect((await read(id)).questions[0].id).not.toBe(first.id);
    await app.as('sales').post(path(id, '/asked'), { questionId: first.id, asked: false });
    expect((await read(id)).questions[0].id).toBe(first.id);
    expect((await app.as('sales').post(path(id, '/asked'), { questionId: 'nonsense' })).body.code).toBe(
      'qualification.noSuchQuestion',
    );
  });
});

describe('who may', () => {
  test('others’ leads are not there, by any door; who only reads may not mark', async () => {
    const id = await capture('sales');
    const [piece] = (await mark(id, [budget])).body.ids;
    const other = app.as('otherSales');
    const doors = await Promise.all([
      other.get(path(id)),
      other.post(path(id, '/evidence'), { marks: [budget] }),
      other.post(`/api/qualification/evidence/${piece}/withdraw`),
      other.put(path(id, '/verdict'), { verdict: 'qualified', reason: '想要' }),
      other.delete(path(id, '/verdict')),
      other.post(path(id, '/asked'), { questionId: 'shipped-1' }),
      other.get(`/api/qualification/person/${app.people.owner}`),
    ]);
    expect(doors.map(({ status }) => status)).toEqual(doors.map(() => 404));
    const reader = app.as('readonly');
    expect((await reader.get(path(id))).status).toBe(200);
    expect((await reader.post(path(id, '/evidence'), { marks: [budget] })).body.code).toBe('lead.readOnly');
    expect((await reader.post(`/api/qualification/evidence/${piece}/withdraw`)).status).toBe(403);
    expect((await app.anonymous.get(path(id))).status).toBe(401);
    expect((await dimension(id, 'budget')).evidence).toHaveLength(1);
  });

  test('only who manages settings changes the frame, over the version they read, and only to a sound one', async () => {
    const { body: kept } = await app.as('owner').get('/api/qualification/frame');
    expect(kept.version).toBe(0);
    const put = (person: TestPerson, version: number, frame: object) =>
      app.as(person).put('/api/qualification/frame', { version, frame });
    expect((await put('sales', 0, kept.frame)).status).toBe(403);
    const competition = {
      ...kept.frame.dimensions[0],
      key: 'competition',
      name: { 'zh-CN': '竞争', 'zh-TW': '競爭', en: 'Competition' },
    };
    const more = { ...kept.frame, dimensions: [...kept.frame.dimensions, competition] };
    const twice = { ...more, dimensions: [...more.dimensions, competition] };
    expect((await put('owner', 0, twice)).body.code).toBe('qualification.dimensionTwice');
    const both = await Promise.all([put('owner', 0, more), put('owner', 0, more)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const id = await capture();
    expect((await read(id)).dimensions.at(-1)).toMatchObject({ key: 'competition', name: '竞争' });
    await mark(id, [{ ...budget, dimension: 'competition' }]);

    const aside = more.dimensions.map((one: { key: string }) => ({
      ...one,
      active: one.key !== 'competition',
    }));
    expect((await put('owner', 1, { ...more, dimensions: aside })).status).toBe(200);
    expect((await read(id)).dimensions).toHaveLength(5);
    expect((await mark(id, [{ ...budget, dimension: 'competition' }])).body.code).toBe(
      'qualification.noSuchDimension',
    );
    expect((await put('owner', 2, more)).status).toBe(200);
    expect((await dimension(id, 'competition')).state).toBe('confirmed');
  });
});
