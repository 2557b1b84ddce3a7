import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Actor, system } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import { find } from '../../../platform/search/index.ts';
import { type TestDatabase, testDatabase } from '../../../platform/testing/test-database.ts';
import '../index.ts';
import { type ImportFileOptions, importFile } from './import-file.ts';
import { foundCompany, problemsOf } from './store.fixture.ts';

// Public lists lie beside the repository, never in it.
const data = resolve(import.meta.dirname, '../../../../../shared/data');
const here = existsSync(data);
if (!here) console.warn(`imports of public data were not tried: ${data} is absent`);

describe.skipIf(!here)('public lists', () => {
  let own: TestDatabase;
  let owner: Actor;
  beforeAll(async () => {
    own = await testDatabase();
    owner = await foundCompany(own.db);
  });
  afterAll(() => own.drop());
  const bring = (file: string, options: ImportFileOptions = {}) =>
    importFile(own.db, owner, resolve(data, file), options);

  test('companies in GB18030: 637 rows although cells hold line breaks, 20 repeated names found after trimming', async () => {
    const checked = await bring('listed-applicants-gb18030.csv', { phase: 'check' });
    const fields = Object.fromEntries(checked.facts.columns.map(({ header, field }) => [header, field]));
    expect(fields).toMatchObject({ 公司名称: 'company', 地区: 'region', 行业: 'industry' });
    expect(checked.facts.encoding).toMatch(/gb/i);
    expect(checked.facts.columns.filter((one) => one.newField).length).toBeGreaterThan(4);
    // No person, telephone or mail in it: a company named twice is the same lead.
    expect(checked.counts).toMatchObject({ rows: 637, created: 617, skipped: 20, rejected: 0 });
    const repeated = (await problemsOf(own.db, checked.importId)).filter(
      ({ outcome }) => outcome === 'skipped',
    );
    expect(repeated).toHaveLength(20);
    for (const { row, problems } of repeated) {
      expect(problems).toEqual([{ code: 'import.repeatedInFile', facts: { row: expect.any(Number) } }]);
      expect(problems[0].facts.row).toBeLessThan(row);
    }
    const done = await bring('listed-applicants-gb18030.csv', { customFields: true });
    expect(done.counts).toMatchObject({ rows: 637, created: 617, skipped: 20, rejected: 0 });
    const [names] = await own.db.read(
      system,
      sql<{ all: number; different: number; padded: number; spoiled: number }>`
        select count(*) as all, count(distinct company) as different, count(*) filter (where company <> trim(company)) as padded,
          count(*) filter (where company like '%\ufffd%') as spoiled from leads.leads where import_id = ${done.importId}`,
    );
    expect(names).toEqual({ all: 617, different: 617, padded: 0, spoiled: 0 });
    const again = await bring('listed-applicants-gb18030.csv', { duplicates: 'update' });
    expect(again.counts).toMatchObject({ created: 0, updated: 637, rejected: 0 });
    for (const text of ['广州银行', '广银', 'guangzhou yinhang', 'gzyh']) {
      const [hit] = await find(own.db, owner, { text, limit: 10 });
      const [lead] = await own.db.read<{ company: string }>(
        system,
        sql`select company from leads.leads where id = ${hit?.id ?? null}`,
      );
      expect([text, lead?.company]).toEqual([text, '广州银行股份有限公司']);
    }
  }, 60_000);

  test('an export of 9,240 web leads: who they are is mapped, Select is no answer, the nameless column goes', async () => {
    const checked = await bring('x-education-leads.csv', { phase: 'check' });
    const columns = checked.facts.columns;
    expect(columns.filter((one) => one.header !== '')).toHaveLength(37);
    // Nobody in this list has a name; a number of its system tells them apart.
    expect(columns.find((one) => one.header === 'Lead Number')?.field).toBe('externalId');
    expect(columns.filter((one) => one.dropped)).toHaveLength(1);
    expect(columns.filter((one) => one.missing.includes('Select')).length).toBeGreaterThanOrEqual(4);
    expect(columns.find((one) => one.header === 'Lead Source')?.field).toBe('source');
    const done = await bring('x-education-leads.csv', { customFields: true });
    expect(done.counts).toMatchObject({ rows: 9240, created: 9240, rejected: 0 });
    const [found] = await own.db.read(
      system,
      sql<{ selects: number; converted: number }>`
        select count(*) filter (where custom::text like '%"Select"%' or region = 'Select') as selects,
          count(*) filter (where custom ->> 'converted' in ('1', 'true')) as converted
        from leads.leads where import_id = ${done.importId}`,
    );
    expect(found).toEqual({ selects: 0, converted: 3561 });
    const again = await bring('x-education-leads.csv', { duplicates: 'update' });
    expect(again.counts).toMatchObject({ created: 0, updated: 9240 });
  }, 120_000);

  test.each(
    here
      ? ['salesforce-export/devorg/Lead.csv', 'salesforce-export/workshop/Lead.csv'].filter((file) =>
          existsSync(resolve(data, file)),
        )
      : [],
  )('%s comes in', async (file) => {
    const done = await bring(file, { customFields: true, badCells: 'empty' });
    expect(done.state).toBe('done');
    expect(done.counts.rows).toBeGreaterThan(5);
    expect(done.counts.created + done.counts.skipped).toBe(done.counts.rows);
    expect(done.counts.created).toBeGreaterThan(0);
  });

  test('exported contacts of phones and mail programs come in', async () => {
    const files = here ? readdirSync(resolve(data, 'vcards')).filter((file) => file.endsWith('.vcf')) : [];
    let people = 0;
    for (const file of files) {
      const done = await bring(`vcards/${file}`, { duplicates: 'create', badCells: 'empty' });
      expect([
        file,
        done.state,
        done.counts.rejected,
        await problemsOf(own.db, done.importId).then((all) =>
          all.filter((one) => one.outcome === 'rejected'),
        ),
      ]).toEqual([file, 'done', 0, []]);
      people += done.counts.created;
    }
    expect(files.length).toBe(17);
    expect(people).toBeGreaterThanOrEqual(17);
  }, 60_000);
});
