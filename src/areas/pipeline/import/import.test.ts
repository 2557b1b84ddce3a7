import { existsSync, readFileSync } from 'node:fs';
import Big from 'big.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../kernel/ids.ts';
import { sql } from '../../../platform/db/sql.ts';
import { type TestApp, testApp } from '../../../platform/testing/test-app.ts';
import { importOpportunities } from './acts/import-opportunities.ts';
import { undoImport } from './acts/undo-import.ts';
import type { ImportRow } from './rules/read-row.ts';

const style = { dates: 'dmy', numbers: 'point' } as const;
const maven = new URL('../../../../../../shared/data/maven-crm/', import.meta.url);

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.drop());

const bring = (rows: ImportRow[], unknownAccounts: 'refuse' | 'open' = 'refuse', importId = newId()) =>
  app.db.asSystem((tx) => importOpportunities(tx, rows, { importId, style, unknownAccounts }));

describe('importing opportunities', () => {
  test('open and decided ones stand as the file says, with the way they came', async () => {
    const importId = newId();
    const answers = await bring(
      [
        {
          name: '压机线',
          stage: '方案报价',
          amount: '¥120,000',
          openedAt: '2026/3/2',
          expectedClose: '2027-01-15',
        },
        {
          name: 'Die set',
          stage: 'Closed Won',
          amount: '88000',
          openedAt: '2026-02-01',
          closedOn: '2026-03-20',
          externalId: 'X1',
        },
        {
          name: '备件',
          state: '丢单',
          closeReason: '价格太高',
          amount: '0',
          openedAt: '2026-02-01',
          closedOn: '2026-02-20',
        },
      ],
      'refuse',
      importId,
    );
    expect(answers.filter((one) => 'refusal' in one)).toEqual([]);
    const [open, won] = answers.map((one) => ('id' in one ? one.id : ''));
    const shown = (await app.as('owner').get(`/api/opportunities/${open}`)).body;
    expect(shown).toMatchObject({ state: 'open', amount: '120000.00', expectedClose: '2027-01-15' });
    expect((await app.as('owner').get(`/api/opportunities/${won}`)).body).toMatchObject({
      state: 'won',
      closedOn: '2026-03-20',
      baseAmount: '88000.00',
      externalKey: 'X1',
    });
    const steps = await app.db.asSystem((tx) =>
      tx.all(
        sql`select state, from_state, on_day from pipeline.steps where opportunity_id = ${won!} order by at`,
      ),
    );
    expect(steps).toEqual([
      { state: 'open', from_state: null, on_day: null },
      { state: 'won', from_state: 'open', on_day: '2026-03-20' },
    ]);
    const found = (await app.as('owner').get('/api/search?q=Die%20set')).body;
    expect(JSON.stringify(found)).toContain(won);

    // One of them was worked on since: it stays.
    await app.as('owner').patch(`/api/opportunities/${open}`, { version: 1, nextStep: '电话' });
    expect(await app.db.asSystem((tx) => undoImport(tx, importId))).toEqual({ undone: 2, kept: 1 });
    expect((await app.as('owner').get(`/api/opportunities/${won}`)).status).toBe(404);
  });

  test('what a row gets wrong is said with its column, and the others come in', async () => {
    const answers = await bring([
      { name: 'a', stage: '没有这个阶段' },
      { name: 'b', owner: '没有这个人' },
      { name: 'c', account: '没有这个客户' },
      { name: 'd', amount: 'many' },
      { name: 'e', openedAt: '32.13.2026' },
      { name: 'f', state: 'won', closedOn: '2026-01-01' },
      { name: 'g', state: 'lost' },
      { name: 'h', state: 'won', amount: '1', closedOn: '2999-01-01' },
      { name: 'i', state: 'won', amount: '1', openedAt: '2026-05-01', closedOn: '2026-01-01' },
      { amount: '5' },
      { name: 'j', externalId: 'same' },
      { name: 'k', externalId: 'same' },
    ]);
    const said = answers.map((one) => ('id' in one ? 'in' : `${one.refusal.code} ${one.refusal.field}`));
    expect(said).toEqual([
      'opportunity.noSuchStage stage',
      'opportunity.noSuchOwner owner',
      'opportunity.noSuchAccount account',
      'opportunity.badAmount amount',
      'opportunity.badDate openedAt',
      'opportunity.amountMissing amount',
      'opportunity.closeDayMissing closedOn',
      'opportunity.closeAhead on',
      'opportunity.closeBeforeOpening on',
      'opportunity.nameless name',
      'in',
      'opportunity.duplicateKey externalId',
    ]);
  });

  test.skipIf(!existsSync(maven))(
    'the Maven file: won and lost by manager and quarter are exactly what a plain sum over it gives',
    { timeout: 120_000 },
    async () => {
      const teams = csv('sales_teams.csv');
      const pipeline = csv('sales_pipeline.csv');
      const managers = [...new Set(teams.map((one) => one.manager!))];
      const teamIds = new Map(managers.map((name) => [name, newId()]));
      await app.db.asSystem(async (tx) => {
        await tx.run(sql`update platform.company set currency = 'USD'`);
        for (const [name, id] of teamIds)
          await tx.run(sql`insert into people.teams (id, name) values (${id}, ${name})`);
        for (const { sales_agent, manager } of teams)
          await tx.run(sql`
            insert into people.people (id, name, email, team_id, state, language, role_id)
            values (${newId()}, ${sales_agent}, ${`${newId()}@maven.example`}, ${teamIds.get(manager!)}, 'active', 'en', (select role_id from people.people limit 1))`);
      });
      const rows = pipeline.map(
        (one): ImportRow => ({
          name: [one.account, one.product].filter(Boolean).join(' '),
          account: one.account!,
          owner: one.sales_agent!,
          state: one.deal_stage!,
          stage: one.deal_stage === 'Engaging' ? '需求确认' : '初步接洽',
          products: one.product!,
          amount: one.close_value!,
          openedAt: one.engage_date!,
          closedOn: one.close_date!,
          externalId: one.opportunity_id!,
        }),
      );
      const answers = await bring(rows, 'open');
      expect(answers.filter((one) => 'refusal' in one)).toEqual([]);
      expect(rows).toHaveLength(8800);

      const { body } = await app
        .as('owner')
        .get('/api/pipeline-review/decided?by=team&from=2016-01-01&until=2019-01-01&perQuarter=true');
      const managerOf = new Map(teams.map((one) => [one.sales_agent!, one.manager!]));
      const plain = new Map<string, { won: number; lost: number; wonAmount: string }>();
      for (const one of pipeline) {
        if (one.deal_stage !== 'Won' && one.deal_stage !== 'Lost') continue;
        const quarter = `${one.close_date!.slice(0, 4)}Q${Math.ceil(Number(one.close_date!.slice(5, 7)) / 3)}`;
        const key = `${managerOf.get(one.sales_agent!)} ${quarter}`;
        const sum = plain.get(key) ?? { won: 0, lost: 0, wonAmount: '0' };
        if (one.deal_stage === 'Lost') sum.lost++;
        else {
          sum.won++;
          sum.wonAmount = new Big(sum.wonAmount).plus(one.close_value!).toFixed(2);
        }
        plain.set(key, sum);
      }
      const read = new Map(
        body.items.map(
          (one: {
            label: { text: string };
            quarter: string;
            won: number;
            lost: number;
            wonAmount: string;
          }) => [
            `${one.label.text} ${one.quarter}`,
            { won: one.won, lost: one.lost, wonAmount: one.wonAmount },
          ],
        ),
      );
      expect(read).toEqual(plain);
      const sum = [...plain.values()].reduce((all, { won, lost }) => all + won + lost, 0);
      expect(sum).toBe(6711);
    },
  );
});

function csv(file: string): Record<string, string>[] {
  const [head, ...lines] = readFileSync(new URL(file, maven), 'utf8').trim().split(/\r?\n/);
  const names = head!.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at]!, cell])));
}
