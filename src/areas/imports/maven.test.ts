import { existsSync, readFileSync } from 'node:fs';
import Big from 'big.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../platform/db/sql.ts';
import { type SetsHome, setsHome, shared, sharedData } from './sets.fixture.ts';

const maven = new URL('maven-crm/', sharedData);
let home: SetsHome;

describe.skipIf(!existsSync(maven))('the Maven files, from four CSV files to the pages and back', () => {
  let id: string;
  let version: number;
  beforeAll(async () => {
    home = await setsHome();
    await home.db.asSystem((tx) => tx.run(sql`update platform.company set currency = 'USD'`));
  });
  afterAll(() => home.drop());
  const owner = () => home.as('owner');

  test('what each file holds is recognised, how they hang together too', async () => {
    const names = ['sales_pipeline', 'accounts', 'products', 'sales_teams'].map(
      (name) => `maven-crm/${name}.csv`,
    );
    const { status, body } = await home.upload('owner', await shared(...names));
    expect(status).toBe(201);
    ({ id, version } = body);
    expect(body.files.map((one: { choice: { kind: string } }) => one.choice.kind)).toEqual([
      'opportunities',
      'accounts',
      'products',
      'people',
    ]);
    expect(
      Math.min(
        ...body.files.map((one: { recognised: { confidence: number }[] }) => one.recognised[0]!.confidence),
      ),
    ).toBeGreaterThan(0.5);
    expect(body.order).toEqual([3, 1, 2, 0]);
    const mapped = (file: number) =>
      Object.fromEntries(
        body.files[file].choice.columns.map(({ column, to }: { column: number; to: string }) => [
          body.files[file].header[column],
          to,
        ]),
      );
    expect(mapped(0)).toEqual({
      opportunity_id: 'externalId',
      sales_agent: 'owner',
      product: 'products',
      account: 'account',
      deal_stage: 'stage',
      engage_date: 'openedAt',
      close_date: expect.stringMatching(/closedOn|expectedClose/),
      close_value: 'amount',
    });
    expect(mapped(1)).toMatchObject({
      account: 'company',
      sector: 'industry',
      office_location: 'region',
      subsidiary_of: 'parent',
    });
    expect(mapped(3)).toEqual({ sales_agent: 'name', manager: 'manager', regional_office: 'office' });
    expect(body.links).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ fromFile: 0, toFile: 1, by: 'name' }),
        expect.objectContaining({ fromFile: 0, toFile: 3, by: 'name' }),
        expect.objectContaining({ fromFile: 1, toFile: 1 }),
      ]),
    );
  });

  test('the check finds the flaws and writes nothing', async () => {
    expect((await owner().post(`/api/imports/${id}/check`)).status).toBe(202);
    const checked = await home.until('owner', id, 'ready');
    version = checked.version;
    expect(checked.checked).toBe(true);
    const { items } = (await owner().get(`/api/imports/${id}/problems?limit=200`)).body;
    const said = items.map((one: Record<string, unknown>) => [one.code, one.value, one.proposal, one.rows]);
    expect(said).toEqual(
      expect.arrayContaining([
        ['imports.unknownStage', 'Engaging', '需求确认', 1589],
        ['imports.unknownStage', 'Prospecting', '初步接洽', 500],
        ['imports.likelyTypo', 'technolgy', 'technology', 12],
        ['imports.writtenTwoWays', 'GTXPro', 'GTX Pro', 1480],
        ['imports.likelyTypo', 'Philipines', 'Philippines', 1],
        ['imports.noAccountNamed', null, null, 1425],
      ]),
    );
    expect(items.find((one: { code: string }) => one.code === 'imports.likelyTypo').message).toContain(
      'technology',
    );
    expect(items[0].samples[0].cells).toHaveLength(8);
    expect(checked.files[0].counts).toMatchObject({ rows: 8800, created: 6711, refused: 2089 });
    for (const path of ['accounts', 'opportunities', 'people?limit=100'])
      expect((await owner().get(`/api/${path}`)).body.items.length, path).toBe(
        path.startsWith('people') ? 5 : 0,
      );
  });

  test('proposals are accepted, and every row goes in', { timeout: 120_000 }, async () => {
    const accepted = await owner().post(`/api/imports/${id}/proposals`, { version });
    expect(accepted.status).toBe(200);
    expect(accepted.body.repairs).toEqual(
      expect.arrayContaining([expect.objectContaining({ from: 'technolgy', to: 'technology' })]),
    );
    const checked = await home.until('owner', id, 'ready');
    expect(checked.counts).toMatchObject({ refused: 0 });
    expect(checked.problems.proposals).toBe(0);
    const begun = performance.now();
    await owner().post(`/api/imports/${id}/run`);
    const done = await home.until('owner', id, 'done');
    console.log(
      `8,800 opportunities with accounts and people: ${((performance.now() - begun) / 1000).toFixed(1)} s`,
    );
    expect(done.files[0].counts).toEqual({
      rows: 8800,
      created: 8800,
      changed: 0,
      known: 0,
      refused: 0,
      leftOut: 0,
    });
    expect(done.files[1].counts).toMatchObject({ created: 85, refused: 0 });
    expect(done.files[3].counts).toMatchObject({ created: 41 });
    const there = await home.db.asSystem((tx) =>
      tx.one(sql`select count(*) as n from pipeline.opportunities where deleted_at is null`),
    );
    expect(there).toEqual({ n: 8800 });
  });

  test('won and lost by manager and quarter are exactly what a plain sum over the file gives', async () => {
    const { body } = await owner().get(
      '/api/pipeline-review/decided?by=team&from=2016-01-01&until=2019-01-01&perQuarter=true',
    );
    type Read = { label: { text: string }; quarter: string; won: number; lost: number; wonAmount: string };
    const read = new Map(
      body.items.map(({ label, quarter, won, lost, wonAmount }: Read) => [
        `${label.text} ${quarter}`,
        { won, lost, wonAmount },
      ]),
    );
    expect(read).toEqual(plainSums());
  });

  test('companies stand below their parents, decisions on their days, people are on the list to be invited', async () => {
    const { items } = (await owner().get('/api/accounts?q=Bluth')).body;
    const account = (await owner().get(`/api/accounts/${items[0].id}`)).body;
    expect(account).toMatchObject({ parentName: 'Acme Corporation', industry: 'technology' });
    const people = (await owner().get('/api/people?state=invited&limit=100')).body.items;
    expect(people).toHaveLength(41);
    expect(people.find((one: { name: string }) => one.name === 'Cara Losch')).toMatchObject({
      leadsTeam: true,
      teamName: 'Cara Losch',
      email: 'cara.losch@people.invalid',
    });
    const steps = await home.db.asSystem((tx) =>
      tx.all(sql`select s.on_day, s.state, s.at::date as day from pipeline.steps s join pipeline.opportunities o on o.id = s.opportunity_id
        where o.external_key = '1C1I7A6R' order by s.at`),
    );
    expect(steps).toEqual([
      { on_day: null, state: 'open', day: '2016-10-20' },
      { on_day: '2017-03-01', state: 'won', day: '2017-03-01' },
    ]);
  });

  test('a manager who comes in sees the deals of their team, and no others', async () => {
    await home.db.asSystem((tx) =>
      tx.run(
        sql`update people.people set team_id = (select team_id from people.people where name = 'Cara Losch') where id = ${home.people.manager}`,
      ),
    );
    const { body } = await home
      .as('manager')
      .get('/api/pipeline-review/decided?by=team&from=2016-01-01&until=2019-01-01&perQuarter=false');
    expect([...new Set(body.items.map((one: { label: { text: string } }) => one.label.text))]).toEqual([
      'Cara Losch',
    ]);
  });

  test('the same files again bring nothing new', { timeout: 60_000 }, async () => {
    const names = ['sales_pipeline', 'accounts', 'products', 'sales_teams'].map(
      (name) => `maven-crm/${name}.csv`,
    );
    const again = await home.upload('owner', await shared(...names));
    expect(again.body.sameFiles).toHaveLength(4);
    await owner().post(`/api/imports/${again.body.id}/run`);
    const done = await home.until('owner', again.body.id, 'done');
    expect(done.counts).toMatchObject({ created: 0, changed: 0, refused: 0, known: 8800 + 85 + 35 });
  });

  test('taken back, nothing of it is left', { timeout: 120_000 }, async () => {
    await home.db.asSystem((tx) =>
      tx.run(sql`update people.people set team_id = ${home.teams.east} where id = ${home.people.manager}`),
    );
    expect((await owner().post(`/api/imports/${id}/undo`)).status).toBe(202);
    const undone = await home.until('owner', id, 'undone');
    expect(undone.undo).toMatchObject({ removed: 8800 + 85 + 41 + 9, kept: 0, left: [] });
    for (const path of ['accounts', 'opportunities', 'people?state=invited'])
      expect((await owner().get(`/api/${path}`)).body.items, path).toEqual([]);
    expect((await owner().get('/api/teams')).body.items).toHaveLength(2);
    expect((await owner().get('/api/search?q=Bluth')).body.items ?? []).toEqual([]);
  });
});

/** Won and lost deals by manager and quarter, straight from the files. */
function plainSums(): Map<string, { won: number; lost: number; wonAmount: string }> {
  const managerOf = new Map(csv('sales_teams.csv').map((one) => [one.sales_agent!, one.manager!]));
  const sums = new Map<string, { won: number; lost: number; wonAmount: string }>();
  for (const one of csv('sales_pipeline.csv')) {
    if (one.deal_stage !== 'Won' && one.deal_stage !== 'Lost') continue;
    const quarter = `${one.close_date!.slice(0, 4)}Q${Math.ceil(Number(one.close_date!.slice(5, 7)) / 3)}`;
    const key = `${managerOf.get(one.sales_agent!)} ${quarter}`;
    const sum = sums.get(key) ?? { won: 0, lost: 0, wonAmount: '0' };
    if (one.deal_stage === 'Lost') sum.lost++;
    else {
      sum.won++;
      sum.wonAmount = new Big(sum.wonAmount).plus(one.close_value!).toFixed(2);
    }
    sums.set(key, sum);
  }
  return sums;
}

function csv(file: string): Record<string, string>[] {
  const [head, ...lines] = readFileSync(new URL(file, maven), 'utf8').trim().split(/\r?\n/);
  const names = head!.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at]!, cell])));
}
