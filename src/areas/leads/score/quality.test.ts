import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { system } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import { type TestApp, type TestPerson, testApp } from '../../../platform/testing/test-app.ts';
import { renewOutcomes } from './acts/renew-outcomes.ts';
import { daysAgo, never, scoreActs } from './store.fixture.ts';

let app: TestApp;
let acts: ReturnType<typeof scoreActs>;
beforeAll(async () => {
  app = await testApp();
  acts = scoreActs(app);
});
afterAll(() => app.drop());

type Condition = [field: string, operator: string, ...values: string[]];

/** The leads that a list of these conditions holds. */
async function listed(person: TestPerson, ...conditions: Condition[]): Promise<string[]> {
  const filter = conditions.map(([field, operator, ...values]) => ({ field, operator, values }));
  const asked = encodeURIComponent(JSON.stringify(filter));
  const { body } = await app.as(person).get(`/api/leads?limit=200&filter=${asked}`);
  const { body: counted } = await app.as(person).get(`/api/leads/total?filter=${asked}`);
  expect(counted).toEqual({ total: body.items.length, exact: true });
  return body.items.map((lead: { id: string }) => lead.id);
}

/** A lead that was worked on and then ended. */
async function ended(values: object, won: boolean, person: TestPerson = 'sales'): Promise<string> {
  const id = await acts.capture(values, person);
  const status = (body: object) => app.as(person).post(`/api/leads/${id}/status`, body);
  await status({ version: 1, to: 'working' });
  const end = won ? { to: 'qualified' } : { to: 'disqualified', reason: '没预算' };
  expect((await status({ version: 2, ...end })).status).toBe(200);
  return id;
}

describe('quality', () => {
  test('is told by the scores as they stood before the outcome', async () => {
    const ends: { id: string; score: number; won: boolean }[] = [];
    for (const [n, won] of [true, false, true].entries()) {
      const { body } = await app
        .as('sales')
        .post('/api/leads', { company: `结果${n}厂`, source: '朋友介绍' });
      const { body: score } = await app.as('sales').get(`/api/leads/${body.id}/score`);
      ends.push({ id: body.id, score: score.score, won });
      await app.as('sales').post(`/api/leads/${body.id}/status`, { version: 1, to: 'working' });
      await app.as('sales').post(`/api/leads/${body.id}/status`, {
        version: 2,
        ...(won ? { to: 'qualified' } : { to: 'disqualified', reason: '没预算' }),
      });
    }
    const { body } = await app.as('owner').get('/api/score/quality?days=30');
    expect(body.overall).toMatchObject({ leads: 3, won: 2 });
    expect(body.enough).toBe(false);
    const after = await app.as('sales').get(`/api/leads/${ends[0]!.id}/score`);
    expect(after.body.outcome).toMatchObject({ won: true, score: ends[0]!.score });
    // Opened again, it has not ended.
    await app.as('sales').post(`/api/leads/${ends[1]!.id}/status`, { version: 3, to: 'working' });
    expect((await app.as('owner').get('/api/score/quality?days=30')).body.overall).toMatchObject({
      leads: 2,
      won: 2,
    });
  });

  test('opens exactly the leads that each figure was counted from, by how they stood before the end', async () => {
    const sources = ['老客户推荐', '抖音', '展会', '官网询价'];
    const ids: string[] = [];
    for (const [n, source] of sources.entries()) {
      const id = await acts.capture({
        source,
        ...(n % 2 && { title: '总经理', phones: [`1390002000${n}`] }),
      });
      if (n > 1) await acts.visit(id);
      ids.push(id);
    }
    for (const [n, id] of ids.entries()) {
      const { body } = await app.as('sales').get(`/api/leads/${id}`);
      const status = (what: object) => app.as('sales').post(`/api/leads/${id}/status`, what);
      await status({ version: body.version, to: 'working' });
      const end = n % 2 ? { to: 'disqualified', reason: '没预算' } : { to: 'qualified' };
      await status({ version: body.version + 1, ...end });
    }
    await ended({ source: '抖音' }, false, 'otherSales');
    // Today it is another kind of lead; what counted is how it stood.
    const { body: now } = await app.as('sales').get(`/api/leads/${ids[0]}`);
    await app.as('sales').patch(`/api/leads/${ids[0]}`, { version: now.version, source: '抖音' });
    for (let i = 0; i < 4; i++) await acts.visit(ids[0]!);
    // Deleted ones stand in no list, and in no figure.
    const gone = await ended({ source: '抖音' }, true);
    await app.as('manager').delete(`/api/leads/${gone}?version=3`);

    for (const person of ['owner', 'manager'] as const) {
      const { body } = await app.as(person).get('/api/score/quality?days=30');
      const lately: Condition = ['endedAt', 'inLast', '30'];
      expect(await listed(person, lately)).toHaveLength(body.overall.leads);
      expect(await listed(person, lately, ['outcome', 'anyOf', 'won'])).toHaveLength(body.overall.won);
      expect(body.grades.length).toBeGreaterThan(1);
      for (const { fit, engagement, leads, won } of body.grades) {
        const cell: Condition[] = [
          lately,
          ['endedFitGrade', 'anyOf', fit],
          ['endedEngagementGrade', 'anyOf', engagement],
        ];
        expect(await listed(person, ...cell)).toHaveLength(leads);
        expect(await listed(person, ...cell, ['outcome', 'anyOf', 'won'])).toHaveLength(won);
      }
      for (const { from, to, leads } of body.bands)
        expect(
          await listed(person, lately, ['endedScore', 'between', String(from), String(to)]),
        ).toHaveLength(leads);
    }
    const all = (await app.as('owner').get('/api/score/quality?days=30')).body.overall.leads;
    const ofTeam = (await app.as('manager').get('/api/score/quality?days=30')).body.overall.leads;
    expect(all).toBe(ofTeam + 1);

    const before = await app.db.read(
      system,
      sql<{ fit: string }>`select fit_grade as fit from leads.score_outcomes where lead_id = ${ids[0]}`,
    );
    expect(await listed('owner', ['endedFitGrade', 'anyOf', before[0]!.fit])).toContain(ids[0]);
    expect(await listed('owner', ['endedAt', 'isEmpty'])).not.toContain(ids[0]);
    const open = await acts.capture();
    expect(await listed('owner', ['endedAt', 'isEmpty'])).toContain(open);
    expect(await listed('owner', ['endedAt', 'isNotEmpty'])).not.toContain(open);
  });
});

/** Leads that ended so many days ago, two weeks after they came in; with `visits` visits in their first hour. */
async function pastLeads(count: number, endedDaysAgo: number, visits: number): Promise<void> {
  const first = endedDaysAgo * 1000;
  await app.db.asSystem(async (tx) => {
    await tx.run(sql`
      insert into leads.leads (id, company, source, owner_id, team_id, status, disqualified_reason, captured_at, created_at, updated_at)
      select ('01900000-0000-7000-8000-' || lpad(to_hex(${first}::int + n), 12, '0'))::uuid, '往年' || n || '厂', '展会',
        ${app.people.sales}::uuid, ${app.teams.east}::uuid, case when n % 2 = 0 then 'qualified' else 'disqualified' end,
        case when n % 2 = 0 then null else '没预算' end, at, at, at
      from (select n, ${daysAgo(endedDaysAgo + 14)}::timestamptz + n * interval '1 minute' as at from generate_series(1, ${count}::int) n) made`);
    await tx.run(sql`
      insert into platform.events (at, type, actor_id, via, subject_kind, subject_id, payload)
      select l.captured_at + visit * interval '1 second', 'lead.contacted', ${app.people.sales}::uuid, 'web', 'lead', l.id,
        '{"kind":"visit","direction":"out","direct":true,"outcome":"reached","said":"","changes":{}}'
      from leads.leads l, generate_series(1, ${visits}::int) visit where l.captured_at between ${daysAgo(endedDaysAgo + 15)} and ${daysAgo(endedDaysAgo + 13)}
      union all
      select captured_at + interval '14 days', 'lead.statusChanged', ${app.people.sales}::uuid, 'web', 'lead', id,
        jsonb_build_object('changes', jsonb_build_object('status', jsonb_build_array('working', status)))
      from leads.leads where captured_at between ${daysAgo(endedDaysAgo + 15)} and ${daysAgo(endedDaysAgo + 13)}`);
  });
}

describe('drift', () => {
  test('tells that leads deal with us otherwise than before, and opens those in each bin', async () => {
    await pastLeads(60, 80, 0);
    await pastLeads(40, 20, 3);
    await renewOutcomes(app.db, never);
    const { body } = await app.as('owner').get('/api/score/drift?days=60');
    const of = (key: string) =>
      body.attributes.find((one: { attribute: { key: string } }) => one.attribute.key === key);
    const visits = of('visits');
    expect(visits).toMatchObject({ against: 'before', byChance: false, before: 60 });
    expect(visits.psi).toBeGreaterThan(0.25);
    // Nobody wrote to anybody: as before.
    expect(of('samplesAsked')).toMatchObject({ byChance: true });
    expect(of('samplesAsked').psi).toBeLessThan(0.1);

    for (const { bin, now } of visits.bins) {
      const seen: { id: string; value: number }[] = [];
      for (let cursor = ''; ; ) {
        const path = `/api/score/drift/leads?days=60&key=visits&bin=${bin}&limit=7${cursor && `&cursor=${cursor}`}`;
        const { body: page } = await app.as('owner').get(path);
        seen.push(...page.items);
        if (page.next === null) break;
        cursor = page.next;
      }
      expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
      expect(seen).toHaveLength(now);
    }
    const most = visits.bins.at(-1);
    const { body: page } = await app
      .as('owner')
      .get(`/api/score/drift/leads?days=60&key=visits&bin=${most.bin}`);
    const { bins } = visits.attribute;
    for (const { value } of page.items) expect(value).toBeGreaterThanOrEqual(bins.at(-1).from);
  });

  test('shows nobody a lead out of sight, and is closed to whoever does not manage scores', async () => {
    const other = await acts.capture({ source: '展会' }, 'otherSales');
    const path = '/api/score/drift/leads?days=30&limit=200&key=source&bin=';
    const { body } = await app.as('owner').get('/api/score/drift?days=30');
    const source = body.attributes.find(
      (one: { attribute: { key: string } }) => one.attribute.key === 'source',
    );
    const seenBy = async (person: TestPerson): Promise<string[]> => {
      const ids: string[] = [];
      for (const { bin } of source.bins)
        for (const { id } of (await app.as(person).get(path + bin)).body.items) ids.push(id);
      return ids;
    };
    expect(await seenBy('owner')).toContain(other);
    expect(await seenBy('manager')).not.toContain(other);
    expect((await app.as('sales').get(`${path}0`)).status).toBe(403);
    expect((await app.as('sales').get('/api/score/drift')).status).toBe(403);
    const unknown = await app.as('owner').get('/api/score/drift/leads?key=shoeSize&bin=0');
    expect(unknown).toMatchObject({ status: 422, body: { code: 'score.unknownAttribute' } });
    const bad = await app.as('owner').get(`${path}0&cursor=nonsense`);
    expect(bad.body.code).toBe('paging.badCursor');
  });
});
