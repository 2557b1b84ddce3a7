import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, type TestPerson, testApp } from '../testing/test-app.ts';

let own: TestApp;
beforeAll(async () => {
  own = await testApp();
});
afterAll(() => own.drop());

const definition = { filter: { status: ['new'] }, sort: '-capturedAt', columns: ['company', 'status'] };
const create = (who: TestPerson, name: string, shared: 'team' | 'all' | null = null, more = {}) =>
  own.as(who).post('/api/saved-views', { subject: 'lead', name, shared, definition, ...more });
const names = async (who: TestPerson) =>
  (await own.as(who).get('/api/saved-views?subject=lead')).body.items.map(
    (view: { name: string }) => view.name,
  );

test('a view is seen by oneself, by one’s team, or by everyone, as it was shared', async () => {
  expect((await create('sales', '我的')).body).toMatchObject({ definition, shared: null, teamId: null });
  expect((await create('manager', '华东', 'team')).body.teamId).toBe(own.teams.east);
  await create('owner', '全公司', 'all');
  expect(await names('sales')).toEqual(['我的', '华东', '全公司']);
  expect(await names('manager')).toEqual(['华东', '全公司']);
  expect(await names('otherSales')).toEqual(['全公司']);
});

test('another’s view can be seen, not changed; one that is private does not even exist', async () => {
  const mine = (await create('sales', '私人')).body;
  expect(
    (await own.as('manager').patch(`/api/saved-views/${mine.id}`, { version: 1, name: 'x' })).status,
  ).toBe(404);
  expect((await own.as('owner').delete(`/api/saved-views/${mine.id}`)).status).toBe(404);
  const everyones = (await create('owner', '公共', 'all')).body;
  const refused = await own.as('sales').patch(`/api/saved-views/${everyones.id}`, { version: 1, name: 'x' });
  expect(refused.body).toMatchObject({ code: 'savedView.notYours', facts: { owner: '陈立' } });
  expect((await own.as('sales').delete(`/api/saved-views/${everyones.id}`)).status).toBe(403);
});

test('is shared with no team but one’s own', async () => {
  const other = await create('sales', '别组', 'team', { teamId: own.teams.south });
  expect(other.body).toMatchObject({ code: 'savedView.notYourTeam', field: 'body.teamId' });
  expect((await create('readonly', '无组', 'team')).body.code).toBe('savedView.notYourTeam');
});

test('is changed, goes stale, is deleted and brought back', async () => {
  const { id } = (await create('sales', '待办')).body;
  const changed = await own
    .as('sales')
    .patch(`/api/saved-views/${id}`, { version: 1, name: '今天', shared: 'all' });
  expect(changed.body).toMatchObject({ name: '今天', shared: 'all', version: 2, definition });
  expect((await own.as('sales').patch(`/api/saved-views/${id}`, { version: 1, name: '昨天' })).status).toBe(
    409,
  );
  expect((await own.as('sales').delete(`/api/saved-views/${id}`)).status).toBe(204);
  expect(await names('sales')).not.toContain('今天');
  const back = await own.as('sales').post(`/api/saved-views/${id}/restore`);
  expect(await names('otherSales')).toContain('今天');
  const large = { version: back.body.version, definition: { text: 'x'.repeat(20_001) } };
  expect((await own.as('sales').patch(`/api/saved-views/${id}`, large)).body.code).toBe('savedView.tooLarge');
});
