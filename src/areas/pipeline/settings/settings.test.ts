import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../../kernel/ids.ts';
import { type TestApp, testApp } from '../../../platform/testing/test-app.ts';

let own: TestApp;
beforeAll(async () => {
  own = await testApp();
});
afterAll(() => own.drop());

const key = () => ({ 'idempotency-key': newId() });
const owner = () => own.as('owner');
const shipped = async () => (await owner().get('/api/pipelines')).body.pipelines[0];
const record = async (id: string) => (await owner().get(`/api/opportunities/${id}`)).body;

async function open(values: object) {
  const { status, body } = await own
    .as('sales')
    .post('/api/opportunities', { name: '改造', ...values }, key());
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id as string;
}

test('every company begins with a pipeline that makes sense', async () => {
  const { body } = await own.as('sales').get('/api/pipelines');
  expect(body.base).toBe('CNY');
  const chances = body.pipelines[0].stages.map((stage: { probability: number }) => stage.probability);
  expect(chances).toEqual([10, 25, 50, 70, 90]);
  expect(body.reasons.filter((one: { kind: string }) => one.kind === 'lost').length).toBeGreaterThan(3);
});

test('a stage with deals is not deleted until it is said where they go; then they move, and it is told', async () => {
  const pipeline = await shipped();
  const [first, second, ...rest] = pipeline.stages;
  const id = await open({});
  const put = (body: object) => owner().put(`/api/pipelines/${pipeline.id}`, body, key());
  const without = { version: pipeline.version, names: pipeline.names, stages: [second, ...rest] };
  const refused = await put(without);
  expect(refused.status).toBe(409);
  expect(refused.body).toMatchObject({
    code: 'pipeline.stageInUse',
    facts: { stages: [{ id: first.id, count: 1 }] },
  });
  expect((await put({ ...without, moves: { [first.id]: newId() } })).body.code).toBe('pipeline.badMove');
  expect((await shipped()).stages).toHaveLength(5);
  const saved = await put({ ...without, moves: { [first.id]: second.id } });
  expect(saved.status, JSON.stringify(saved.body)).toBe(200);
  expect(await record(id)).toMatchObject({ stageId: second.id });
  const timeline = (await own.as('sales').get(`/api/opportunities/${id}/timeline`)).body.items;
  expect(timeline[0].type).toBe('opportunity.stageMoved');
  // Who was dragging to the deleted stage meanwhile is told.
  const { version } = await record(id);
  const drag = await own
    .as('sales')
    .post(`/api/opportunities/${id}/stage`, { version, stageId: first.id }, key());
  expect([drag.status, drag.body.code]).toEqual([409, 'opportunity.stageGone']);
});

test('two people edit a pipeline: the second is told', async () => {
  const pipeline = await shipped();
  const body = { version: pipeline.version, names: { en: 'One' }, stages: pipeline.stages };
  expect((await owner().put(`/api/pipelines/${pipeline.id}`, body, key())).status).toBe(200);
  const late = await owner().put(`/api/pipelines/${pipeline.id}`, { ...body, names: { en: 'Two' } }, key());
  expect(late.body).toMatchObject({ code: 'record.stale', facts: { current: { names: { en: 'One' } } } });
});

test('another patience of a stage changes when its deals are stale', async () => {
  const pipeline = await shipped();
  const id = await open({});
  const stages = pipeline.stages.map((stage: object) => ({ ...stage, staleDays: 3 }));
  await owner().put(
    `/api/pipelines/${pipeline.id}`,
    { version: pipeline.version, names: pipeline.names, stages },
    key(),
  );
  const { staleAt, touchedAt, version } = await record(id);
  expect(Date.parse(staleAt) - Date.parse(touchedAt)).toBe(3 * 86_400_000);
  expect(version).toBe(1);
});

test('pipelines come and go, but one stays and none goes with open deals', async () => {
  const pipeline = await shipped();
  expect((await owner().delete(`/api/pipelines/${pipeline.id}`, undefined, key())).body.code).toBe(
    'pipeline.last',
  );
  const bad = await owner().post('/api/pipelines', { names: { en: ' ' }, stages: pipeline.stages }, key());
  expect(bad.body.code).toBe('pipeline.nameless');
  const made = await owner().post(
    '/api/pipelines',
    { names: { 'zh-CN': '服务' }, stages: pipeline.stages },
    key(),
  );
  expect(made.status).toBe(201);
  const theirs = new Set(pipeline.stages.map((stage: { id: string }) => stage.id));
  expect(made.body.stages.some((stage: { id: string }) => theirs.has(stage.id))).toBe(false);
  await open({ pipelineId: made.body.id });
  const refused = await owner().delete(`/api/pipelines/${made.body.id}`, undefined, key());
  expect(refused.body).toMatchObject({ code: 'pipeline.inUse', facts: { count: 1 } });
});

test('a missing rate leaves a deal out of the sums and says so; with a rate it counts, by its day', async () => {
  const id = await open({ amount: '1000', currency: 'USD' });
  expect((await record(id)).baseAmount).toBeNull();
  expect((await owner().get('/api/pipelines/rates')).body.missing).toEqual([{ currency: 'USD', count: 1 }]);
  const board = (await owner().get('/api/opportunities/board')).body.columns;
  expect(board.reduce((sum: number, column: { unpriced: number }) => sum + column.unpriced, 0)).toBe(1);
  const put = (body: object) => owner().put('/api/pipelines/rates', body, key());
  expect((await put({ currency: 'CNY', from: '2026-01-01', rate: '1' })).body.code).toBe(
    'pipeline.ownCurrency',
  );
  for (const rate of ['0', '-1', '7,1', '0.000'])
    expect((await put({ currency: 'USD', from: '2026-01-01', rate })).body.code, rate).toBe(
      'pipeline.badRate',
    );
  expect((await put({ currency: 'USD', from: '2020-01-01', rate: '7.1025' })).body.repriced).toBe(1);
  expect(await record(id)).toMatchObject({ baseAmount: '7102.50', version: 1 });
  expect((await put({ currency: 'USD', from: '2099-01-01', rate: '8' })).body.repriced).toBe(0);
  await put({ currency: 'USD', from: '2020-01-01', rate: null });
  expect((await record(id)).baseAmount).toBeNull();
});

test('reasons and competitors are lists; what is gone from them still has its name where it stands', async () => {
  const set = await owner().put(
    '/api/pipelines/competitors',
    { items: [{ name: '力劲' }, { name: '布勒', note: '贵' }] },
    key(),
  );
  const [first] = set.body.items;
  const id = await open({ competitors: [first.id] });
  await owner().put('/api/pipelines/competitors', { items: [] }, key());
  expect((await record(id)).competitorNames).toEqual([{ id: first.id, name: '力劲' }]);
  const twice = await owner().put(
    '/api/pipelines/competitors',
    { items: [{ name: 'A' }, { name: 'a' }] },
    key(),
  );
  expect(twice.body.code).toBe('pipeline.competitorTwice');
  const reasons = await owner().put(
    '/api/pipelines/reasons/lost',
    { items: [{ names: { en: 'Price' } }] },
    key(),
  );
  expect(reasons.body.items).toHaveLength(1);
  const all = (await owner().get('/api/pipelines')).body.reasons;
  expect(all.filter((one: { kind: string }) => one.kind === 'lost')).toHaveLength(1);
});

test('only who looks after the pipeline changes it', async () => {
  const pipeline = await shipped();
  for (const who of ['sales', 'manager', 'readonly'] as const) {
    const as = own.as(who);
    const answers = [
      await as.post('/api/pipelines', { names: { en: 'x' }, stages: pipeline.stages }, key()),
      await as.put(
        `/api/pipelines/${pipeline.id}`,
        { version: 1, names: { en: 'x' }, stages: pipeline.stages },
        key(),
      ),
      await as.put('/api/pipelines/rates', { currency: 'USD', from: '2026-01-01', rate: '1' }, key()),
      await as.put('/api/pipelines/competitors', { items: [] }, key()),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  }
  expect((await own.anonymous.get('/api/pipelines')).status).toBe(401);
});
