import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { system } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import { type TestApp, type TestPerson, testApp } from '../../../platform/testing/test-app.ts';
import { letTimePass } from './index.ts';
import { daysAgo, scoreActs } from './store.fixture.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.drop());

let made = 0;
async function capture(values: object = {}, person: TestPerson = 'sales'): Promise<string> {
  made++;
  const { body, status } = await app
    .as(person)
    .post('/api/leads', { company: `评分测试${made}厂`, ...values });
  expect(status).toBe(201);
  return body.id;
}
const scoreOf = async (id: string, person: TestPerson = 'sales') =>
  (await app.as(person).get(`/api/leads/${id}/score`)).body;
const historyOf = async (id: string) =>
  (await app.as('sales').get(`/api/leads/${id}/score/history`)).body.items;
const talk = (id: string, what: object, person: TestPerson = 'sales') =>
  app.as(person).post(`/api/leads/${id}/communications`, {
    kind: 'call',
    direct: true,
    outcome: 'reached',
    ...what,
  });
async function kept(id: string): Promise<Record<string, unknown>> {
  const [row] = await app.db.read(
    system,
    sql<Record<string, unknown>>`select * from leads.scores where lead_id = ${id}`,
  );
  return row!;
}
describe('a lead’s score', () => {
  test('stands as soon as the lead is captured, and its points sum to it', async () => {
    const id = await capture({
      source: '老客户推荐',
      title: '采购经理',
      phones: ['13900010001'],
      need: '要 200 件法兰，图纸已备好，月底前报价',
    });
    const score = await scoreOf(id);
    expect(score.raw).toBe(
      score.base + score.facts.reduce((sum: number, { points }: { points: number }) => sum + points, 0),
    );
    expect(score.raw).toBe(score.base + score.fit.points + score.engagement.points);
    expect(score.score).toBe(Math.min(100, Math.max(0, score.raw)));
    expect(await kept(id)).toMatchObject({
      score: score.score,
      raw: score.raw,
      fit_grade: score.fit.grade,
      live: true,
    });
    const source = score.facts.find(({ keys }: { keys: string[] }) => keys[0] === 'source');
    expect(source).toMatchObject({ points: 10, values: ['老客户推荐'], part: 'fit' });
    expect(score.scoredAt).not.toBeNull();
  });

  test('moves with the act that changes the lead, and the history says why', async () => {
    const id = await capture({ source: '抖音' });
    const before = await scoreOf(id);
    await app.as('sales').patch(`/api/leads/${id}`, { version: 1, source: '老客户推荐' });
    const after = await scoreOf(id);
    expect(after.raw - before.raw).toBe(17);
    const [latest, first] = await historyOf(id);
    expect(latest).toMatchObject({
      before: before.score,
      after: after.score,
      cause: 'changed',
      reasons: [{ keys: ['source'], points: 17, before: ['抖音'], after: ['老客户推荐'] }],
    });
    expect(first).toMatchObject({ before: null, cause: 'captured' });
  });

  test('rises when a sample is asked for, and falls back when that is undone', async () => {
    const id = await capture();
    const before = await scoreOf(id);
    const { body } = await talk(id, { asked: ['sample'], direction: 'in' });
    const after = await scoreOf(id);
    const [latest] = await historyOf(id);
    expect(latest.cause).toBe('contact');
    expect(latest.reasons[0]).toMatchObject({ keys: ['samplesAsked'], points: 10, before: [0], after: [1] });
    expect(after.score).toBeGreaterThan(before.score);
    await app.as('sales').post('/api/leads/undo', { batchId: body.batchId });
    expect((await scoreOf(id)).raw).toBe(before.raw);
    expect((await kept(id)).raw).toBe(before.raw);
  });

  test('counts a communication written down late from the day it took place', async () => {
    const id = await capture({ capturedAt: '2026-01-05T02:00:00Z' });
    const late = new Date(Date.now() - 120 * 86_400_000).toISOString();
    await talk(id, { kind: 'visit', at: late });
    await talk(id, { kind: 'visit' });
    // Two visits, the older one half-forgotten twice: 1 + 1/4.
    const visits = (await scoreOf(id)).facts.find(({ keys }: { keys: string[] }) => keys[0] === 'visits');
    expect(visits.values[0]).toBeCloseTo(1.25, 2);
    // And the other way round: the older is logged after the newer.
    const other = await capture({ capturedAt: '2026-01-05T02:00:00Z' });
    await talk(other, { kind: 'visit' });
    await talk(other, { kind: 'visit', at: late });
    const same = (await scoreOf(other)).facts.find(({ keys }: { keys: string[] }) => keys[0] === 'visits');
    expect(same.values[0]).toBeCloseTo(1.25, 2);
  });

  test('forgets with time: only leads whose time has come are written', async () => {
    const id = await capture();
    await talk(id, { kind: 'visit' });
    const fresh = await scoreOf(id);
    const quiet = await capture();
    const row = await kept(id);
    expect(Date.parse(String(row.next_change_at))).toBeGreaterThan(Date.now());
    // Ninety days later: the clock is moved by moving the past.
    await app.db.asSystem(async (tx) => {
      await tx.run(sql`update leads.engagement set at = at - interval '90 days' where lead_id = ${id}`);
      await tx.run(
        sql`update leads.leads set captured_at = captured_at - interval '90 days', last_contact_at = last_contact_at - interval '90 days' where id = ${id}`,
      );
      await tx.run(
        sql`update leads.scores set next_change_at = next_change_at - interval '90 days', scored_at = scored_at - interval '90 days' where lead_id = ${id}`,
      );
    });
    const untouched = await kept(quiet);
    expect(await app.db.asSystem(letTimePass)).toBe(1);
    expect(await app.db.asSystem(letTimePass)).toBe(0);
    const aged = await scoreOf(id);
    expect(aged.score).toBeLessThan(fresh.score);
    expect((await kept(id)).score).toBe(aged.score);
    expect(await kept(quiet)).toEqual(untouched);
    const [latest] = await historyOf(id);
    expect(latest.cause).toBe('time');
    expect(latest.reasons.map(({ keys }: { keys: string[] }) => keys[0])).toContain('visits');
  });

  test('of another’s lead is not there, by any door', async () => {
    const id = await capture({}, 'otherSales');
    for (const path of [`/api/leads/${id}/score`, `/api/leads/${id}/score/history`])
      expect((await app.as('sales').get(path)).status).toBe(404);
    const doubt = await app
      .as('sales')
      .post(`/api/leads/${id}/score/feedback`, { says: 'tooLow', reason: 'other' });
    expect(doubt.status).toBe(404);
    const seen = await app.db.read(
      { ...system, id: app.people.sales, grants: { 'leads.read': 'own' } },
      sql`select 1 from leads.scores where lead_id = ${id}`,
    );
    expect(seen).toEqual([]);
  });

  test('goes along when the lead changes hands or is deleted', async () => {
    const id = await capture();
    await app.as('manager').post(`/api/leads/${id}/owner`, { version: 1, ownerId: app.people.manager });
    expect(await kept(id)).toMatchObject({ owner_id: app.people.manager });
    await app.as('manager').delete(`/api/leads/${id}?version=2`);
    expect(await kept(id)).toMatchObject({ live: false });
  });

  test('is kept by bulk changes and their undoing', async () => {
    const ids = [await capture({ source: '抖音' }), await capture({ source: '抖音' })];
    const before = await Promise.all(ids.map((id) => scoreOf(id)));
    const { body } = await app
      .as('sales')
      .post('/api/leads/bulk', { ids, changes: { values: { source: '老客户推荐' } } });
    expect(body.changed).toBe(2);
    for (const [at, id] of ids.entries()) expect((await kept(id)).raw).toBe(before[at].raw + 17);
    await app.as('sales').post('/api/leads/undo', { batchId: body.batchId });
    for (const [at, id] of ids.entries()) expect((await kept(id)).raw).toBe(before[at].raw);
  });

  test('can be called wrong, once per person until it is settled', async () => {
    const id = await capture();
    const say = (says: string) =>
      app
        .as('sales')
        .post(`/api/leads/${id}/score/feedback`, { says, reason: 'budget', words: '老板已批预算' });
    expect((await say('tooHigh')).status).toBe(201);
    const second = await say('tooLow');
    const open = (await app.as('owner').get('/api/score/feedback')).body.items.filter(
      (one: { leadId: string }) => one.leadId === id,
    );
    expect(open).toHaveLength(1);
    expect(open[0]).toMatchObject({ says: 'tooLow', byName: '李晓', words: '老板已批预算' });
    expect((await scoreOf(id)).myFeedback).toMatchObject({ id: second.body.id, settled: null });
    const settled = await app
      .as('owner')
      .post(`/api/score/feedback/${second.body.id}/settle`, { settled: 'agreed' });
    expect(settled.body).toMatchObject({ settled: 'agreed', settledByName: '陈立' });
    expect(
      (await app.as('sales').post(`/api/score/feedback/${second.body.id}/settle`, { settled: 'kept' }))
        .status,
    ).toBe(403);
  });
});

describe('who may', () => {
  test('without score.manage cards, training and settings are closed', async () => {
    for (const [method, path] of [
      ['get', '/api/score/cards'],
      ['get', '/api/score/draft'],
      ['get', '/api/score/attributes'],
      ['get', '/api/score/quality'],
      ['get', '/api/score/settings'],
      ['get', '/api/score/training'],
      ['post', '/api/score/training'],
      ['post', '/api/score/preview'],
    ] as const)
      expect((await app.as('sales')[method](path, method === 'post' ? {} : undefined)).status, path).toBe(
        403,
      );
    expect((await app.as('manager').get('/api/score/cards')).status).toBe(200);
    expect((await app.as('sales').get('/api/score/progress')).status).toBe(200);
  });
  test('everyone who sees scores may read the card they come from, and none that isn’t there', async () => {
    const { cardId } = await scoreOf(await capture());
    const { status, body } = await app.as('sales').get(`/api/score/cards/${cardId}`);
    expect({ status, state: body.state }).toEqual({ status: 200, state: 'published' });
    expect(body.card.attributes.length).toBeGreaterThan(5);
    expect((await app.as('sales').get('/api/score/cards/01900000-0000-7000-8000-000000000000')).status).toBe(
      404,
    );
  });
});

describe('lists', () => {
  const list = async (query: string, person: TestPerson = 'sales') =>
    (await app.as(person).get(`/api/leads?${query}`)).body as {
      items: Record<string, unknown>[];
      next: string | null;
    };

  test('are sorted by score page by page, without losing or repeating a lead', async () => {
    for (const source of ['抖音', '老客户推荐', '官网询价', '百度推广']) await capture({ source });
    const all = await list('sort=-score&limit=200&fields=score,grade,chance');
    const ids: unknown[] = [];
    for (let cursor = ''; ; ) {
      const page = await list(`sort=-score&limit=3&fields=score${cursor && `&cursor=${cursor}`}`);
      ids.push(...page.items.map((lead) => lead.id));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(ids).toEqual(all.items.map((lead) => lead.id));
    const scores = all.items.map((lead) => lead.score as number);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(all.items[0]!.grade).toMatch(/^[A-D][1-4]$/);
    expect(all.items[0]!.chance).toBeGreaterThan(0);
    const counted = (await app.as('sales').get('/api/leads/total')).body.total;
    expect(ids).toHaveLength(counted);
  });

  test('are filtered by score and grades', async () => {
    const condition = (field: string, operator: string, values: string[]) =>
      `filter=${encodeURIComponent(JSON.stringify([{ field, operator, values }]))}`;
    const high = await list(`${condition('score', 'atLeast', ['45'])}&fields=score&limit=200`);
    expect(high.items.length).toBeGreaterThan(0);
    expect(high.items.every((lead) => (lead.score as number) >= 45)).toBe(true);
    const poor = await list(`sort=score&${condition('fitGrade', 'anyOf', ['D'])}&fields=grade&limit=200`);
    expect(poor.items.length).toBeGreaterThan(0);
    expect(poor.items.every((lead) => String(lead.grade).startsWith('D'))).toBe(true);
    const bad = await app.as('sales').get(`/api/leads?${condition('fitGrade', 'anyOf', ['E'])}`);
    expect(bad.body.code).toBe('lead.badFilter');
  });

  test('show nobody another’s lead by its score', async () => {
    const theirs = await capture({ source: '老客户推荐' }, 'otherSales');
    const mine = await list('sort=-score&limit=200');
    expect(mine.items.map((lead) => lead.id)).not.toContain(theirs);
    const team = await list('sort=-score&limit=200', 'manager');
    expect(team.items.map((lead) => lead.id)).not.toContain(theirs);
    const everyone = await list('sort=-score&limit=200', 'owner');
    expect(everyone.items.map((lead) => lead.id)).toContain(theirs);
  });
});

test('whatever a lead tells and does, the points listed are the score', async () => {
  const acts = scoreActs(app);
  let phones = 0;
  const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
  const lead = fc.record({
    source: maybe(fc.constantFrom('抖音', '展会', '老客户推荐', '官网询价', '没见过的来源', '__proto__')),
    title: maybe(fc.constantFrom('总经理', '采购经理', '工程师', '学生')),
    amount: maybe(fc.constantFrom('0', '0.01', '48000', '9999999999.99')),
    // Each its own: the same number again would be the same lead.
    phones: maybe(fc.constant(null).map(() => [`139${String(++phones).padStart(8, '0')}`])),
    need: maybe(fc.string({ minLength: 1, maxLength: 300, unit: fc.constantFrom('要', '法', '兰', 'a') })),
    capturedAt: maybe(fc.integer({ min: 0, max: 900 }).map(daysAgo)),
  });
  const dealing = fc.record({
    kind: fc.constantFrom('call', 'visit', 'meeting', 'mail', 'message'),
    direction: fc.constantFrom('in', 'out'),
    outcome: fc.constantFrom('reached', 'noAnswer'),
    asked: fc.subarray(['sample', 'quote', 'visit', 'documents']),
  });
  // Three cards: the shipped one, one that lifts most leads beyond 100, one that sinks them below 0.
  for (const base of [0, 70, -160]) {
    if (base !== 0)
      await acts.publish((open) => {
        open.base += base;
      });
    await fc.assert(
      fc.asyncProperty(lead, fc.array(dealing, { maxLength: 4 }), async (values, dealings) => {
        const id = await acts.capture(values);
        for (const one of dealings)
          await app.as('sales').post(`/api/leads/${id}/communications`, { direct: true, ...one });
        const shown = await acts.explained(id);
        const sum = (part?: string) =>
          shown.facts
            .filter((fact: { part: string }) => !part || fact.part === part)
            .reduce((all: number, { points }: { points: number }) => all + points, 0);
        expect(shown.base + sum()).toBe(shown.raw);
        expect(sum('fit')).toBe(shown.fit.points);
        expect(sum('engagement')).toBe(shown.engagement.points);
        expect(shown.score).toBe(Math.min(100, Math.max(0, shown.raw)));
        expect(shown.clamped).toBe(shown.raw > 100 ? 'high' : shown.raw < 0 ? 'low' : null);
        expect(await acts.kept(id)).toMatchObject({ raw: shown.raw, score: shown.score });
      }),
      { numRuns: 6 },
    );
  }
});
