import { readdir, rm } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { system } from '../../../platform/actor/actor.ts';
import { identifier } from '../../../platform/auth/identify.ts';
import { sql } from '../../../platform/db/sql.ts';
import { createServer } from '../../../platform/http/server.ts';
import { addCatalogue } from '../../../platform/i18n/translator.ts';
import { startJobs } from '../../../platform/jobs/worker.ts';
import { type TestApp, type TestPerson, testApp } from '../../../platform/testing/test-app.ts';
import { clearUploads } from './acts/clear-uploads.ts';
import { importCatalogues, importJobs, importRoutes } from './index.ts';
import { scratch } from './store.fixture.ts';

let home: TestApp;
let app: FastifyInstance;
let folder: string;
let stopJobs: () => Promise<void>;
beforeAll(async () => {
  home = await testApp();
  folder = await scratch();
  addCatalogue('import', importCatalogues);
  const log = pino({ level: process.env.TEST_LOG ?? 'silent' });
  app = await createServer({
    db: home.db,
    areas: [importRoutes({ uploads: folder })],
    identify: identifier(home.db),
    log,
    language: () => 'zh-CN',
  });
  stopJobs = await startJobs({
    connection: { connectionString: home.url },
    db: home.db,
    jobs: importJobs,
    log: () => {},
  });
});
afterAll(async () => {
  await stopJobs();
  await app.close();
  await home.drop();
  await rm(folder, { recursive: true });
});

type Payload = object | string | Buffer;
async function call(
  person: TestPerson,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  payload?: Payload,
  headers = {},
) {
  const answer = await app.inject({
    method,
    url: `/api/leads/imports${path}`,
    headers: { cookie: home.as(person).cookie, 'x-yaosu-client': 'test', ...headers },
    ...(payload !== undefined && { payload }),
  });
  const json = /json/.test(String(answer.headers['content-type'] ?? ''));
  return {
    status: answer.statusCode,
    body: json ? JSON.parse(answer.body) : answer.body,
    raw: answer.rawPayload,
  };
}

function upload(person: TestPerson, name: string, content: string | Buffer, more = {}) {
  const edge = '----yaosu-test';
  const head = `--${edge}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n`;
  const payload = Buffer.concat([
    Buffer.from(head),
    Buffer.from(content),
    Buffer.from(`\r\n--${edge}--\r\n`),
  ]);
  return call(person, 'POST', '', payload, {
    'content-type': `multipart/form-data; boundary=${edge}`,
    ...more,
  });
}

async function until(person: TestPerson, id: string, ...states: string[]) {
  for (let n = 0; n < 1_200; n++) {
    const { body } = await call(person, 'GET', `/${id}`);
    if (states.includes(body.state)) return body;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`never became ${states.join(' or ')}`);
}

const list = [
  '公司名称,联系人,手机,邮箱,地区,年产值,评级,',
  '苏州恒瑞机械有限公司,张伟,13800138000,wei@example.com,江苏,1200,Select,',
  '=cmd|calc,王芳,12345,,浙江,300,A,',
  '宁波远航电子有限公司,李强,13900139000,,浙江,800,Select,',
  '苏州恒瑞机械,张伟,,,江苏,,B,',
].join('\n');

describe('from the file to the leads and back', () => {
  let id: string;
  let version: number;

  test('an upload is looked into: columns, words for nothing, custom fields on offer, a nameless column left out', async () => {
    const { status, body } = await upload('sales', '客户名单.csv', list);
    expect(status).toBe(201);
    ({ id, version } = body);
    expect(body).toMatchObject({
      state: 'uploaded',
      fileName: '客户名单.csv',
      encoding: 'utf-8',
      remembered: false,
      sameFile: null,
    });
    expect(body.columns.map((one: { field?: string }) => one.field)).toEqual([
      'company',
      'name',
      'phone',
      'email',
      'region',
      undefined,
      undefined,
      undefined,
    ]);
    expect(body.columns[5].newField).toEqual({ key: 'nianchanzhi', label: '年产值', kind: 'number' });
    expect(body.columns[6].missing).toEqual(['Select']);
    expect(body.columns[7]).toMatchObject({ dropped: true });
    expect(body.sample[0][0]).toBe('苏州恒瑞机械有限公司');
  });

  test('choices are checked: two columns for one name, nothing that says who, an old version', async () => {
    const { body } = await call('sales', 'GET', `/${id}`);
    const columns = body.options.columns.map((one: object) => ({ ...one, to: 'company' }));
    const put = (options: object, v = version) =>
      call('sales', 'PUT', `/${id}`, { version: v, options: { ...body.options, ...options } });
    expect((await put({ columns })).body).toMatchObject({ status: 422, code: 'import.fieldTwice' });
    expect((await put({ columns: columns.map((one: object) => ({ ...one, to: null })) })).body.code).toBe(
      'import.nobodyMapped',
    );
    expect((await put({}, version - 1)).body.code).toBe('record.stale');
    const taken = body.options.columns.map((one: { column: number }) =>
      one.column === 5 || one.column === 6
        ? {
            ...one,
            to: `custom:${body.columns[one.column].newField.key}`,
            newField: {
              label: body.columns[one.column].newField.label,
              kind: body.columns[one.column].newField.kind,
            },
          }
        : one,
    );
    const saved = await put({ columns: taken });
    expect(saved.status).toBe(200);
    version = saved.body.version;
  });

  test('the check names every problem and shows the first rows as leads, and writes nothing', async () => {
    expect((await call('sales', 'POST', `/${id}/check`)).status).toBe(202);
    const checked = await until('sales', id, 'ready');
    expect(checked.counts).toMatchObject({ rows: 4, created: 2, skipped: 1, rejected: 1 });
    expect(checked.preview[0]).toMatchObject({
      row: 1,
      outcome: 'taken',
      values: { company: '苏州恒瑞机械有限公司', phones: ['+8613800138000'], custom: { nianchanzhi: 1200 } },
    });
    const { body } = await call('sales', 'GET', `/${id}/problems`);
    expect(body.items.map((one: { row: number; outcome: string }) => [one.row, one.outcome])).toEqual([
      [2, 'rejected'],
      [4, 'skipped'],
    ]);
    expect(body.items[0].problems[0].message).toBe('“手机”：“12345”不是电话号码');
    expect(await leads()).toEqual([]);
  });

  test('the run makes the leads; they are the importer’s', async () => {
    expect((await call('sales', 'POST', `/${id}/run`)).status).toBe(202);
    const done = await until('sales', id, 'done', 'failed');
    expect(done).toMatchObject({ state: 'done', counts: { rows: 4, created: 2, skipped: 1, rejected: 1 } });
    expect(await leads()).toEqual([
      { company: '宁波远航电子有限公司', owner: home.people.sales, team: home.teams.east },
      { company: '苏州恒瑞机械有限公司', owner: home.people.sales, team: home.teams.east },
    ]);
    expect((await call('sales', 'POST', `/${id}/run`)).body.code).toBe('import.underWay');
  });

  test('the error file has the refused row as it was, with the reason, and no formula in it', async () => {
    const { raw } = await call('sales', 'GET', `/${id}/error-file`);
    const text = raw.toString('utf8');
    expect(text.charCodeAt(0)).toBe(0xfeff);
    const [head, row] = text.slice(1).trimEnd().split('\r\n');
    expect(head).toBe('公司名称,联系人,手机,邮箱,地区,年产值,评级,,未导入原因');
    expect(row).toBe("'=cmd|calc,王芳,12345,,浙江,300,A,,“手机”：“12345”不是电话号码");
    const xlsx = await call('sales', 'GET', `/${id}/error-file?format=xlsx`);
    expect(xlsx.raw.subarray(0, 2).toString()).toBe('PK');
  });

  test('the same file again is said, its mapping remembered; nothing comes twice', async () => {
    const { body } = await upload('sales', '再来.csv', list);
    expect(body).toMatchObject({ remembered: true, sameFile: { id, fileName: '客户名单.csv' } });
    expect(body.options.columns[5].to).toBe('custom:nianchanzhi');
    await call('sales', 'POST', `/${body.id}/run`);
    expect((await until('sales', body.id, 'done', 'failed')).counts).toMatchObject({
      created: 0,
      skipped: 3,
      rejected: 1,
    });
  });

  test('an import is its own person’s: another salesperson finds nothing', async () => {
    expect((await call('otherSales', 'GET', `/${id}`)).status).toBe(404);
    expect((await call('otherSales', 'POST', `/${id}/undo`)).status).toBe(404);
    expect((await call('readonly', 'GET', '')).status).toBe(403);
    expect((await call('sales', 'GET', '')).body.items).toHaveLength(2);
  });

  test('undone: what nobody touched goes, what somebody worked with stays and is said', async () => {
    const [touched] = await home.db.read<{ id: string }>(
      system,
      sql`select id from leads.leads where company like '宁波%'`,
    );
    await home.db.asSystem((tx) =>
      tx.run(sql`
        insert into platform.events (at, type, actor_id, via, subject_kind, subject_id, payload)
        values (now(), 'lead.commented', ${home.people.sales}, 'web', 'lead', ${touched!.id}, '{}')`),
    );
    await call('sales', 'POST', `/${id}/undo`);
    const undone = await until('sales', id, 'undone');
    expect(undone.undo).toEqual({ removed: 1, restored: 0, leftCreated: 1, leftChanged: 0 });
    expect((await leads()).map((lead) => lead.company)).toEqual(['宁波远航电子有限公司']);
    const [{ n }] = (await home.db.read(
      system,
      sql`select count(*) as n from search.documents where kind = 'lead'`,
    )) as [{ n: number }];
    expect(n).toBe(1);
  });
});

test('undoing an import that changed leads puts back how they were, unless changed since', async () => {
  const run = async (content: string, duplicates: string) => {
    const { body } = await upload('owner', 'x.csv', content);
    await call('owner', 'PUT', `/${body.id}`, {
      version: body.version,
      options: { ...body.options, duplicates },
    });
    await call('owner', 'POST', `/${body.id}/run`);
    return until('owner', body.id, 'done', 'failed');
  };
  await run('公司名称,邮箱,地区\n甲公司,a@undo.example,江苏\n乙公司,b@undo.example,江苏\n', 'skip');
  const changed = await run(
    '公司名称,邮箱,地区,手机\n甲新公司,a@undo.example,浙江,13811112222\n乙公司,b@undo.example,广东,\n',
    'update',
  );
  expect(changed.counts).toMatchObject({ updated: 2 });
  await home.db.asSystem((tx) =>
    tx.run(
      sql`update leads.leads set version = version + 1, region = '上海' where email_key = 'b@undo.example'`,
    ),
  );
  await call('owner', 'POST', `/${changed.id}/undo`);
  expect((await until('owner', changed.id, 'undone')).undo).toEqual({
    removed: 0,
    restored: 1,
    leftCreated: 0,
    leftChanged: 1,
  });
  const rows = await home.db.read(
    system,
    sql`select company, region, phones, phone_key, company_key from leads.leads where email_key like '%@undo.example' order by email_key`,
  );
  expect(rows).toEqual([
    { company: '甲公司', region: '江苏', phones: [], phone_key: null, company_key: '甲' },
    { company: '乙公司', region: '上海', phones: [], phone_key: null, company_key: '乙' },
  ]);
});

test('a file that can’t be read is refused in words, and not kept on disk', async () => {
  const before = (await readdir(folder)).length;
  const { status, body } = await upload('sales', 'bad.csv', '公司名称,手机\n"甲公司,13800138000\n');
  expect({ status, code: body.code, title: body.title }).toEqual({
    status: 422,
    code: 'import.unbalancedQuote',
    title: '第 2 行的引号没有成对',
  });
  expect((await readdir(folder)).length).toBe(before);
});

test('uploads go a week after their import was done, and one that is gone is said', async () => {
  const { body: done } = await upload('sales', '旧名单.csv', '公司名称,邮箱\n旧名单一厂,old1@example.com\n');
  await call('sales', 'POST', `/${done.id}/run`);
  await until('sales', done.id, 'done', 'failed');
  const { body: left } = await upload('sales', '搁着.csv', '公司名称,邮箱\n搁着一厂,left1@example.com\n');
  const there = async () =>
    (await readdir(folder)).filter((name) => name.endsWith(done.id) || name.endsWith(left.id));
  await clearUploads(home.db);
  expect(await there()).toHaveLength(2);
  await home.db.asSystem((tx) =>
    tx.run(sql`
      update leads.imports set finished_at = finished_at - interval '8 days', created_at = created_at - interval '31 days'
      where id in (${done.id}, ${left.id})`),
  );
  expect(await clearUploads(home.db)).toBeGreaterThanOrEqual(2);
  expect(await there()).toEqual([]);
  await call('sales', 'POST', `/${left.id}/run`);
  expect(await until('sales', left.id, 'done', 'failed')).toMatchObject({
    state: 'failed',
    failure: { code: 'import.fileGone' },
  });
  await call('sales', 'POST', `/${done.id}/undo`);
  expect((await until('sales', done.id, 'undone')).undo.removed).toBe(1);
});

test('an upload sent twice under one key is one import with one file', async () => {
  const before = (await readdir(folder)).length;
  const key = { 'idempotency-key': 'upload-of-one-intent' };
  const [one, two] = [
    await upload('sales', 'once.csv', list, key),
    await upload('sales', 'once.csv', list, key),
  ];
  expect([one.status, two.status, two.body.id]).toEqual([201, 201, one.body.id]);
  expect((await readdir(folder)).length).toBe(before + 1);
});

function leads(): Promise<{ company: string; owner: string; team: string }[]> {
  return home.db.read(
    system,
    sql`select company, owner_id as owner, team_id as team from leads.leads where deleted_at is null order by sort_key`,
  );
}
