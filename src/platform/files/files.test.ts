import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { system } from '../actor/actor.ts';
import { sql } from '../db/sql.ts';
import { type Answer, type TestApp, type TestPerson, testApp } from '../testing/test-app.ts';
import { fileJobs } from './jobs.ts';

let app: TestApp;
let lead: string;

const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(2000, 7)]);
const edge = 'yaosu-edge';

function part(field: string, name: string, content: Buffer, type = 'application/octet-stream'): Buffer {
  return Buffer.concat([
    Buffer.from(
      `--${edge}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`,
    ),
    content,
    Buffer.from('\r\n'),
  ]);
}

type Upload = {
  name?: string;
  content?: Buffer;
  to?: string;
  partOf?: string;
  preview?: Buffer;
  type?: string;
  key?: string;
};

async function attach(person: TestPerson, upload: Upload = {}): Promise<Answer> {
  const { name = '图纸.png', content = png, to = lead, partOf, preview, type, key } = upload;
  const payload = Buffer.concat([
    ...(preview ? [part('preview', 'p', preview)] : []),
    part('file', name, content, type),
    Buffer.from(`--${edge}--\r\n`),
  ]);
  const answer = await app.app.inject({
    method: 'POST',
    url: `/api/files?subject=lead&subjectId=${to}${partOf ? `&partOf=${partOf}` : ''}`,
    headers: {
      cookie: app.as(person).cookie,
      'x-yaosu-client': 'test',
      'content-type': `multipart/form-data; boundary=${edge}`,
      ...(key && { 'idempotency-key': key }),
    },
    payload,
  });
  return { status: answer.statusCode, body: JSON.parse(answer.body), headers: answer.headers };
}

async function download(person: TestPerson, id: string, query = '') {
  return app.app.inject({
    method: 'GET',
    url: `/api/files/${id}/content${query}`,
    headers: { cookie: app.as(person).cookie },
  });
}

const filesOf = async (person: TestPerson, id = lead) =>
  app.as(person).get(`/api/files?subject=lead&subjectId=${id}`);

async function newLead(person: TestPerson): Promise<string> {
  const { body } = await app.as(person).post('/api/leads', { name: '王工', company: `客户 ${newId()}` });
  return body.id;
}

beforeAll(async () => {
  app = await testApp();
  lead = await newLead('sales');
});
afterAll(() => app.drop());

describe('attaching', () => {
  test('what was attached comes back byte for byte, under its name, and stands in the timeline', async () => {
    const to = await newLead('sales');
    const attached = await attach('sales', { name: '现场 照片(一).png', type: 'application/pdf', to });
    expect(attached.status).toBe(201);
    expect(attached.body).toMatchObject({
      name: '现场 照片(一).png',
      mediaType: 'image/png',
      kind: 'image',
      bytes: png.length,
    });
    const got = await download('sales', attached.body.id);
    expect(got.rawPayload.equals(png)).toBe(true);
    expect(got.headers['content-disposition']).toContain(
      `filename*=UTF-8''${encodeURIComponent('现场 照片').slice(0, 20)}`,
    );
    expect((await filesOf('sales', to)).body.items.map((file: { id: string }) => file.id)).toEqual([
      attached.body.id,
    ]);
    const { body } = await app.as('sales').get(`/api/leads/${to}/timeline`);
    expect(body.items[0]).toMatchObject({
      type: 'file.attached',
      payload: { fileId: attached.body.id, name: '现场 照片(一).png' },
    });
    expect((await app.as('sales').get(`/api/leads/${to}/counts`)).body.files).toBe(1);
  });

  test('a file of the largest size goes in and out whole; one byte more is refused and leaves nothing', async () => {
    const to = await newLead('sales');
    const largest = 50_000_000;
    const content = randomBytes(largest);
    const begun = performance.now();
    const attached = await attach('sales', { name: '三维.bin', content, to });
    expect(attached.status).toBe(201);
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect(attached.body.sha256).toBe(sha256);
    const got = await download('sales', attached.body.id);
    expect(createHash('sha256').update(got.rawPayload).digest('hex')).toBe(sha256);
    if (process.env.TEST_LOG) console.log(`50 MB in and out: ${Math.round(performance.now() - begun)} ms`);
    const over = await attach('sales', { content: Buffer.concat([content, Buffer.alloc(1)]), to });
    expect(over.status).toBe(413);
    expect(over.body).toMatchObject({ code: 'file.tooLarge', next: expect.stringContaining('50 MB') });
    expect((await filesOf('sales', to)).body.items).toHaveLength(1);
  }, 60_000);

  test('an empty file is a file', async () => {
    const attached = await attach('sales', { name: '空.txt', content: Buffer.alloc(0) });
    expect(attached.body).toMatchObject({ bytes: 0, mediaType: 'text/plain' });
    expect((await download('sales', attached.body.id)).statusCode).toBe(200);
  });

  test('sent twice under one key it hangs there once', async () => {
    const to = await newLead('sales');
    const key = newId();
    const first = await attach('sales', { to, key });
    const again = await attach('sales', { to, key });
    expect(again.body.id).toBe(first.body.id);
    expect((await filesOf('sales', to)).body.items).toHaveLength(1);
  });

  test('a connection lost in the middle leaves nothing: no row, no bytes, no file on disk', async () => {
    const to = await newLead('sales');
    await app.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.app.server.address() as { port: number };
    const begin = part('file', '半个.png', png);
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(
      `POST /api/files?subject=lead&subjectId=${to} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncookie: ${app.as('sales').cookie}\r\n` +
        `x-yaosu-client: test\r\ncontent-type: multipart/form-data; boundary=${edge}\r\ncontent-length: 9000000\r\n\r\n`,
    );
    socket.write(begin.subarray(0, 1500));
    const onDisk = async () =>
      (await readdir(join(tmpdir(), 'yaosu-test-uploads'))).filter((name) => name.startsWith('attach-'));
    const earlier = async (wanted: boolean) => {
      for (let tries = 0; tries < 100; tries++) {
        if ((await onDisk()).length > 0 === wanted) return;
        await sleep(50);
      }
    };
    await earlier(true);
    expect(await onDisk()).toHaveLength(1);
    socket.destroy();
    await earlier(false);
    expect(await onDisk()).toEqual([]);
    expect((await filesOf('sales', to)).body.items).toEqual([]);
    const rows = await app.db.read(system, sql`select 1 from platform.files where subject_id = ${to}`);
    expect(rows).toEqual([]);
  });

  test('it can come with a communication of that lead, not of another', async () => {
    const said = await app.as('sales').post(`/api/leads/${lead}/communications`, {
      kind: 'visit',
      direct: true,
      outcome: 'reached',
      said: '看了现场',
    });
    const attached = await attach('sales', { partOf: said.body.communicationId });
    expect(attached.body.partOf).toBe(said.body.communicationId);
    const other = await newLead('sales');
    const wrong = await attach('sales', { partOf: said.body.communicationId, to: other });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'file.noSuchPart' } });
  });

  test('a request without a file, for a kind without files, or of no record says so', async () => {
    const nothing = await app.as('sales').post(`/api/files?subject=lead&subjectId=${lead}`, {});
    expect(nothing).toMatchObject({ status: 400, body: { code: 'file.none' } });
    const kind = await app.as('sales').get(`/api/files?subject=person&subjectId=${lead}`);
    expect(kind).toMatchObject({ status: 422, body: { code: 'file.noSuchSubject' } });
    expect((await attach('sales', { to: newId() })).status).toBe(404);
    expect(
      (await app.as('sales').get(`/api/files?subject=lead&subjectId=${lead}&cursor=abc`)).body.code,
    ).toBe('paging.badCursor');
  });
});

describe('who sees it', () => {
  test('whoever does not see the lead finds no file by any door', async () => {
    const { id } = (await attach('sales', { preview: png })).body;
    for (const path of [
      `/api/files/${id}/content`,
      `/api/files/${id}/content?inline=1`,
      `/api/files/${id}/preview`,
    ])
      expect((await app.as('otherSales').get(path)).status).toBe(404);
    expect((await filesOf('otherSales')).status).toBe(404);
    expect((await app.as('otherSales').delete(`/api/files/${id}`)).status).toBe(404);
    expect((await app.as('otherSales').post(`/api/files/${id}/restore`)).status).toBe(404);
    expect((await attach('otherSales')).status).toBe(404);
    expect((await app.anonymous.get(`/api/files/${id}/content`)).status).toBe(401);
    expect((await download('manager', id)).statusCode).toBe(200);
  });

  test('who may only read sees it and can neither attach nor put away', async () => {
    const { id } = (await attach('sales')).body;
    expect((await download('readonly', id)).statusCode).toBe(200);
    expect((await attach('readonly')).status).toBe(403);
    expect((await app.as('readonly').delete(`/api/files/${id}`)).status).toBe(403);
  });

  test('a lead that was handed on takes its files with it, also from whoever uploaded them', async () => {
    const to = await newLead('sales');
    const { id } = (await attach('sales', { to })).body;
    const { version } = (await app.as('owner').get(`/api/leads/${to}`)).body;
    await app.as('owner').post(`/api/leads/${to}/owner`, { version, ownerId: app.people.otherSales });
    expect((await download('sales', id)).statusCode).toBe(404);
    expect((await app.as('sales').delete(`/api/files/${id}`)).status).toBe(404);
    expect((await download('otherSales', id)).statusCode).toBe(200);
  });

  test('the database itself refuses: rows, bytes and moves to other records', async () => {
    const { id } = (await attach('sales')).body;
    const foreign = await newLead('otherSales');
    const actorOf = async (person: TestPerson) => {
      const teams = person === 'sales' ? [app.teams.east] : [app.teams.south];
      return {
        ...system,
        id: app.people[person],
        grants: { 'leads.read': 'own', 'leads.write': 'own' } as const,
        teams,
        via: 'web' as const,
      };
    };
    const [mine, theirs] = [await actorOf('sales'), await actorOf('otherSales')];
    expect(await app.db.read(theirs, sql`select 1 from platform.files where id = ${id}`)).toEqual([]);
    expect(await app.db.read(theirs, sql`select 1 from platform.file_chunks where file_id = ${id}`)).toEqual(
      [],
    );
    expect(
      await app.db.read(mine, sql`select 1 from platform.file_chunks where file_id = ${id}`),
    ).toHaveLength(1);
    const forged = (actor: typeof mine, to: string, owner: string) =>
      app.db.write(actor, (tx) =>
        tx.run(sql`insert into platform.files (id, name, media_type, bytes, sha256, subject_kind, subject_id, owner_id)
          values (${newId()}, 'x', 'image/png', 0, '\\x00', 'lead', ${to}, ${owner})`),
      );
    await expect(forged(mine, foreign, mine.id)).rejects.toThrow(/row-level security/);
    await expect(forged(mine, lead, theirs.id)).rejects.toThrow(/row-level security/);
    await expect(
      app.db.write(theirs, (tx) => tx.run(sql`insert into platform.file_chunks values (${id}, 9, '\\x00')`)),
    ).rejects.toThrow(/row-level security/);
    await expect(
      app.db.write(mine, (tx) =>
        tx.run(sql`update platform.files set subject_id = ${foreign} where id = ${id}`),
      ),
    ).rejects.toThrow(/row-level security/);
    expect(
      await app.db.write(theirs, (tx) =>
        tx.run(sql`update platform.files set deleted_at = now() where id = ${id}`),
      ),
    ).toBe(0);
    expect(await app.db.write(mine, (tx) => tx.run(sql`delete from platform.files where id = ${id}`))).toBe(
      0,
    );
    expect(
      await app.db.write(mine, (tx) =>
        tx.run(sql`update platform.file_chunks set data = '\\x00' where file_id = ${id}`),
      ),
    ).toBe(0);
  });
});

describe('what a browser makes of it', () => {
  test.each<[string, Buffer, string]>([
    [
      '照片.png',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'image/png',
    ],
    ['报价.pdf', Buffer.from('<!doctype html><script>alert(1)</script>'), 'text/html'],
    ['照片.jpg', Buffer.from('MZ\x90\0\x03', 'latin1'), 'image/jpeg'],
    ['说明.html', Buffer.from('<html><body onload=alert(1)>'), 'image/png'],
    ['表.pdf', Buffer.from('%PDF-1.7 /JS (app.alert(1))'), 'application/pdf'],
  ])('%s that is something else is saved, never shown', async (name, content, type) => {
    const { id } = (await attach('sales', { name, content, type })).body;
    const got = await download('sales', id, '?inline=1');
    expect(got.headers['content-type']).toBe('application/octet-stream');
    expect(got.headers['content-disposition']).toMatch(/^attachment;/);
    expect(got.headers['x-content-type-options']).toBe('nosniff');
    expect(got.headers['content-security-policy']).toBe("default-src 'none'; sandbox");
  });

  test('a picture is shown when asked for, behind the same walls, and asked about again before it is shown anew', async () => {
    const { id, sha256 } = (await attach('sales')).body;
    const got = await download('sales', id, '?inline=1');
    expect(got.headers).toMatchObject({
      'content-type': 'image/png',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
      'content-length': String(png.length),
    });
    expect(got.headers['content-disposition']).toMatch(/^inline;/);
    const again = await app.app.inject({
      method: 'GET',
      url: `/api/files/${id}/content`,
      headers: { cookie: app.as('sales').cookie, 'if-none-match': `"${sha256}"` },
    });
    expect(again.statusCode).toBe(304);
  });

  test('a name can neither leave its folder nor break a header', async () => {
    const { id, name } = (await attach('sales', { name: '..%2f..\\\\合同\u202egpj.exe' })).body;
    expect(name).toBe('合同gpj.exe');
    expect((await download('sales', id)).headers['content-disposition']).toBe(
      `attachment; filename="__gpj.exe"; filename*=UTF-8''${encodeURIComponent('合同')}gpj.exe`,
    );
  });

  test('a preview is a small picture or nothing', async () => {
    const good = (await attach('sales', { preview: png })).body;
    expect(good.hasPreview).toBe(true);
    const shown = await app.app.inject({
      method: 'GET',
      url: `/api/files/${good.id}/preview`,
      headers: { cookie: app.as('sales').cookie },
    });
    expect(shown.headers['content-type']).toBe('image/png');
    expect(shown.rawPayload.equals(png)).toBe(true);
    const script = (await attach('sales', { preview: Buffer.from('<svg onload="alert(1)"></svg>') })).body;
    expect(script.hasPreview).toBe(false);
    const large = (await attach('sales', { preview: Buffer.concat([png, Buffer.alloc(100_000)]) })).body;
    expect(large.hasPreview).toBe(false);
    expect((await app.as('sales').get(`/api/files/${large.id}/preview`)).status).toBe(404);
  });
});

describe('putting away', () => {
  test('what was deleted is gone by every door and comes back whole; who may not change it can do neither', async () => {
    const to = await newLead('sales');
    const { id } = (await attach('sales', { to })).body;
    expect((await app.as('sales').delete(`/api/files/${id}`)).body).toEqual({ id });
    expect((await download('sales', id)).statusCode).toBe(404);
    expect((await filesOf('sales', to)).body.items).toEqual([]);
    expect((await app.as('sales').delete(`/api/files/${id}`)).status).toBe(404);
    expect((await app.as('sales').post(`/api/files/${id}/restore`)).status).toBe(200);
    expect((await download('sales', id)).rawPayload.equals(png)).toBe(true);
    const types = (await app.as('sales').get(`/api/leads/${to}/timeline?kind=change`)).body.items.map(
      (item: { type: string }) => item.type,
    );
    expect(types.slice(0, 3)).toEqual(['file.restored', 'file.removed', 'file.attached']);
  });

  test('a month later it goes for good, with its bytes; what was not put away stays', async () => {
    const kept = (await attach('sales')).body.id;
    const gone = (await attach('sales')).body.id;
    await app.as('sales').delete(`/api/files/${gone}`);
    await app.db.asSystem((tx) =>
      tx.run(sql`update platform.files set deleted_at = now() - interval '31 days' where id = ${gone}`),
    );
    const log = () => {};
    await fileJobs[0]!.run({}, { db: app.db, signal: new AbortController().signal, log });
    const left = await app.db.read<{ id: string }>(
      system,
      sql`select distinct file_id as id from platform.file_chunks where file_id = any(${[kept, gone]}::uuid[])`,
    );
    expect(left).toEqual([{ id: kept }]);
    expect((await app.as('sales').post(`/api/files/${gone}/restore`)).status).toBe(404);
  });
});

describe('limits', () => {
  test('are set by who runs the company, hold at once, and are in the log', async () => {
    const before = (await app.as('sales').get('/api/files/limits')).body;
    expect(before.limits).toEqual({ largest: 50_000_000, quota: 20_000_000_000 });
    expect(before.files).toBeGreaterThan(3);
    const limits = { largest: 1_000_000, quota: before.used + 1_000_000 };
    const wish = { version: before.version, limits };
    expect((await app.as('manager').put('/api/files/limits', wish)).status).toBe(403);
    const after = await app.as('owner').put('/api/files/limits', wish);
    expect(after.body).toMatchObject({ version: before.version + 1, limits });
    expect((await app.as('owner').put('/api/files/limits', wish)).body.code).toBe('record.stale');
    expect((await attach('sales', { content: Buffer.alloc(1_000_000 + 1) })).body.code).toBe('file.tooLarge');
    expect((await attach('sales', { content: Buffer.alloc(1_000_000 - 10) })).status).toBe(201);
    expect(await attach('sales', { content: Buffer.alloc(2000) })).toMatchObject({
      status: 409,
      body: { code: 'file.noRoom' },
    });
    const { body } = await app.as('owner').get('/api/audit?type=fileLimits.changed');
    expect(JSON.stringify(body)).toContain('fileLimits.changed');
    await app.as('owner').put('/api/files/limits', {
      version: after.body.version,
      limits: { largest: 50_000_000, quota: null },
    });
    expect((await attach('sales', { content: Buffer.alloc(2000) })).status).toBe(201);
  });
});
