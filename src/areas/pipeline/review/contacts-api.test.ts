import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../../kernel/days.ts';
import { newId } from '../../../kernel/ids.ts';
import { system } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import { type TestApp, type TestPerson, testApp } from '../../../platform/testing/test-app.ts';
import { madeCustomer } from '../store.fixture.ts';

let own: TestApp;
let today = '';
let stages: string[];
let customer: { accountId: string; contactId: string };
beforeAll(async () => {
  own = await testApp();
  const settings = (await own.as('owner').get('/api/pipelines')).body;
  today = settings.today;
  stages = settings.pipelines[0].stages.map((stage: { id: string }) => stage.id);
  customer = await madeCustomer(own, '苏州精工', own.people.sales, own.teams.east);
});
afterAll(() => own.drop());

const key = () => ({ 'idempotency-key': newId() });
const price = '0197c000-0000-7000-8000-000000000031';
const path = (id: string, more = '') => `/api/opportunities/${id}${more}`;

async function open(): Promise<string> {
  const deal = {
    name: '压铸线',
    accountId: customer.accountId,
    people: [{ contactId: customer.contactId, role: 'decisionMaker' }],
    products: ['压铸机'],
    amount: '1000',
    expectedClose: '2031-01-31',
    nextStep: '谈',
  };
  return (await own.as('sales').post('/api/opportunities', deal, key())).body.id;
}

async function talk(id: string, kind: string, more: object = {}) {
  const direct = kind !== 'mail' && kind !== 'message';
  const body = { kind, direct, outcome: 'reached', said: '谈过', ...more };
  const answer = await own.as('sales').post(path(id, '/communications'), body, key());
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body as { batchId: string };
}

const versionOf = async (id: string): Promise<number> => (await own.as('sales').get(path(id))).body.version;
const move = async (id: string, stageId: string) =>
  own.as('sales').post(path(id, '/stage'), { version: await versionOf(id), stageId }, key());
const lose = async (id: string) =>
  own
    .as('sales')
    .post(path(id, '/close'), { version: await versionOf(id), to: 'lost', reasonId: price }, key());
const win = async (id: string) =>
  own.as('sales').post(path(id, '/close'), { version: await versionOf(id), to: 'won' }, key());

const period = () => `from=${addDays(today, -30)}&until=${addDays(today, 1)}`;
const contacts = async (who: TestPerson = 'owner') =>
  (await own.as(who).get(`/api/pipeline-review/contacts?${period()}`)).body;
const rows = async (query: string, who: TestPerson = 'owner') =>
  (await own.as(who).get(`/api/pipeline-review/contacts/rows?${period()}&${query}`)).body;
const group = (groups: { key: string; share: { n: number; yes: number } }[], name: string) => {
  const { n, yes } = groups.find((one) => one.key === name)!.share;
  return [n, yes];
};

describe('direct against indirect contact', () => {
  let spoken = '';
  let written = '';
  test('counts what reached somebody, stage by stage, until it was decided', async () => {
    spoken = await open();
    await talk(spoken, 'visit');
    await talk(spoken, 'mail');
    expect((await move(spoken, stages[1]!)).status).toBe(200);
    await talk(spoken, 'call');
    await talk(spoken, 'call', { outcome: 'noAnswer' });
    expect((await win(spoken)).status).toBe(200);
    // After the end it moves nothing any more.
    await talk(spoken, 'visit');
    written = await open();
    await talk(written, 'message');
    // Told by a third person: by telephone, and yet not with the customer.
    await talk(written, 'call', { direct: false });
    expect((await lose(written)).status).toBe(200);
    const silent = await open();
    await lose(silent);

    const found = await contacts();
    expect(found.decided).toBe(3);
    expect(group(found.byCount, '0')).toEqual([1, 0]);
    expect(group(found.byCount, '1-2')).toEqual([1, 0]);
    expect(group(found.byCount, '3-5')).toEqual([1, 1]);
    expect(group(found.byMix, 'mostlyDirect')).toEqual([1, 1]);
    expect(group(found.byMix, 'indirect')).toEqual([1, 0]);
    const [first, second] = found.stages;
    expect(first.moved).toMatchObject({ n: 1, direct: 1, indirect: 1 });
    expect(first.lost).toMatchObject({ n: 1, direct: 0, indirect: 2 });
    expect([first.withDirect.n, first.onlyIndirect.n, first.difference]).toEqual([1, 1, null]);
    expect(second.moved).toMatchObject({ n: 1, direct: 1, indirect: 0 });
  });

  test('each number opens exactly its deals', async () => {
    const found = await contacts();
    for (const [part, groups] of Object.entries({ count: found.byCount, mix: found.byMix }))
      for (const { key: name, share } of groups as { key: string; share: { n: number; yes: number } }[]) {
        const code = encodeURIComponent(name);
        expect((await rows(`part=${part}&key=${code}`)).total, name).toBe(share.n);
        expect((await rows(`part=${part}&key=${code}&yes=true`)).total, name).toBe(share.yes);
      }
    const inFirst = await rows(`part=way&key=${stages[0]}&of=indirect`);
    expect(inFirst.items).toEqual([
      expect.objectContaining({ id: written, direct: 0, indirect: 2, state: 'lost' }),
    ]);
    const moved = await rows(`part=stage&key=${stages[0]}&of=moved`);
    expect(moved.items.map((one: { id: string }) => one.id)).toEqual([spoken]);
  });

  test('one taken back no longer counts, one written down later counts where the deal stood then', async () => {
    const id = await open();
    const call = await talk(id, 'call');
    await talk(id, 'mail');
    const between = new Date().toISOString();
    await move(id, stages[1]!);
    await talk(id, 'visit', { at: between });
    const undo = () => own.as('sales').post('/api/opportunities/undo', { batchId: call.batchId }, key());
    expect((await undo()).body).toMatchObject({ undone: 1 });
    expect((await undo()).body).toMatchObject({ undone: 0 });
    const tally = await own.db.read(
      system,
      sql<{ stageId: string; direct: number; indirect: number }>`
        select stage_id as "stageId", direct, indirect from pipeline.contact_tally where opportunity_id = ${id} order by stage_id`,
    );
    expect(tally).toEqual([
      { stageId: '00000000-0000-0000-0000-000000000000', direct: 1, indirect: 1 },
      { stageId: stages[0], direct: 1, indirect: 1 },
    ]);
  });

  test('nobody sees others’ deals in it, also after a hand-over', async () => {
    expect((await contacts('otherSales')).decided).toBe(0);
    expect((await rows('part=count&key=0', 'otherSales')).total).toBe(0);
    const actor = {
      id: own.people.otherSales,
      name: '',
      language: 'en' as const,
      grants: { 'pipeline.read': 'own' as const, 'pipeline.write': 'own' as const },
      teams: [],
      via: 'web' as const,
    };
    const seen = () =>
      own.db.read(actor, sql`select 1 from pipeline.contact_tally where opportunity_id = ${spoken}`);
    expect(await seen()).toEqual([]);
    await expect(
      own.db.write(actor, (tx) =>
        tx.run(sql`
          insert into pipeline.contact_tally (opportunity_id, stage_id, first_at, last_at) values (${spoken}, ${stages[4]}, now(), now())`),
      ),
    ).rejects.toThrow(/row-level security/);
    const given = { version: await versionOf(spoken), ownerId: own.people.otherSales };
    expect((await own.as('manager').post(path(spoken, '/owner'), given, key())).status).toBe(200);
    expect(await seen()).toHaveLength(3);
    expect((await contacts('otherSales')).decided).toBe(1);
    expect(
      (await own.as('otherSales').get(`/api/pipeline-review/contacts/rows?${period()}&part=nothing&key=0`))
        .status,
    ).toBe(400);
  });
});
