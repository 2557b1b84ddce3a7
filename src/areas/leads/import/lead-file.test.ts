import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../../platform/actor/actor.ts';
import { type TestDatabase, testDatabase } from '../../../platform/testing/test-database.ts';
import '../index.ts';
import { beginLeadFile, runLeadFile } from './lead-file.ts';
import { allLeads, fileOf, foundCompany, scratch } from './store.fixture.ts';

let own: TestDatabase;
let owner: Actor;
let folder: string;
beforeAll(async () => {
  own = await testDatabase();
  owner = await foundCompany(own.db);
  folder = await scratch();
});
afterAll(async () => {
  await own.drop();
  await rm(folder, { recursive: true });
});

test('a check that is made again goes by what was chosen since', async () => {
  const content = '公司名称,手机\n苏州恒锐机械有限公司,13800138000\n杭州精工模具有限公司,没有\n';
  const path = await fileOf(folder, 'leads.csv', content);
  const sha256 = createHash('sha256').update(content).digest();
  const id = await beginLeadFile(own.db, owner, {
    path,
    fileName: 'leads.csv',
    bytes: content.length,
    sha256,
  });
  const check = (badCells: 'reject' | 'empty') =>
    runLeadFile(
      own.db,
      owner,
      id,
      'check',
      {
        columns: [
          { column: 0, to: 'company', missing: [] },
          { column: 1, to: 'phone', missing: [] },
        ],
        country: 'CN',
        duplicates: 'skip',
        badCells,
        owner: { by: 'me' },
        mode: 'rows',
      },
      {},
    );
  expect((await check('reject')).counts).toMatchObject({ rows: 2, created: 1, rejected: 1 });
  expect((await check('empty')).counts).toMatchObject({ rows: 2, created: 2, rejected: 0 });
  expect((await check('reject')).counts).toMatchObject({ rows: 2, created: 1, rejected: 1 });
  expect(await allLeads(own.db)).toEqual([]);
});
