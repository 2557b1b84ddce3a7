import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/actor/actor.ts';
import { forgetSignIn } from '../../platform/auth/forget.ts';
import { actorOfPerson } from '../../platform/auth/identify.ts';
import { sql } from '../../platform/db/sql.ts';
import type { TestPerson } from '../../platform/testing/test-app.ts';
import { markStep } from './acts/start-step.ts';
import { importSetJobs } from './jobs.ts';
import { runSet } from './run-set.ts';
import { type NamedFile, type SetsHome, setsHome } from './sets.fixture.ts';

let home: SetsHome;
beforeAll(async () => {
  home = await setsHome();
});
afterAll(() => home.drop());

const csv = (name: string, ...lines: string[]): NamedFile => ({ name, content: lines.join('\n') });
const accounts = csv(
  '客户.csv',
  '客户编号,客户名称,行业,上级公司,地区',
  'A1,苏州恒达精密机械有限公司,机械,,江苏',
  'A2,恒达无锡分公司,机械,苏州恒达精密机械有限公司,江苏',
);
const deals = (...rows: string[]) =>
  csv('商机.csv', '商机编号,商机名称,客户编号,负责人,阶段,金额,开始日期,结单日期', ...rows);

type Line = {
  code: string;
  value: string | null;
  rows: number;
  n: number;
  outcome: string;
  settledBy: string | null;
};
const problemsOf = async (person: TestPerson, id: string): Promise<Line[]> =>
  (await home.as(person).get(`/api/imports/${id}/problems?limit=200`)).body.items;

async function checked(person: TestPerson, files: NamedFile[], choices: object = {}) {
  const { status, body } = await home.upload(person, files);
  expect(status, JSON.stringify(body)).toBe(201);
  const chosen = await home
    .as(person)
    .put(`/api/imports/${body.id}`, { version: body.version, choices: { ...body.choices, ...choices } });
  expect(chosen.status).toBe(200);
  await home.as(person).post(`/api/imports/${body.id}/check`);
  return home.until(person, body.id, 'ready');
}
async function ran(person: TestPerson, files: NamedFile[], choices: object = {}) {
  const { body } = await home.upload(person, files);
  await home
    .as(person)
    .put(`/api/imports/${body.id}`, { version: body.version, choices: { ...body.choices, ...choices } });
  await home.as(person).post(`/api/imports/${body.id}/run`);
  return home.until(person, body.id, 'done');
}
const actor = async (person: TestPerson): Promise<Actor> =>
  (await actorOfPerson(home.db, home.people[person]))!;

describe('what is wrong is found, and put right', () => {
  let id: string;
  const rows = [
    'D1,压机线,A1,李晓,初步接洽,120000,2026-03-02,',
    'D2,模具,A2,李晓,赢单,88000,2026-02-01,2026-01-20',
    'D3,备件,A9,李晓,初步接洽,1000,2026-02-01,',
    'D4,改造,A1,没有这个人,初步接洽,1000,2026-02-01,',
    'D5,维修,A1,李晓,初步接洽,很多,2026-02-01,',
    'D6,油封,A1,李晓,初步接洽,1000,二月三十,',
    'D1,重复,A1,李晓,初步接洽,1000,2026-02-01,',
    'D7,夹具,A1,李晓,询价,1000,2026-02-01,',
  ];

  test('each kind of flaw is said once, with its rows and the choice that settles it', async () => {
    const set = await checked('owner', [deals(...rows), accounts]);
    id = set.id;
    expect(set.links).toContainEqual(expect.objectContaining({ fromFile: 0, toFile: 1, by: 'id' }));
    const said = (await problemsOf('owner', id)).map(({ code, value, settledBy }) => [
      code,
      value,
      settledBy,
    ]);
    expect(said).toEqual(
      expect.arrayContaining([
        ['opportunity.closeBeforeOpening', null, 'closedBeforeOpened'],
        ['imports.unknownAccount', 'A9', 'unknownAccounts'],
        ['imports.unknownOwner', '没有这个人', 'unknownOwners'],
        ['opportunity.badAmount', '很多', 'badCells'],
        ['opportunity.badDate', '二月三十', 'badCells'],
        ['imports.keyTwice', 'D1', null],
        ['imports.unknownStage', '询价', null],
      ]),
    );
    expect(set.files[0].counts).toMatchObject({ rows: 8, created: 1, refused: 7 });
  });

  test('a repair is applied at once to all rows, is seen, and can be taken back', async () => {
    const before = (await home.as('owner').get(`/api/imports/${id}`)).body;
    const stage = { file: 0, column: 4, from: '询价', to: '方案报价' };
    const repairs = [stage, { file: 0, column: 3, from: '没有这个人', to: '黄海' }];
    const repaired = await home
      .as('owner')
      .post(`/api/imports/${id}/repairs`, { version: before.version, repairs });
    expect(repaired.status).toBe(200);
    expect(repaired.body.repairs).toEqual(repairs);
    const stale = await home
      .as('owner')
      .post(`/api/imports/${id}/repairs`, { version: before.version, repairs });
    expect(stale.status).toBe(409);
    const after = await home.until('owner', id, 'ready');
    expect(after.files[0].counts).toMatchObject({ created: 3, refused: 5 });
    await home.as('owner').post(`/api/imports/${id}/repairs/revoke`, {
      version: after.version,
      repairs: [{ file: 0, column: 4, from: '询价' }],
    });
    const revoked = await home.until('owner', id, 'ready');
    expect(revoked.repairs).toHaveLength(1);
    expect(revoked.files[0].counts).toMatchObject({ created: 2, refused: 6 });
    await home.as('owner').post(`/api/imports/${id}/repairs`, { version: revoked.version, repairs: [stage] });
    await home.until('owner', id, 'ready');
  });

  test('choices settle the rest, and what they settled is noted', async () => {
    const { version, choices } = (await home.as('owner').get(`/api/imports/${id}`)).body;
    await home.as('owner').put(`/api/imports/${id}`, {
      version,
      choices: { ...choices, unknownAccounts: 'empty', badCells: 'empty', closedBeforeOpened: 'openThen' },
    });
    const set = await home.until('owner', id, 'ready');
    expect(set.files[0].counts).toMatchObject({ created: 7, refused: 1 });
    const noted = (await problemsOf('owner', id))
      .filter(({ outcome }) => outcome === 'noted')
      .map(({ code }) => code);
    expect(noted).toEqual(
      expect.arrayContaining(['imports.accountSettled', 'imports.cellEmptied', 'imports.beganOnClosing']),
    );
  });

  test('the refused row comes back as a file with the reason, and the records are those that the rows say', async () => {
    await home.as('owner').post(`/api/imports/${id}/run`);
    const done = await home.until('owner', id, 'done');
    expect(done.counts).toMatchObject({ created: 9, refused: 1 });
    const file = (await home.as('owner').get(`/api/imports/${id}/files/0/error-file`)).body;
    expect(file).toContain('D1,重复,A1');
    expect(file).toContain('编号与第 1 行重复');
    const { items } = (await home.as('owner').get(`/api/imports/${id}/rows?file=0&did=created`)).body;
    expect(items).toHaveLength(7);
    const deal = (await home.as('owner').get(`/api/opportunities/${items[0].recordId}`)).body;
    expect(deal).toMatchObject({
      name: '压机线',
      accountName: '苏州恒达精密机械有限公司',
      externalKey: 'D1',
    });
    const branch = (await home.as('owner').get(`/api/imports/${id}/rows?file=1`)).body.items[1];
    expect((await home.as('owner').get(`/api/accounts/${branch.recordId}`)).body.parentName).toBe(
      '苏州恒达精密机械有限公司',
    );
  });

  test('undoing leaves what somebody worked with and what that hangs on, and says so', async () => {
    const { items } = (await home.as('owner').get(`/api/imports/${id}/rows?file=0&did=created`)).body;
    await home.as('owner').patch(`/api/opportunities/${items[0].recordId}`, { version: 1, nextStep: '电话' });
    await home.as('owner').post(`/api/imports/${id}/undo`);
    const { undo } = await home.until('owner', id, 'undone');
    expect(undo).toMatchObject({ removed: 7, kept: 2 });
    expect(undo.left.map(({ name, code }: { name: string; code: string }) => [name, code])).toEqual([
      ['压机线', 'imports.workedOn'],
      ['苏州恒达精密机械有限公司', 'imports.dependedOn'],
    ]);
  });
});

test('stage history keeps its times and whose hand it was, for people who came along', async () => {
  const files = [
    csv('sales_teams.csv', 'User Id,sales_agent,manager', 'U-1,Ida Long,Max Tall', 'U-2,Tom Short,Max Tall'),
    csv(
      'stage_history.csv',
      'Opportunity Id,Changed At,Stage,Amount,Changed By',
      'H-1,2026-02-03 09:00,方案报价,2000,U-2',
      'H-1,2026-01-05 10:30,初步接洽,1000,U-1',
      'H-1,2026-03-01 16:00,赢单,2500,U-1',
      'H-9,2026-01-05 10:30,初步接洽,1,U-1',
    ),
    csv(
      'deals.csv',
      'Opportunity Id,Opportunity Name,Owner,Stage,Amount,Close Date',
      'H-1,Long way,U-1,赢单,2500,2026-03-01',
    ),
  ];
  const set = await ran('owner', files);
  expect(set.order.map((file: number) => set.files[file].choice.kind)).toEqual([
    'people',
    'opportunities',
    'history',
  ]);
  expect(set.files[1].counts).toMatchObject({ created: 3, refused: 1 });
  const { items } = (await home.as('owner').get(`/api/imports/${set.id}/rows?file=2`)).body;
  const { recordId } = items[0];
  const steps = await home.db.asSystem((tx) =>
    tx.all(sql`select s.at, s.state, s.amount::text as amount, st.names ->> 'zh-CN' as stage, s.on_day from pipeline.steps s
      join pipeline.stages st on st.id = s.stage_id where s.opportunity_id = ${recordId} order by s.at`),
  );
  expect(steps).toEqual([
    { at: '2026-01-05T02:30:00Z', state: 'open', amount: '1000.00', stage: '初步接洽', on_day: null },
    { at: '2026-02-03T01:00:00Z', state: 'open', amount: '2000.00', stage: '方案报价', on_day: null },
    { at: '2026-03-01T08:00:00Z', state: 'won', amount: '2500.00', stage: '方案报价', on_day: '2026-03-01' },
  ]);
  const told = await home.db.asSystem((tx) =>
    tx.all(sql`select e.type, e.at, p.name from platform.events e left join people.people p on p.id = e.actor_id
      where e.subject_id = ${recordId} and e.type in ('opportunity.stageMoved', 'opportunity.won') order by e.at`),
  );
  expect(told).toEqual([
    { type: 'opportunity.stageMoved', at: '2026-02-03T01:00:00Z', name: 'Tom Short' },
    { type: 'opportunity.won', at: '2026-03-01T08:00:00Z', name: 'Ida Long' },
  ]);
  expect((await problemsOf('owner', set.id)).map(({ code, value }) => [code, value])).toContainEqual([
    'imports.unknownOpportunity',
    'H-9',
  ]);
});

test('all or nothing: one refused row and nothing is written', async () => {
  const files = [
    deals('W1,甲,,,初步接洽,1,2026-02-01,', 'W2,乙,,,没有的阶段,1,2026-02-01,'),
    csv('accounts.csv', 'Account Name,Industry', 'Whole Ltd,Energy'),
  ];
  const { body } = await home.upload('owner', files);
  await home
    .as('owner')
    .put(`/api/imports/${body.id}`, { version: body.version, choices: { ...body.choices, mode: 'set' } });
  await home.as('owner').post(`/api/imports/${body.id}/run`);
  await expect(home.until('owner', body.id, 'done')).rejects.toThrow('imports.rowsRefused');
  const failed = (await home.as('owner').get(`/api/imports/${body.id}`)).body;
  expect(failed.failure.message).toBe('有的行不能导入，所以整批都没有导入');
  expect(failed.counts).toMatchObject({ created: 2, refused: 1 });
  expect((await problemsOf('owner', body.id))[0]).toMatchObject({ code: 'imports.unknownStage' });
  expect((await home.as('owner').get('/api/accounts?q=Whole')).body.items).toEqual([]);
});

test('columns become custom fields, made by whoever may; others are told', async () => {
  const file = csv(
    'customers.csv',
    'Account Name,Contact Name,Email,Boiler Pressure',
    'Area Ltd,Ann Lee,ann@area.example,120',
  );
  const { body } = await home.upload('owner', [file]);
  const offered = body.files[0].found[3].newField;
  expect(offered).toMatchObject({ label: 'Boiler Pressure', kind: 'number' });
  const columns = body.files[0].choice.columns.map((one: { column: number }) =>
    one.column === 3
      ? {
          ...one,
          to: offered.key.replace('contact.', 'account.'),
          newField: { label: offered.label, kind: offered.kind },
        }
      : one,
  );
  await home
    .as('owner')
    .put(`/api/imports/${body.id}`, { version: body.version, files: [{ ...body.files[0].choice, columns }] });
  await home.as('owner').post(`/api/imports/${body.id}/check`);
  expect((await home.until('owner', body.id, 'ready')).counts.refused).toBe(0);
  expect((await home.as('owner').get('/api/custom-fields?subject=account')).body.items).toEqual([]);
  await home.as('owner').post(`/api/imports/${body.id}/run`);
  await home.until('owner', body.id, 'done');
  const [account] = (await home.as('owner').get('/api/accounts?q=Area')).body.items;
  expect((await home.as('owner').get(`/api/accounts/${account.id}`)).body.custom).toEqual({
    boiler_pressure: '120',
  });

  const mine = await home.upload('sales', [csv('customers.csv', 'Account Name,Storeys', 'Tall Ltd,12')]);
  const [found] = mine.body.files;
  const wish = found.choice.columns.map((one: { column: number }) =>
    one.column === 1
      ? { ...one, to: found.found[1].newField.key, newField: { label: 'Storeys', kind: 'number' } }
      : one,
  );
  await home.as('sales').put(`/api/imports/${mine.body.id}`, {
    version: mine.body.version,
    files: [{ ...found.choice, columns: wish }],
  });
  await home.as('sales').post(`/api/imports/${mine.body.id}/run`);
  await expect(home.until('sales', mine.body.id, 'done')).rejects.toThrow('settings.manage');
});

describe('who may do what', () => {
  test('nobody without a right to import anything; a file of people takes the right to look after people', async () => {
    expect((await home.upload('readonly', [accounts])).body.code).toBe('imports.nothingAllowed');
    const people = csv('sales_teams.csv', 'sales_agent,manager,regional_office', 'Eve Adams,Bob Hill,North');
    const { body } = await home.upload('sales', [people]);
    expect(body.files[0].choice.kind).toBe('people');
    const run = await home.as('sales').post(`/api/imports/${body.id}/run`);
    expect([run.status, run.body.code]).toEqual([403, 'auth.forbidden']);
    const none = await home.upload('owner', [
      csv('Campaign.csv', 'Id,Name,Budgeted Cost', '701Ec00000GJDl7IAH,Fair,3'),
    ]);
    expect((await home.as('owner').post(`/api/imports/${none.body.id}/check`)).body.code).toBe(
      'imports.nothingToImport',
    );
  });

  test('a manager of one team brings people into it, and none to the top of the tree', async () => {
    const set = await checked('manager', [
      csv(
        'team.csv',
        'sales_agent,manager,team',
        'Nina North,周敏,华东一组',
        'Oscar Other,Max Boss,Elsewhere',
      ),
    ]);
    expect(set.counts).toMatchObject({ created: 1, refused: 1 });
    expect((await problemsOf('manager', set.id))[0]!.code).toBe('people.outsideYourTeams');
  });

  test('a set is its maker’s: no colleague finds it by any door, the owner does', async () => {
    const { id } = await ran('sales', [
      csv('客户.csv', '客户编号,客户名称,地区', 'S1,嘉兴南湖泵阀有限公司,浙江'),
    ]);
    for (const person of ['otherSales', 'manager', 'readonly'] as const) {
      for (const path of ['', '/problems', '/rows', '/files/0/error-file'])
        expect((await home.as(person).get(`/api/imports/${id}${path}`)).status, `${person} ${path}`).toBe(
          404,
        );
      for (const step of ['check', 'run', 'cancel', 'undo'])
        expect((await home.as(person).post(`/api/imports/${id}/${step}`)).status, `${person} ${step}`).toBe(
          404,
        );
      expect(
        (await home.as(person).get('/api/imports')).body.items.map((one: { id: string }) => one.id),
      ).not.toContain(id);
      for (const table of ['sets', 'files', 'rows', 'problems']) {
        const where = table === 'sets' ? sql`id = ${id}` : sql`set_id = ${id}`;
        expect(
          await home.db.read(
            await actor(person),
            sql`select 1 from ${sql.table(`imports.${table}`)} where ${where}`,
          ),
        ).toEqual([]);
      }
    }
    expect((await home.as('owner').get(`/api/imports/${id}`)).status).toBe(200);
    expect((await home.anonymous.get(`/api/imports/${id}`)).status).toBe(401);
  });

  test('nobody writes into a colleague’s set', async () => {
    const { body } = await home.upload('sales', [accounts]);
    const intruder = await actor('otherSales');
    const intrude = home.db.write(intruder, (tx) =>
      tx.run(
        sql`insert into imports.rows (set_id, phase, file, row, kind, did) values (${body.id}, 'run', 0, 1, 'account', 'created')`,
      ),
    );
    await expect(intrude).rejects.toThrow(/row-level security/);
    const moved = await home.db.write(intruder, (tx) =>
      tx.run(sql`update imports.sets set state = 'done' where id = ${body.id}`),
    );
    expect(moved).toBe(0);
  });

  test('what is a colleague’s is refused and not told, also by an id that another set has brought', async () => {
    await ran('sales', [csv('客户.csv', '客户编号,客户名称,地区', 'K1,湖州德清轴承有限公司,浙江')]);
    const set = await checked(
      'otherSales',
      [csv('客户.csv', '客户编号,客户名称,地区', 'K1,湖州德清轴承,浙江')],
      { same: 'replace' },
    );
    expect(set.counts).toMatchObject({ refused: 1 });
    const [said] = await problemsOf('otherSales', set.id);
    expect(said!.code).toBe('account.duplicate');
    expect(JSON.stringify(said)).not.toContain('matches');
  });

  test('giving deals to others takes the right to assign', async () => {
    await home.db.asSystem(async (tx) => {
      await tx.run(sql`update people.roles set grants = grants - 'pipeline.assign' where key = 'sales'`);
      forgetSignIn(tx, null);
    });
    const file = deals('G1,自己的,,李晓,初步接洽,1,2026-02-01,', 'G2,别人的,,黄海,初步接洽,1,2026-02-01,');
    const { body } = await home.upload('sales', [file]);
    await home.as('sales').post(`/api/imports/${body.id}/check`);
    const set = await home.until('sales', body.id, 'ready');
    expect(set.counts).toMatchObject({ created: 1, refused: 1 });
    expect((await problemsOf('sales', set.id))[0]!.code).toBe('opportunity.mayNotAssign');
  });
});

describe('whatever happens', () => {
  const many = csv(
    'customers.csv',
    'Customer Id,Account Name,Industry',
    ...Array.from({ length: 330 }, (_, n) => `M${n},Many Makers ${n} Ltd,Energy`),
  );
  const there = async () =>
    (
      await home.db.asSystem((tx) =>
        tx.one(
          sql<{
            n: number;
          }>`select count(*) as n from customers.accounts where name like 'Many Makers%' and deleted_at is null`,
        ),
      )
    ).n;

  test('a process that dies in the middle: the next takes up where it was, each row exactly once', async () => {
    const { body } = await home.upload('owner', [many]);
    const importer = await actor('owner');
    await home.db.write(importer, (tx) => markStep(tx, body.id, 'run'));
    const dying = new AbortController();
    const watch = (async () => {
      while ((await there()) < 100) await new Promise((resolve) => setTimeout(resolve, 10));
      dying.abort();
    })();
    const end = await runSet(home.db, body.id, 'run', importer, { signal: dying.signal });
    await watch;
    expect(end.state).toBe('busy');
    const left = await there();
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(330);
    await home.db.asSystem((tx) =>
      tx.run(sql`update imports.sets set held_until = now() - interval '1 minute' where id = ${body.id}`),
    );
    const resume = importSetJobs.find(({ task }) => task === 'imports.resumeSets')!;
    await resume.run({}, { db: home.db, signal: new AbortController().signal, log: () => {} } as never);
    const done = await home.until('owner', body.id, 'done');
    expect(done.counts).toMatchObject({ rows: 330, created: 330 });
    expect(await there()).toBe(330);
  });

  test('cancelled, what is written stays and the rest can go on', async () => {
    const other = {
      ...many,
      content: String(many.content).replaceAll('Many Makers', 'Many More Makers').replaceAll('\nM', '\nN'),
    };
    const { body } = await home.upload('owner', [other]);
    await home.as('owner').post(`/api/imports/${body.id}/run`);
    const cancelled = await home.as('owner').post(`/api/imports/${body.id}/cancel`);
    // A quick import may be over before anybody can stop it.
    expect([202, 409]).toContain(cancelled.status);
    const ended = await home.until('owner', body.id, 'cancelled', 'done');
    if (ended.state === 'cancelled') {
      expect(ended.counts.created).toBeLessThan(330);
      await home.as('owner').post(`/api/imports/${body.id}/run`);
    }
    expect((await home.until('owner', body.id, 'done')).counts).toMatchObject({ rows: 330, created: 330 });
  });

  test('the same upload sent twice under one key is one set', async () => {
    const edge = '----yaosu-test';
    const send = () =>
      home
        .as('owner')
        .post(
          '/api/imports',
          Buffer.from(
            `--${edge}\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nAccount Name,Industry\nTwice Ltd,Energy\r\n--${edge}--\r\n`,
          ),
          {
            'content-type': `multipart/form-data; boundary=${edge}`,
            'idempotency-key': 'upload-the-same-twice',
          },
        );
    const [one, other] = [await send(), await send()];
    expect([one.status, other.status]).toEqual([201, 201]);
    expect(other.body.id).toBe(one.body.id);
  });

  test('files that can’t be read, too many rows, no file: said with a code, nothing kept', async () => {
    expect((await home.upload('owner', [csv('a.csv')])).body.code).toBe('import.emptyFile');
    expect((await home.upload('owner', [{ name: 'a.pdf', content: '%PDF-1.7 …' }])).body.code).toBe(
      'import.binaryFile',
    );
    expect((await home.upload('owner', [])).body.code).toBe('import.noFile');
    const long = csv(
      'a.csv',
      'Account Name,Industry',
      ...Array.from({ length: 100_001 }, (_, n) => `A${n},B`),
    );
    expect((await home.upload('owner', [long])).body).toMatchObject({
      code: 'imports.tooManyRows',
      facts: { most: 100_000 },
    });
  });

  test('a company above itself in a circle is told, and stops nobody else', async () => {
    const set = await checked('owner', [
      csv(
        '客户.csv',
        '客户名称,上级公司,地区',
        '圆圈甲公司,圆圈乙公司,江苏',
        '圆圈乙公司,圆圈甲公司,江苏',
        '圆圈外公司,,江苏',
      ),
    ]);
    expect(set.counts.refused).toBeGreaterThanOrEqual(1);
    expect(set.counts.created).toBeGreaterThanOrEqual(1);
    expect((await problemsOf('owner', set.id)).map(({ code }) => code)).toContain('imports.parentCircle');
  });
});
