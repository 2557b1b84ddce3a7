import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.drop());

test('health says ready with version and database', async () => {
  const { status, body } = await app.anonymous.get('/api/health');
  expect(status).toBe(200);
  expect(body).toMatchObject({ status: 'ready', database: { state: 'ready' } });
});

test('the reference lists every endpoint with its problems', async () => {
  const { body } = await app.anonymous.get('/api/openapi.json');
  expect(body.openapi).toBe('3.1.0');
  expect(body.paths['/api/health'].get.operationId).toBe('system_health');
  expect(body['x-error-codes']['record.stale'].status).toBe(409);
});

test('an unknown address is a problem in the language asked for, with a request id', async () => {
  const zh = await app.anonymous.get('/api/nothing', { 'accept-language': 'zh-CN' });
  const en = await app.anonymous.get('/api/nothing', { 'accept-language': 'en-GB,en;q=0.9' });
  expect([zh.status, zh.body.code]).toEqual([404, 'record.notFound']);
  expect(zh.body.title).toMatch(/[\u4e00-\u9fff]/);
  expect(en.body.title).toMatch(/^Not found/);
  expect(zh.body.requestId).toBe(zh.headers['x-request-id']);
});

test('live changes are only for who is signed in', async () => {
  expect((await app.anonymous.get('/api/live')).status).toBe(401);
});

test('metrics are for programs on this machine and for who may manage settings', async () => {
  const direct = await app.anonymous.get('/metrics');
  expect(direct.status).toBe(200);
  expect(direct.body).toContain('yaosu_database_connections{state="open"}');
  const proxied = { 'x-forwarded-for': '203.0.113.7' };
  expect((await app.anonymous.get('/metrics', proxied)).status).toBe(404);
  expect((await app.as('sales').get('/metrics', proxied)).status).toBe(404);
  expect((await app.as('owner').get('/metrics', proxied)).status).toBe(200);
});
