import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Actor, system } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import { prepareJobs } from '../../../platform/jobs/worker.ts';
import { type TestDatabase, testDatabase } from '../../../platform/testing/test-database.ts';
import { captureLead } from '../acts/capture-lead.ts';
import { importFile } from './import-file.ts';
import { fileOf, foundCompany, scratch } from './store.fixture.ts';

let own: TestDatabase;
let owner: Actor;
let folder: string;
beforeAll(async () => {
  own = await testDatabase();
  await prepareJobs({ connectionString: own.url });
  owner = await foundCompany(own.db);
  folder = await scratch();
});
afterAll(async () => {
  await own.drop();
  await rm(folder, { recursive: true });
});

const indexes = async (): Promise<string[]> => {
  const rows = await own.db.read(
    system,
    sql<{
      name: string;
    }>`select indexname as name from pg_indexes where schemaname in ('leads', 'search') order by 1`,
  );
  return rows.map(({ name }) => name);
};

test('a lead captured by hand while the first file comes in is known again in what is left of it', async () => {
  const rows = 6_000;
  // So much to a row that the file counts as large, and indexes are set aside.
  const need = '需要定制的精密零件，图纸见附件。'.repeat(50);
  const lines = Array.from({ length: rows }, (_, n) => `首批公司${n},客户${n},c${n}@first.example,${need}`);
  const path = await fileOf(folder, 'first.csv', `公司名称,联系人,邮箱,需求描述\n${lines.join('\n')}\n`);
  const before = await indexes();
  let during: string[] = [];
  const done = await importFile(
    own.db,
    owner,
    path,
    {},
    {
      rowsPerChunk: 500,
      onProgress: async ({ rows: read }) => {
        if (read < 1_000 || during.length > 0) return;
        during = await indexes();
        await own.db.write(owner, (tx) =>
          captureLead(tx, { name: '客户5999', company: '首批公司5999', emails: ['c5999@first.example'] }),
        );
      },
    },
  );
  expect(before.filter((name) => !during.includes(name))).toEqual(
    expect.arrayContaining(['leads_email', 'leads_phone', 'leads_company_key', 'leads_identity']),
  );
  expect(done).toMatchObject({ state: 'done', counts: { rows, created: rows - 1, skipped: 1 } });
  expect(await indexes()).toEqual(before);
}, 60_000);
