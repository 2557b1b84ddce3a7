import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, type TestApp, testApp } from '../src/platform/testing/test-app.ts';

/**
 * 陈立 brings in what other systems hold, by the command line, and his people work with it: public lists that lie beside the
 * repository, never in it.
 */
const data = resolve(import.meta.dirname, '../../shared/data');
const here = existsSync(data);
if (!here) console.warn(`working with public lists was not tried: ${data} is absent`);

type Lead = {
  id: string;
  version: number;
  name: string;
  company: string;
  phone: string | null;
  email: string | null;
  source: string | null;
  amount: string | null;
};

describe.skipIf(!here)('lists of other systems', () => {
  let app: TestApp;
  let folder: string;
  let brought = 0;
  beforeAll(async () => {
    app = await testApp();
    folder = await mkdtemp(join(tmpdir(), 'yaosu-lists-'));
  });
  afterAll(async () => {
    await app?.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const yaosu = async (...args: string[]): Promise<Record<string, number | string>> => {
    const command = join(import.meta.dirname, '../bin/yaosu.js');
    const env = { ...process.env, DATABASE_URL: app.url, YAOSU_DATA: folder, YAOSU_LANG: 'en' };
    const { stdout } = await promisify(execFile)(process.execPath, [command, ...args, '--json'], { env });
    return JSON.parse(stdout.trim().split('\n').at(-1)!);
  };
  const bring = (file: string, ...more: string[]) =>
    yaosu('import', 'leads', join(data, file), '--custom-fields', ...more);
  const filterOf = (...conditions: object[]) => `filter=${encodeURIComponent(JSON.stringify(conditions))}`;
  /** The whole list, page after page. */
  const everyLead = async (
    query: string,
    fields = 'name,company,phone,email,source,amount',
  ): Promise<Lead[]> => {
    const found: Lead[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Answer = await app
        .as('owner')
        .get(
          `/api/leads?limit=200&fields=${fields}&${query}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
        );
      expect(page.status).toBe(200);
      found.push(...page.body.items);
      cursor = page.body.next;
    }
    return found;
  };

  test('the check says what would come, and writes nothing', async () => {
    const checked = await bring('x-education-leads.csv', '--check');
    expect(checked).toMatchObject({ state: 'ready', rows: 9240, created: 9240, rejected: 0 });
    expect(await everyLead('')).toEqual([]);
  }, 120_000);

  test('nine thousand leads of a web shop, leads of a sales system, and contacts of telephones come in', async () => {
    expect(await bring('x-education-leads.csv')).toMatchObject({ state: 'done', created: 9240, rejected: 0 });
    brought = 9240;
    // Some of their telephones were made up and are none anywhere.
    for (const file of ['salesforce-export/devorg/Lead.csv', 'salesforce-export/workshop/Lead.csv']) {
      const done = await bring(file, '--empty-bad-cells');
      expect(done).toMatchObject({ state: 'done', rejected: 0 });
      expect(done.created).toBeGreaterThan(5);
      brought += Number(done.created);
    }
    for (const file of ['John_Doe_IPHONE.vcf', 'John_Doe_MS_OUTLOOK.vcf'])
      if (existsSync(join(data, 'vcards', file))) brought += Number((await bring(`vcards/${file}`)).created);
    // The same again: nothing twice.
    expect(await bring('salesforce-export/devorg/Lead.csv')).toMatchObject({ state: 'done', created: 0 });
  }, 240_000);

  test('listed, each of them once, in whatever order', async () => {
    for (const sort of ['-captured', 'company', '-amount']) {
      const all = await everyLead(`sort=${sort}`, 'company');
      expect([sort, new Set(all.map(({ id }) => id)).size, all.length]).toEqual([sort, brought, brought]);
    }
    expect((await app.as('owner').get('/api/leads/counts')).body).toMatchObject({ new: brought });
  }, 120_000);

  test('filtered by a source and by what became a custom field', async () => {
    const { values } = (await app.as('owner').get('/api/leads/values/source')).body;
    const [source] = values as [string];
    const some = await everyLead(filterOf({ field: 'source', operator: 'anyOf', values: [source] }));
    expect(some.length).toBeGreaterThan(0);
    expect(new Set(some.map((lead) => lead.source))).toEqual(new Set([source]));
    const fields = (await app.as('owner').get('/api/custom-fields?subject=lead')).body.items as {
      key: string;
      label: string;
      kind: string;
    }[];
    const converted = fields.find(({ label }) => label === 'Converted')!;
    expect(converted.kind).toBe('boolean');
    const condition = { field: `custom.${converted.key}`, operator: 'anyOf', values: ['true'] };
    expect(await everyLead(filterOf(condition), 'company')).toHaveLength(3561);
  }, 120_000);

  test('found by a name, by a telephone’s end, by a mail address', async () => {
    const known = (await everyLead(filterOf({ field: 'phones', operator: 'isNotEmpty', values: [] }))).find(
      ({ name, phone, email }) => name && phone && email,
    )!;
    // Written without a prefix, grouped as Americans do.
    expect(known.phone).toMatch(/^\+1\d{10}$/);
    for (const q of [known.name, known.phone!.replace(/;.*/, '').slice(-4), known.email!]) {
      const { items } = (await app.as('owner').get(`/api/leads?q=${encodeURIComponent(q)}`)).body;
      expect(items.map(({ id }: Lead) => id)).toContain(known.id);
    }
  });

  test('shared out by hand, opened, edited, talked about, called', async () => {
    const { items } = (await app.as('owner').get('/api/leads?limit=200&sort=company')).body;
    const ids = items.map(({ id }: Lead) => id);
    const given = await app
      .as('owner')
      .post('/api/leads/bulk', { ids, changes: { ownerId: app.people.sales } });
    expect(given.body).toMatchObject({ changed: 200, refused: [] });
    expect((await app.as('sales').get('/api/leads/counts')).body).toMatchObject({ new: 200 });
    expect((await app.as('otherSales').get('/api/leads')).body.items).toEqual([]);

    const as = app.as('sales');
    const path = `/api/leads/${ids[0]}`;
    const lead = (await as.get(path)).body;
    expect((await as.patch(path, { version: lead.version, need: '先寄样品' })).status).toBe(200);
    expect((await as.post(`${path}/comments`, { text: '从旧系统带来的' })).status).toBe(201);
    const call = {
      kind: 'call',
      direct: true,
      outcome: 'reached',
      said: '下周可以谈',
      nextStep: '寄样品',
      nextStepOn: '2099-01-05',
    };
    expect((await as.post(`${path}/communications`, call)).status).toBe(201);
    expect((await as.get(path)).body).toMatchObject({
      status: 'working',
      need: '先寄样品',
      nextStep: '寄样品',
    });
    expect((await as.get(`${path}/counts`)).body).toMatchObject({ communications: 1 });
    const types = (await as.get(`${path}/timeline`)).body.items.map(({ type }: { type: string }) => type);
    for (const type of ['lead.captured', 'lead.edited', 'lead.commented', 'lead.contacted'])
      expect(types).toContain(type);
    expect((await app.as('owner').post('/api/leads/undo', { batchId: given.body.batchId })).body.undone).toBe(
      200,
    );
    expect((await as.get('/api/leads')).body.items).toEqual([]);
  });
});
