import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../testing/test-app.ts';
import { loadCustomFields } from './load-custom-fields.ts';

let own: TestApp;
beforeAll(async () => {
  own = await testApp();
});
afterAll(() => own.drop());

const labels = async () =>
  (await own.as('sales').get('/api/custom-fields')).body.items.map((field: { label: string }) => field.label);
const create = (body: object) => own.as('owner').post('/api/custom-fields', body);

test('a field is made, listed, renamed, put elsewhere, deleted and brought back', async () => {
  const model = await create({ label: '设备型号', kind: 'text' });
  expect(model.body).toMatchObject({ key: 'she_bei_xing_hao', subject: 'lead', kind: 'text', version: 1 });
  const grade = await create({ label: '等级', kind: 'choice', choices: ['A', 'B', 'A'] });
  expect(grade.body.choices).toEqual(['A', 'B']);
  expect(await labels()).toEqual(['设备型号', '等级']);

  const renamed = await own
    .as('owner')
    .patch(`/api/custom-fields/${model.body.id}`, { version: 1, label: '机型' });
  expect(renamed.body).toMatchObject({ label: '机型', key: 'she_bei_xing_hao', version: 2 });
  const stale = await own
    .as('owner')
    .patch(`/api/custom-fields/${model.body.id}`, { version: 1, label: '型号' });
  expect(stale.body.code).toBe('record.stale');

  await own.as('owner').put('/api/custom-fields/order', { ids: [grade.body.id] });
  expect(await labels()).toEqual(['等级', '机型']);
  expect((await own.as('owner').delete(`/api/custom-fields/${grade.body.id}`)).status).toBe(204);
  expect(await labels()).toEqual(['机型']);
  await own.as('owner').post(`/api/custom-fields/${grade.body.id}/restore`);
  expect(await labels()).toEqual(['等级', '机型']);
});

test('the key of a deleted field is not given again: its old values do not turn up in a new field', async () => {
  const first = await create({ label: '备件', kind: 'text' });
  await own.as('owner').delete(`/api/custom-fields/${first.body.id}`);
  expect((await create({ label: '备件', kind: 'number' })).body.key).toBe('bei_jian_2');
});

test('two of the same label made at the same moment get different keys', async () => {
  const both = await Promise.all([1, 2, 3].map(() => create({ label: '来源渠道', kind: 'text' })));
  expect(new Set(both.map((answer) => answer.body.key)).size).toBe(3);
});

test('a field to choose from has choices, and only who looks after settings makes fields', async () => {
  expect((await create({ label: '空', kind: 'choices' })).body.code).toBe('customField.needsChoices');
  expect((await own.as('manager').post('/api/custom-fields', { label: 'x', kind: 'text' })).status).toBe(403);
});

test('acts read them from memory, and see a new one as soon as it is there', async () => {
  const inAct = () => own.db.asSystem(async (tx) => (await loadCustomFields(tx, 'lead')).length);
  const before = await inAct();
  expect(await inAct()).toBe(before);
  await create({ label: '新的', kind: 'date' });
  expect(await inAct()).toBe(before + 1);
  expect((await loadCustomFields(own.db, 'lead')).length).toBe(before + 1);
  expect(await loadCustomFields(own.db, 'order')).toEqual([]);
});
