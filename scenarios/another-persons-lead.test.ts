import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../src/kernel/ids.ts';
import { startLive } from '../src/platform/events/live.ts';
import { type Answer, type TestApp, testApp } from '../src/platform/testing/test-app.ts';
import { type Door, doorsOf, sampleOf } from './doors.ts';

/**
 * 黄海 of the south has a lead; 李晓 and her manager of the east are not to see it. Somebody who knows or guesses its id tries every
 * door there is: those that the API itself lists, so that a new one is tried as soon as it is there.
 */

let app: TestApp;
let lead: { id: string; batchId: string };
const secret = '南方机密轴承厂';
const phone = '+8613700001111';
const ghost = newId();

beforeAll(async () => {
  app = await testApp();
  const made = await app
    .as('otherSales')
    .post('/api/leads', { company: secret, name: '区先生', phones: [phone] });
  const edited = await app
    .as('otherSales')
    .patch(`/api/leads/${made.body.id}`, { version: 1, need: '滚子轴承' });
  lead = { id: made.body.id, batchId: edited.body.batchId };
});
afterAll(() => app.drop());

/** Every endpoint that takes a lead's id in its address. */
const doors = async (): Promise<Door[]> =>
  (await doorsOf(app)).filter(({ path }) =>
    /^\/api\/(leads|leads\/pool|qualification\/\{kind\})\/\{id\}/.test(path),
  );

const knock = (
  who: 'sales' | 'manager',
  { method, path, body, query }: Door,
  id: string,
): Promise<Answer> => {
  const needed = query
    .filter(({ required }) => required)
    .map(({ name, schema }) => `${name}=${sampleOf(schema)}`);
  const url = `${path.replace('{kind}', 'lead').replace('{id}', id)}?${needed.join('&')}`;
  const as = app.as(who);
  return method === 'get' ? as.get(url) : as[method](url, body && sampleOf(body));
};

describe('an id that is someone else’s', () => {
  test('answers by every door as one that never was', async () => {
    const all = await doors();
    expect(all.length).toBeGreaterThanOrEqual(12);
    const refused: string[] = [];
    for (const door of all)
      for (const who of ['sales', 'manager'] as const) {
        const name = `${who} ${door.method} ${door.path}`;
        const [theirs, nobodys] = [await knock(who, door, lead.id), await knock(who, door, ghost)];
        expect([name, theirs.status, theirs.body.code]).toEqual([name, nobodys.status, nobodys.body.code]);
        expect([name, theirs.status >= 403]).toEqual([name, true]);
        expect(JSON.stringify(theirs.body)).not.toContain(secret);
        if (theirs.status === 404) refused.push(name);
      }
    // Not shut for want of a permission alone.
    expect(refused.length).toBeGreaterThanOrEqual(all.length);
    const { body } = await app.as('otherSales').get(`/api/leads/${lead.id}`);
    expect(body).toMatchObject({
      version: 2,
      ownerId: app.people.otherSales,
      status: 'new',
    });
    const counts = await app.as('otherSales').get(`/api/leads/${lead.id}/counts`);
    expect(counts.body).toMatchObject({ communications: 0 });
  });

  test('is in no list, search, board, value, work, total, count or export', async () => {
    const sales = app.as('sales');
    const filter = encodeURIComponent(
      JSON.stringify([{ field: 'company', operator: 'contains', values: ['南方'] }]),
    );
    for (const path of [
      '/api/leads?limit=200',
      `/api/leads?filter=${filter}`,
      `/api/leads?q=${encodeURIComponent(secret)}`,
      '/api/leads/board',
      '/api/leads/work',
      `/api/search?q=${encodeURIComponent(secret)}`,
      '/api/search?q=1111',
      `/api/leads/export?filter=${filter}`,
      '/api/leads/duplicates',
      '/api/leads/unassigned',
      '/api/leads/pool',
      '/api/leads/speed/overdue',
      '/api/leads/pool/warnings',
    ]) {
      const answer = await sales.get(path);
      expect([
        path,
        JSON.stringify(answer.body).includes(secret),
        JSON.stringify(answer.body).includes(lead.id),
      ]).toEqual([path, false, false]);
    }
    expect((await sales.get(`/api/leads/total?filter=${filter}`)).body).toMatchObject({ total: 0 });
    expect((await sales.get('/api/leads/counts')).body).toMatchObject({ new: 0 });
  });

  test('is not changed in bulk, undone, merged, called different, or shared out', async () => {
    const sales = app.as('sales');
    const changes = { values: { region: '广东' } };
    expect((await sales.post('/api/leads/bulk', { ids: [lead.id], changes })).body).toMatchObject({
      changed: 0,
      notFound: 1,
    });
    const undone = await sales.post('/api/leads/undo', { batchId: lead.batchId });
    const nobodys = await sales.post('/api/leads/undo', { batchId: newId() });
    expect([undone.status, undone.body.code]).toEqual([nobodys.status, nobodys.body.code]);

    const mine = (await sales.post('/api/leads', { company: '东方轴承厂', phones: ['+8613700002222'] })).body
      .id;
    for (const [keptId, awayId] of [
      [mine, lead.id],
      [lead.id, mine],
    ]) {
      const merged = await app.as('owner').get(`/api/leads/${lead.id}`);
      expect(merged.status).toBe(200);
      const tried = await sales.post('/api/leads/merge', { keptId, awayId, keptVersion: 1, awayVersion: 1 });
      expect([tried.status, tried.body.code]).toEqual([404, 'record.notFound']);
    }
    const different = await sales.post('/api/leads/duplicates/different', { one: mine, other: lead.id });
    expect(different.status).toBe(404);
    await app.as('manager').post('/api/leads/unassigned/share-out', { ids: [lead.id] });
    expect((await app.as('otherSales').get(`/api/leads/${lead.id}`)).body).toMatchObject({
      version: 2,
      ownerId: app.people.otherSales,
      need: '滚子轴承',
    });
  });

  test('says, where one looks up before work, whose it is, and nothing else', async () => {
    const { body } = await app.as('sales').get(`/api/leads/look-up?phone=${encodeURIComponent(phone)}`);
    expect(JSON.stringify(body)).toContain('黄海');
    for (const kept of [secret, '区先生', lead.id, '滚子轴承'])
      expect(JSON.stringify(body)).not.toContain(kept);
  });

  test('hangs no file on it, and gives none', async () => {
    const { body: openApi } = await app.anonymous.get('/api/openapi.json');
    if (!openApi.paths['/api/files']) return;
    const edge = 'of-a-file';
    const payload = `--${edge}\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\n图纸\r\n--${edge}--\r\n`;
    const attach = (who: 'sales' | 'otherSales') =>
      app.as(who).post(`/api/files?subject=lead&subjectId=${lead.id}`, payload, {
        'content-type': `multipart/form-data; boundary=${edge}`,
      });
    expect((await attach('sales')).status).toBe(404);
    expect((await app.as('sales').get(`/api/files?subject=lead&subjectId=${lead.id}`)).status).toBe(404);
    const theirs = await attach('otherSales');
    expect(theirs.status).toBe(201);
    const { id } = theirs.body;
    for (const door of ['content', 'preview'])
      expect((await app.as('sales').get(`/api/files/${id}/${door}`)).status).toBe(404);
    expect((await app.as('sales').delete(`/api/files/${id}`)).status).toBe(404);
    expect((await app.as('sales').post(`/api/files/${id}/restore`)).status).toBe(404);
    expect((await app.as('otherSales').get(`/api/files/${id}/content`)).status).toBe(200);
  });

  test('is not heard of while one listens', async () => {
    const stop = await startLive(app.db, () => {});
    const url = await app.app.listen({ port: 0, host: '127.0.0.1' });
    const over = new AbortController();
    const answer = await fetch(`${url}/api/live`, {
      headers: { cookie: app.as('sales').cookie },
      signal: over.signal,
    });
    let heard = '';
    void (async () => {
      for await (const piece of answer.body!) heard += Buffer.from(piece as Uint8Array).toString();
    })().catch(() => {});
    await app.as('otherSales').post(`/api/leads/${lead.id}/comments`, { text: '客户要降价' });
    const mine = (
      await app.as('sales').post('/api/leads', { company: '听得见的厂', phones: ['+8613700003333'] })
    ).body.id;
    await expect.poll(() => heard, { timeout: 20_000 }).toContain(mine);
    expect(heard).not.toContain(lead.id);
    over.abort();
    stop();
  }, 30_000);
});
