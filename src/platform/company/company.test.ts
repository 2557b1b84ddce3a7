import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../db/sql.ts';
import { type TestApp, testApp } from '../testing/test-app.ts';

let own: TestApp;
beforeAll(async () => {
  own = await testApp();
});
afterAll(() => own.drop());

const fields = { name: '明德精密', language: 'zh-CN', currency: 'cny', timeZone: 'Asia/Shanghai' };

test('the first run names the company, once, also when sent twice at the same moment', async () => {
  const owner = own.as('owner');
  await own.db.asSystem((tx) => tx.run(sql`delete from platform.company`));
  expect((await owner.get('/api/session')).body.company).toBeNull();
  expect((await owner.get('/api/company')).body.code).toBe('company.missing');
  expect((await own.as('sales').post('/api/company', fields)).status).toBe(403);
  const both = await Promise.all([owner.post('/api/company', fields), owner.post('/api/company', fields)]);
  expect(both.map((answer) => answer.status).sort()).toEqual([201, 409]);
  expect((await owner.get('/api/session')).body.company).toEqual({
    name: '明德精密',
    language: 'zh-CN',
    currency: 'CNY',
    timeZone: 'Asia/Shanghai',
    demo: false,
  });
});

test.each([
  [{ currency: 'XYZ' }, 'company.unknownCurrency', 'body.currency'],
  [{ timeZone: 'Asia/Chongqing2' }, 'company.unknownTimeZone', 'body.timeZone'],
  [{ timeZone: '+08:00' }, 'company.unknownTimeZone', 'body.timeZone'],
  [{ name: '  ' }, 'request.invalid', 'body.name'],
  [{ language: 'fr' }, 'request.invalid', 'body.language'],
])('%j is refused with %s', async (change, code, field) => {
  const { version } = (await own.as('owner').get('/api/company')).body;
  const refused = await own.as('owner').patch('/api/company', { version, ...change });
  expect(refused.body).toMatchObject({ code, field });
});

test('a change is kept, a stale one is not, and a salesperson makes none', async () => {
  const { version } = (await own.as('sales').get('/api/company')).body;
  const changed = await own
    .as('owner')
    .patch('/api/company', { version, timeZone: 'Asia/Taipei', currency: 'TWD' });
  expect(changed.body).toMatchObject({
    timeZone: 'Asia/Taipei',
    currency: 'TWD',
    name: '明德精密',
    version: version + 1,
  });
  const stale = await own.as('owner').patch('/api/company', { version, name: '别的' });
  expect(stale.body).toMatchObject({
    code: 'record.stale',
    facts: { current: { currency: 'TWD' }, yours: { name: '别的' } },
  });
  expect((await own.as('sales').patch('/api/company', { version: version + 1, name: 'x' })).status).toBe(403);
});
