import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, system } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import { find } from '../../../platform/search/index.ts';
import { type TestDatabase, testDatabase } from '../../../platform/testing/test-database.ts';
import '../index.ts';
import { type ImportFileOptions, importFile } from './import-file.ts';
import { actorOf, allLeads, fileOf, foundCompany, hire, problemsOf, scratch } from './store.fixture.ts';

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
beforeEach(() =>
  own.db.asSystem(async (tx) => {
    await tx.run(sql`delete from leads.external_ids`);
    await tx.run(sql`delete from search.documents`);
    await tx.run(sql`delete from leads.imports`);
    await tx.run(sql`delete from leads.leads`);
  }),
);

let files = 0;
async function bring(lines: string[], options: ImportFileOptions = {}, actor = owner) {
  const path = await fileOf(folder, `f${++files}.csv`, `${lines.join('\n')}\n`);
  return importFile(own.db, actor, path, options);
}
const header = '公司名称,联系人,手机,邮箱,地区,预计金额';

describe('a row becomes a lead', () => {
  test('normalised, owned, told, counted and found', async () => {
    const done = await bring([
      header,
      ' 苏州恒瑞机械有限公司 ,张伟,138 0013 8000,Wei@Example.com,江苏,1.2万',
    ]);
    expect(done).toMatchObject({ state: 'done', counts: { rows: 1, created: 1, rejected: 0 } });
    const [lead] = await allLeads(own.db);
    expect(lead).toMatchObject({
      company: '苏州恒瑞机械有限公司',
      name: '张伟',
      phones: ['+8613800138000'],
      emails: ['wei@example.com'],
      region: '江苏',
      amount: '12000.00',
      currency: 'CNY',
      owner_id: owner.id,
      import_id: done.importId,
      sort_key: 'suzhouhengruijixieyouxiangongsi',
    });
    const events = await own.db.read(
      system,
      sql`select type, actor_id, batch_id, payload from platform.events where subject_id = ${lead.id}`,
    );
    expect(events).toEqual([
      {
        type: 'lead.captured',
        actor_id: owner.id,
        batch_id: done.importId,
        payload: { source: null, ownerId: owner.id, teamId: null, ruleId: null, responseDueAt: null },
      },
    ]);
    expect((await find(own.db, owner, { text: 'szhr', limit: 10 })).map((hit) => hit.id)).toContain(lead.id);
    const [tally] = await own.db.read(system, sql`select sum(n)::int as n from leads.tally`);
    expect(tally).toEqual({ n: 1 });
  });

  test('a cell that is not what it should be refuses its row, or is left out, as chosen', async () => {
    const lines = [
      header,
      '甲公司,张伟,12345,,,',
      '乙公司,李强,,not a mail,,',
      '丙公司,王芳,13800138000,,,abc',
      ',,,,江苏,',
    ];
    const strict = await bring(lines);
    expect(strict.counts).toMatchObject({ created: 0, rejected: 4 });
    const problems = await problemsOf(own.db, strict.importId);
    expect(problems.map(({ row, problems: [first] }) => [row, first.column, first.code])).toEqual([
      [1, 2, 'import.notAPhone'],
      [2, 3, 'import.notAnEmail'],
      [3, 5, 'import.notANumber'],
      [4, undefined, 'import.nobody'],
    ]);
    expect(problems[0].cells).toEqual(['甲公司', '张伟', '12345', '', '', '']);
    const lenient = await bring(lines, { badCells: 'empty' });
    expect(lenient.counts).toMatchObject({ created: 3, rejected: 1 });
    expect((await problemsOf(own.db, lenient.importId)).map((one) => one.outcome)).toEqual([
      'noted',
      'noted',
      'noted',
      'rejected',
    ]);
  });

  test('cells that look like formulas are text, as they stand', async () => {
    await bring([header, '"=HYPERLINK(""http://x"")",+张伟,13800138000,,@江苏,']);
    expect((await allLeads(own.db))[0]).toMatchObject({
      company: '=HYPERLINK("http://x")',
      name: '+张伟',
      region: '@江苏',
    });
  });

  test('backslashes, tabs and line breaks in cells survive', async () => {
    await bring(['公司名称,手机,需求描述', '"a\\b",13800138000,"一\t二\n三\\n"']);
    expect((await allLeads(own.db))[0]).toMatchObject({ company: 'a\\b', need: '一\t二\n三\\n' });
  });

  test('unmapped columns become custom fields when wished', async () => {
    await bring(
      [
        '公司名称,年用电量,成立日期,是否上市',
        '甲,"1,200",2001/5/6,是',
        '乙,300,2010-1-2,否',
        '丙,5,1999-1-1,否',
      ],
      {
        customFields: true,
      },
    );
    const [lead] = await allLeads(own.db);
    expect(new Set(Object.values(lead.custom))).toEqual(new Set([1200, '2001-05-06', true]));
    const fields = await own.db.read(
      system,
      sql`select label, kind from platform.custom_fields order by position`,
    );
    expect(fields).toEqual([
      { label: '年用电量', kind: 'number' },
      { label: '成立日期', kind: 'date' },
      { label: '是否上市', kind: 'boolean' },
    ]);
  });

  test('owners by name, past communications with their author and date', async () => {
    const li = await hire(own.db, '李晓');
    const done = await bring([
      '公司名称,负责人,跟进记录,跟进时间,跟进人员',
      '甲公司,李晓,电话沟通过价格,2024-03-05 14:30,李晓',
      '乙公司,查无此人,,,',
    ]);
    expect(done.counts).toMatchObject({ created: 1, rejected: 1 });
    const [lead] = await allLeads(own.db);
    expect(lead).toMatchObject({ owner_id: li, last_contact_at: '2024-03-05T06:30:00Z' });
    const [event] = await own.db.read(
      system,
      sql`select at, actor_id, payload ->> 'said' as said from platform.events where subject_id = ${lead.id} and type = 'lead.contacted'`,
    );
    expect(event).toEqual({ at: '2024-03-05T06:30:00Z', actor_id: li, said: '电话沟通过价格' });
  });
});

describe('a lead that is known', () => {
  const first = [header, '苏州恒瑞机械有限公司,张伟,13800138000,wei@example.com,江苏,'];
  const again = [
    header,
    '别的公司,别人,+86 138-0013-8000,,浙江,500',
    '新公司,王芳,13900139000,,,',
    '蘇州恒瑞機械,张伟,,,,',
    '新公司二,陈晨,139 0013 9000,,,',
  ];

  test('is left as it is: by phone, by company and person, and within the file', async () => {
    await bring(first);
    const done = await bring(again);
    expect(done.counts).toMatchObject({ created: 1, skipped: 3, rejected: 0 });
    expect(
      (await problemsOf(own.db, done.importId)).map(({ row, problems }) => [row, problems[0].code]),
    ).toEqual([
      [1, 'import.known'],
      [3, 'import.known'],
      [4, 'import.repeatedInFile'],
    ]);
    expect((await allLeads(own.db)).map((lead) => lead.company)).toEqual(['苏州恒瑞机械有限公司', '新公司']);
  });

  test('is brought up to date: what the row says wins, what it leaves out stays', async () => {
    await bring(first);
    const done = await bring(again, { duplicates: 'update' });
    expect(done.counts).toMatchObject({ created: 1, updated: 3, skipped: 0 });
    const [old, fresh] = await allLeads(own.db);
    expect(old).toMatchObject({
      company: '蘇州恒瑞機械',
      name: '张伟',
      emails: ['wei@example.com'],
      region: '浙江',
      amount: '500.00',
      company_key: '苏州恒瑞机械',
    });
    expect(fresh).toMatchObject({ company: '新公司二', name: '陈晨', phones: ['+8613900139000'] });
    expect((await find(own.db, owner, { text: '陈晨', limit: 10 })).length).toBe(1);
  });

  test('is known by its company where the file names nobody, and then only if nobody is named there either', async () => {
    const companies = [
      '公司名称,地区',
      '苏州恒瑞机械有限公司,江苏',
      '宁波远航电子,浙江',
      '  苏州恒瑞机械 ,上海',
    ];
    // 张伟 of 恒瑞 is a person: a list of companies does not mean him.
    await bring(first);
    const checked = await bring(companies, { phase: 'check' });
    expect(checked.counts).toMatchObject({ created: 2, skipped: 1 });
    expect((await bring(companies)).counts).toMatchObject({ created: 2, skipped: 1 });
    const again = await bring(companies);
    expect(again.counts).toMatchObject({ created: 0, skipped: 3 });
    expect(
      (await problemsOf(own.db, again.importId)).map(({ row, problems }) => [row, problems[0].code]),
    ).toEqual([
      [1, 'import.known'],
      [2, 'import.known'],
      [3, 'import.repeatedInFile'],
    ]);
    const updated = await bring(['公司名称,地区', '宁波远航电子有限公司,福建'], { duplicates: 'update' });
    expect(updated.counts).toMatchObject({ created: 0, updated: 1 });
    expect((await allLeads(own.db)).map(({ company, name, region }) => [company, name, region])).toEqual([
      ['苏州恒瑞机械有限公司', '张伟', '江苏'],
      ['苏州恒瑞机械有限公司', '', '江苏'],
      ['宁波远航电子有限公司', '', '福建'],
    ]);
    expect((await bring(companies, { duplicates: 'create' })).counts).toMatchObject({ created: 3 });
  });

  test('is made again when wished', async () => {
    await bring(first);
    expect((await bring(again, { duplicates: 'create' })).counts).toMatchObject({ created: 4, skipped: 0 });
  });

  test('is known by the number of another system', async () => {
    await bring(['客户编号,公司名称', 'A-1,甲公司', 'A-2,乙公司']);
    const done = await bring(['客户编号,公司名称', 'A-2,乙公司（新名）', 'A-3,丙公司'], {
      duplicates: 'update',
    });
    expect(done.counts).toMatchObject({ created: 1, updated: 1 });
    expect((await allLeads(own.db)).map((lead) => lead.company)).toEqual([
      '甲公司',
      '乙公司（新名）',
      '丙公司',
    ]);
  });

  test('is not changed by someone it does not belong to, and not shown to them', async () => {
    await bring(first);
    const stranger = actorOf(await hire(own.db, '黄海'), 'own');
    const done = await bring(first, { duplicates: 'update' }, stranger);
    expect(done.counts).toMatchObject({ updated: 0, rejected: 1, created: 0 });
    const [problem] = await problemsOf(own.db, done.importId);
    expect(problem.problems).toEqual([{ code: 'import.notYours', facts: {} }]);
    expect((await allLeads(own.db))[0].version).toBe(1);
  });
});

describe('all rows or none', () => {
  test('one refused row: nothing is kept, and every wrong row is named', async () => {
    const done = await bring(
      [header, '甲,张,13800138000,,,', '乙,李,12345,,,', '丙,王,13900139000,,,', '丁,赵,,x,,'],
      {
        mode: 'file',
      },
    );
    expect(done.state).toBe('failed');
    expect(await allLeads(own.db)).toEqual([]);
    expect((await problemsOf(own.db, done.importId)).map((one) => one.row)).toEqual([2, 4]);
  });

  test('all well: all of it', async () => {
    const done = await bring([header, '甲,张,13800138000,,,', '丙,王,13900139000,,,'], { mode: 'file' });
    expect(done).toMatchObject({ state: 'done', counts: { created: 2 } });
  });
});

test('the check says what the run then does, and writes nothing', async () => {
  const lines = [header, '甲,张,13800138000,,,', '甲,张,,,,', '乙,李,12345,,,', '丙,王,13900139000,,,'];
  const checked = await bring(lines, { phase: 'check' });
  expect(checked.state).toBe('ready');
  expect(await allLeads(own.db)).toEqual([]);
  const done = await bring(lines);
  expect(done.counts).toEqual(checked.counts);
  expect(done.counts).toMatchObject({ rows: 4, created: 2, skipped: 1, rejected: 1 });
});
