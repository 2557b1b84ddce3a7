import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../kernel/ids.ts';
import { system } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import { type TestApp, testApp } from '../../../platform/testing/test-app.ts';
import { captureLead } from '../index.ts';
import { assignByRules, giveByRules } from './index.ts';
import type { RuledLead } from './rules/rule-fits.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.drop());

const lead = (region: string | null): RuledLead => ({
  region,
  industry: null,
  product: null,
  source: null,
  language: null,
  campaign: null,
  amount: null,
  size: null,
  company: '某公司',
  title: null,
  need: null,
  custom: {},
});
const inRegion = (...values: string[]) => [{ field: 'region', operator: 'anyOf', values }];
const owner = () => app.as('owner');

/** A lead that belongs to nobody, as a form or an import brings it. */
async function unowned(values: object = {}): Promise<string> {
  const { id } = await app.db.asSystem((tx) => captureLead(tx, { company: `无主${newId()}`, ...values }));
  return id;
}
const ownerOf = async (id: string) =>
  (
    await app.db.read(
      system,
      sql<{ o: string | null }>`select owner_id as o from leads.leads where id = ${id}`,
    )
  )[0]!.o;

describe('rules over HTTP', () => {
  test('are the owner’s to make, kept in order, versioned, and can be brought back', async () => {
    const east = await owner().post('/api/leads/assignment/rules', {
      name: '华东',
      conditions: inRegion('江苏', '浙江'),
      personId: null,
      teamId: app.teams.east,
    });
    expect([east.status, east.body.version]).toEqual([201, 1]);
    const south = await owner().post('/api/leads/assignment/rules', {
      name: '华南',
      conditions: inRegion('广东'),
      personId: app.people.otherSales,
      teamId: null,
    });
    const shown = await owner().get('/api/leads/assignment/rules');
    expect(shown.body.rules.map((rule: { name: string }) => rule.name)).toEqual(['华东', '华南']);
    expect(shown.body.rules[0]).toMatchObject({ teamName: '华东一组', conditions: inRegion('江苏', '浙江') });

    await owner().put('/api/leads/assignment/order', { ids: [south.body.id, east.body.id] });
    const sorted = (await owner().get('/api/leads/assignment/rules')).body.rules;
    expect(sorted.map((rule: { name: string }) => rule.name)).toEqual(['华南', '华东']);

    const stale = await owner().patch(`/api/leads/assignment/rules/${south.body.id}`, {
      version: 9,
      name: '南',
    });
    expect([stale.status, stale.body.code]).toEqual([409, 'record.stale']);
    const gone = await owner().delete(
      `/api/leads/assignment/rules/${east.body.id}?version=${sorted[1].version}`,
    );
    expect(gone.status).toBe(204);
    expect(
      (await owner().put('/api/leads/assignment/order', { ids: [south.body.id, east.body.id] })).body.code,
    ).toBe('assignment.badOrder');
    expect((await owner().post(`/api/leads/assignment/rules/${east.body.id}/restore`)).status).toBe(200);
    expect((await owner().get('/api/leads/assignment/rules')).body.rules).toHaveLength(2);
  });

  test('refuse conditions nobody can answer, targets that are not there, and people without the permission', async () => {
    const wish = { name: '错', personId: null, teamId: app.teams.east };
    const bad = await owner().post('/api/leads/assignment/rules', {
      ...wish,
      conditions: [{ field: 'status', operator: 'anyOf', values: ['new'] }],
    });
    expect([bad.status, bad.body.code, bad.body.facts.at]).toEqual([422, 'assignment.badCondition', 0]);
    for (const target of [
      { personId: newId(), teamId: null },
      { personId: app.people.sales, teamId: app.teams.east },
      { personId: null, teamId: null },
    ])
      expect((await owner().post('/api/leads/assignment/rules', { ...wish, ...target })).body.code).toBe(
        'assignment.badTarget',
      );
    expect((await app.as('sales').post('/api/leads/assignment/rules', wish)).status).toBe(403);
    expect((await app.as('manager').post('/api/leads/assignment/rules', wish)).status).toBe(403);
  });

  test('can be tried on the last leads before they hold', async () => {
    const ids = [
      await unowned({ region: '西藏' }),
      await unowned({ region: '西藏' }),
      await unowned({ region: '青海' }),
    ];
    const { body } = await owner().post('/api/leads/assignment/try', {
      rules: [{ conditions: inRegion('西藏'), personId: null, teamId: app.teams.east }],
    });
    const tried = new Map(body.leads.map((one: { id: string }) => [one.id, one]));
    expect(ids.map((id) => tried.get(id))).toMatchObject([
      { rule: 0 },
      { rule: 0 },
      { rule: null, givenTo: null },
    ]);
    expect(body.shares.map((one: { leads: number }) => one.leads)).toEqual([1, 1]);
    expect(await ownerOf(ids[0]!)).toBeNull();
  });
});

describe('sharing out', () => {
  test('goes by capacity and skips who is away', async () => {
    const give = async (): Promise<string | null> =>
      (await app.db.asSystem((tx) => assignByRules(tx, lead('江苏'))))?.ownerId ?? null;
    await app.db.asSystem((tx) =>
      tx.run(sql`update people.people set capacity = 50 where id = ${app.people.manager}`),
    );
    const got: (string | null)[] = [];
    for (let n = 0; n < 6; n++) got.push(await give());
    expect(got.filter((id) => id === app.people.sales)).toHaveLength(4);
    expect(got.filter((id) => id === app.people.manager)).toHaveLength(2);

    await app.db.asSystem((tx) =>
      tx.run(sql`update people.people set absent_from = current_date - 1 where id = ${app.people.sales}`),
    );
    expect([await give(), await give()]).toEqual([app.people.manager, app.people.manager]);
    await app.db.asSystem((tx) =>
      tx.run(
        sql`update people.people set absent_from = null, capacity = 100 where id in (${app.people.sales}, ${app.people.manager})`,
      ),
    );
  });

  test('twenty at once take twenty different turns', async () => {
    const before = await turns();
    const given = await Promise.all(
      Array.from({ length: 20 }, () => app.db.asSystem((tx) => assignByRules(tx, lead('浙江')))),
    );
    const count = (id: string) => given.filter((one) => one?.ownerId === id).length;
    // Within one lead for each of the two.
    expect(Math.abs(count(app.people.sales) - count(app.people.manager))).toBeLessThanOrEqual(2);
    expect((await turns()) - before).toBe(20);
  });

  test('what fits no rule is listed as unassigned, until there is a fallback', async () => {
    const id = await unowned({ region: '海南' });
    const listed = await owner().get('/api/leads/unassigned');
    expect(listed.body.items.map((one: { id: string }) => one.id)).toContain(id);
    expect(listed.body.total).toBe(listed.body.items.length);
    expect((await app.as('sales').get('/api/leads/unassigned')).body.items).toEqual([]);

    const left = await owner().post('/api/leads/unassigned/share-out', { ids: [id] });
    expect(left.body).toEqual({ batchId: null, given: 0, left: 1 });
    const { body: rules } = await owner().get('/api/leads/assignment/rules');
    await owner().put('/api/leads/assignment/fallback', {
      version: rules.settingsVersion,
      fallback: { personId: app.people.manager, teamId: null },
    });
    const given = await owner().post('/api/leads/unassigned/share-out', { ids: [id] });
    expect(given.body).toMatchObject({ given: 1, left: 0 });
    expect(await ownerOf(id)).toBe(app.people.manager);
    const events = await app.as('manager').get(`/api/leads/${id}/timeline`);
    expect(events.body.items.map((one: { type: string }) => one.type)).toContain('lead.assignedByRule');

    const undone = await owner().post('/api/leads/undo', { batchId: given.body.batchId });
    expect(undone.body.undone).toBe(1);
    expect(await ownerOf(id)).toBeNull();
  });

  test('a lead that somebody took meanwhile stays theirs', async () => {
    const mine = await app.as('sales').post('/api/leads', { company: `占用${newId()}`, region: '广东' });
    await app.db.asSystem((tx) => giveByRules(tx, [mine.body.id]));
    expect(await ownerOf(mine.body.id)).toBe(app.people.sales);
  });
});

describe('speed to lead', () => {
  test('counts minutes to first real contact, within target, and what is overdue', async () => {
    const own = await testApp();
    try {
      const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
      const add = (person: string, captured: string, due: string, contact: string | null) =>
        own.db.asSystem((tx) =>
          tx.run(sql`insert into leads.leads (id, company, owner_id, team_id, captured_at, response_due_at, first_contact_at)
            select ${newId()}::uuid, '某厂', id, team_id, ${captured}::timestamptz, ${due}::timestamptz, ${contact}::timestamptz
            from people.people where id = ${person}`),
        );
      await add(own.people.sales, at(100), at(70), at(90));
      await add(own.people.sales, at(100), at(70), at(40));
      await add(own.people.sales, at(100), at(70), null);
      await add(own.people.otherSales, at(100), at(-10), null);
      const { body } = await own.as('manager').get('/api/leads/speed');
      const of = (kind: string) => body.figures.filter((one: { of: string }) => one.of === kind);
      expect(of('person')).toMatchObject([
        {
          id: own.people.sales,
          name: '李晓',
          leads: 3,
          contacted: 2,
          medianMinutes: 35,
          p90Minutes: 55,
          withinTarget: 0.3333,
          overdue: 1,
        },
      ]);
      expect(of('team')).toMatchObject([{ id: own.teams.east, leads: 3 }]);
      const everyone = (await own.as('owner').get('/api/leads/speed')).body.figures;
      expect(everyone.find((one: { of: string }) => one.of === 'all')).toMatchObject({
        leads: 4,
        overdue: 1,
      });
      const overdue = await own.as('sales').get('/api/leads/speed/overdue');
      expect(overdue.body.items).toHaveLength(1);
      expect((await own.as('otherSales').get('/api/leads/speed/overdue')).body.items).toEqual([]);
      expect((await own.as('owner').get('/api/leads/speed?from=2026-02-01&until=2026-01-01')).status).toBe(
        400,
      );
    } finally {
      await own.drop();
    }
  });
});

const turns = async (): Promise<number> =>
  (
    await app.db.read(system, sql<{ n: number }>`select coalesce(sum(given), 0)::int as n from leads.turns`)
  )[0]!.n;
