import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { system } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import { type TestApp, testApp } from '../../../platform/testing/test-app.ts';
import { renewOutcomes } from './acts/renew-outcomes.ts';
import { startRun } from './acts/rescore.ts';
import { catchUp, forgetScoring, letTimePass, rescoreAll, scoreJobs } from './index.ts';
import { daysAgo, never, scoreActs } from './store.fixture.ts';
import { latestRun } from './store-runs.ts';
import { loadScoring } from './store-scoring.ts';

let app: TestApp;
let acts: ReturnType<typeof scoreActs>;
beforeAll(async () => {
  app = await testApp();
  acts = scoreActs(app);
});
afterAll(() => app.drop());

const run = async () => (await app.db.read(system, latestRun))[0]!;
const runs = async () =>
  (await app.db.read(system, sql<{ n: number }>`select count(*) as n from leads.score_runs`))[0]!.n;
/** What happens by the minute. */
const aMinute = () =>
  scoreJobs
    .find(({ task }) => task === 'leads.letScoresAge')!
    .run({}, { db: app.db, signal: never, log: () => {} });
const levelOf = async (id: string, measure: string) => {
  const [row] = await app.db.read(
    system,
    sql<{ level: number }>`select level from leads.engagement where lead_id = ${id} and measure = ${measure}`,
  );
  return row!.level;
};

describe('half-lives', () => {
  test('that change make measures and scores anew, say why, and start one run only', async () => {
    const id = await acts.capture({ capturedAt: daysAgo(200) });
    await acts.visit(id, daysAgo(30));
    await acts.visit(id);
    expect(await levelOf(id, 'visits')).toBeCloseTo(1 + Math.SQRT1_2, 2);
    const before = await acts.explained(id);
    expect((await acts.changeSettings({ halfLives: { visits: 15 } })).status).toBe(200);
    await rescoreAll(app.db, never);
    // Two half-lives: a quarter is left of the older visit.
    expect(await levelOf(id, 'visits')).toBeCloseTo(1 + 1 / 4, 2);
    const after = await acts.explained(id);
    expect(after.raw).toBe(before.raw - 3);
    expect((await acts.kept(id)).raw).toBe(after.raw);
    expect((await acts.history(id))[0]).toMatchObject({
      cause: 'settings',
      before: before.score,
      after: after.score,
    });
    expect(await run()).toMatchObject({ cause: 'settings', moved: 1 });
    const started = await runs();
    await aMinute();
    expect(await runs()).toBe(started);
  });

  test('are made anew to the end, also when a card is published while that goes on', async () => {
    const id = await acts.capture({ capturedAt: daysAgo(200) });
    await acts.visit(id, daysAgo(30));
    await acts.visit(id);
    await acts.changeSettings({ halfLives: { visits: 60 } });
    const card = await acts.publish((draft) => {
      draft.base += 1;
    });
    await rescoreAll(app.db, never);
    expect(await levelOf(id, 'visits')).toBeCloseTo(1 + Math.SQRT1_2, 2);
    expect(await acts.kept(id)).toMatchObject({ card_id: card, raw: (await acts.explained(id)).raw });
  });

  test('lose nothing that is logged while measures are made anew', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => acts.capture()));
    await acts.changeSettings({ halfLives: { visits: 40 } });
    await Promise.all([rescoreAll(app.db, never), ...ids.map((id) => acts.visit(id))]);
    for (const id of ids) {
      expect(await levelOf(id, 'visits')).toBe(1);
      expect((await acts.kept(id)).raw).toBe((await acts.explained(id)).raw);
    }
  });
});

describe('the rule of outcomes', () => {
  test('that changes tells every outcome anew, and quality follows', async () => {
    const { body: field } = await app.as('owner').post('/api/custom-fields', {
      subject: 'lead',
      label: '结局',
      kind: 'choice',
      choices: ['签约', '没签'],
    });
    const ended = async (status: object, said: string) => {
      const id = await acts.capture();
      const { score } = await acts.explained(id);
      await app.as('sales').post(`/api/leads/${id}/status`, { version: 1, to: 'working' });
      await app.as('sales').post(`/api/leads/${id}/status`, { version: 2, ...status });
      await app.as('sales').patch(`/api/leads/${id}`, { version: 3, custom: { [field.key]: said } });
      return { id, score };
    };
    const won = { to: 'qualified' };
    const lost = { to: 'disqualified', reason: '没预算' };
    const signed = await ended(won, '签约');
    const qualifiedOnly = await ended(won, '没签');
    await ended(lost, '没签');
    const overall = async () => (await app.as('owner').get('/api/score/quality?days=30')).body.overall;
    expect(await overall()).toMatchObject({ leads: 3, won: 2 });

    const byField = { by: 'custom', key: field.key, won: ['签约'], lost: ['没签'] };
    expect((await acts.changeSettings({ outcome: byField })).status).toBe(200);
    await renewOutcomes(app.db, never);
    expect(await overall()).toMatchObject({ leads: 3, won: 1 });
    expect((await acts.explained(signed.id)).outcome).toMatchObject({ won: true });
    expect((await acts.explained(qualifiedOnly.id)).outcome).toMatchObject({ won: false });
    // No score depends on it: nothing is scored anew.
    const started = await runs();
    await aMinute();
    expect(await runs()).toBe(started + 1); // for the custom field
    await rescoreAll(app.db, never);

    const byStatus = { by: 'status', won: ['qualified', 'converted'], lost: ['disqualified'] };
    await acts.changeSettings({ outcome: byStatus });
    await renewOutcomes(app.db, never);
    expect(await overall()).toMatchObject({ leads: 3, won: 2 });
    expect((await acts.explained(signed.id)).outcome).toMatchObject({ won: true, score: signed.score });
  });
});

describe('a run', () => {
  test('whose process is gone in the middle goes on where it was, with what people wrote meanwhile', async () => {
    await app.db.asSystem((tx) =>
      tx.run(sql`
        insert into leads.leads (id, company, source, owner_id, team_id, status, captured_at, created_at, updated_at)
        select ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, '多' || n || '厂', (array['展会', '抖音'])[1 + n % 2],
          ${app.people.sales}::uuid, ${app.teams.east}::uuid, 'new', now(), now(), now()
        from generate_series(1, 90) n`),
    );
    await catchUp(app.db, never);
    const early = '01900000-0000-7000-8000-000000000001';
    const late = '01900000-0000-7000-8000-00000000005a';
    const [wasEarly, wasLate] = [await acts.kept(early), await acts.kept(late)];
    const card = await acts.publish((draft) => {
      draft.base += 7;
    });
    let asked = 0;
    const gone = {
      get aborted() {
        if (++asked > 1) throw new Error('the process is gone');
        return false;
      },
    } as AbortSignal;
    await expect(rescoreAll(app.db, gone, 40)).rejects.toThrow('the process is gone');
    const halted = await run();
    expect(halted).toMatchObject({ finishedAt: null, done: 40 });
    // The newest are through, the oldest not yet.
    expect((await acts.kept(late)).card_id).toBe(card);
    expect((await acts.kept(early)).card_id).not.toBe(card);

    const [, ended] = await Promise.all([
      Promise.all([acts.visit(late), acts.visit(early), acts.capture()]),
      rescoreAll(app.db, never, 40),
    ]);
    expect(ended.done).toBeGreaterThanOrEqual(90);
    expect(await run()).toMatchObject({ id: halted.id });
    expect((await run()).finishedAt).not.toBeNull();
    for (const [id, was] of [
      [late, wasLate],
      [early, wasEarly],
    ] as const) {
      const { raw } = await acts.explained(id);
      expect((await acts.kept(id)).raw).toBe(raw);
      // What the visit brings, and what the card does.
      expect(raw).toBeGreaterThanOrEqual(was.raw + 7 + 9);
    }
    const [left] = await app.db.read(
      system,
      sql<{ behind: number; raws: number }>`
        select count(*) filter (where s.card_id <> ${card} or s.lead_version <> l.version) as behind,
          count(distinct s.raw) filter (where l.company like '多%' and l.version = 1) as raws
        from leads.leads l left join leads.scores s on s.lead_id = l.id where l.deleted_at is null`,
    );
    expect(left).toEqual({ behind: 0, raws: 2 });
  });

  test('follows when the fields of a whole card are deleted at once', async () => {
    const owner = app.as('owner');
    const fields: { id: string; key: string }[] = [];
    for (const label of ['一', '二', '三', '四', '五']) {
      const { body } = await owner.post('/api/custom-fields', {
        subject: 'lead',
        label: `项${label}`,
        kind: 'number',
      });
      fields.push(body);
    }
    const custom = Object.fromEntries(fields.map(({ key }) => [key, 10]));
    const id = await acts.capture({ custom });
    const before = (await acts.explained(id)).raw;
    await acts.publish((draft) => {
      for (const { key } of fields)
        draft.attributes.push({
          key: `custom.${key}`,
          kind: 'numeric',
          part: 'fit',
          missing: { points: -1 },
          bins: [{ from: null, points: 4 }],
        });
    });
    await rescoreAll(app.db, never);
    expect((await acts.kept(id)).raw).toBe(before + 20);
    await Promise.all(fields.map((field) => owner.delete(`/api/custom-fields/${field.id}`)));
    await aMinute();
    await rescoreAll(app.db, never);
    expect((await acts.explained(id)).raw).toBe(before - 5);
    expect((await acts.kept(id)).raw).toBe(before - 5);
    const { body } = await owner.get(`/api/score/cards/${await acts.inUse()}`);
    expect(body.gone.toSorted()).toEqual(fields.map(({ key }) => `custom.${key}`).toSorted());
    // A card of fields that are gone can still be changed and used again.
    await acts.publish((draft) => {
      draft.base += 1;
    });
    await rescoreAll(app.db, never);
    expect((await acts.kept(id)).raw).toBe(before - 4);
  });
});

describe('two processes', () => {
  test('score with the card that one of them puts into use, and never over a newer one', async () => {
    // A second copy of the whole program with its own memory, on the same database.
    vi.resetModules();
    const [{ createApp }, { Database }, { appRole }, score, second, live] = await Promise.all([
      import('../../../app.ts'),
      import('../../../platform/db/database.ts'),
      import('../../../platform/db/migrate.ts'),
      import('./store-scoring.ts'),
      import('./index.ts'),
      import('../../../platform/events/live.ts'),
    ]);
    const db = new Database({ connection: { connectionString: app.url }, connections: 4, role: appRole });
    const other = await createApp({
      db,
      schemaVersion: 'test',
      secretKey: Buffer.alloc(32, 7),
      uploads: '/nowhere',
      log: pino({ level: 'silent' }),
      language: 'zh-CN',
    });
    let stopListening = (): void => {};
    const captureThere = async () => {
      const answer = await other.inject({
        method: 'POST',
        url: '/api/leads',
        headers: { cookie: app.as('sales').cookie, 'x-yaosu-client': 'test' },
        payload: { company: '另一个进程厂' },
      });
      return answer.json().id as string;
    };
    try {
      const first = await captureThere();
      const old = (await score.loadScoring(db)).cardId;
      const fresh = await acts.publish((draft) => {
        draft.base += 3;
      });
      await rescoreAll(app.db, never);
      // It has heard of nothing yet, and scores with what it knows: due at once to be scored by the card in use.
      const lead = await captureThere();
      expect((await acts.kept(lead)).card_id).toBe(old);
      expect(Date.parse((await acts.kept(lead)).next_change_at!)).toBeLessThanOrEqual(Date.now());
      expect(await app.db.asSystem(letTimePass)).toBe(1);
      expect(await acts.kept(lead)).toMatchObject({ card_id: fresh, raw: (await acts.explained(lead)).raw });
      expect((await acts.history(lead))[0].cause).toBe('card');
      // Nor does it take all leads for left behind.
      expect(await second.catchUp(db, never)).toBe(0);
      expect((await acts.kept(first)).card_id).toBe(fresh);

      // With the notice it knows.
      stopListening = await live.startLive(db, () => {});
      const newest = await acts.publish((draft) => {
        draft.base += 1;
      });
      await app.db.read(
        system,
        sql`select pg_notify('yaosu_live', ${JSON.stringify([{ type: 'scoreCard.published', kind: 'scoreCard', id: newest }])})`,
      );
      await vi.waitFor(async () => expect((await score.loadScoring(db)).cardId).toBe(newest));
      expect((await acts.kept(await captureThere())).card_id).toBe(newest);
    } finally {
      stopListening();
      await other.close();
      await db.close();
    }
    forgetScoring();
    await rescoreAll(app.db, never);
  });
});

describe('past the acts', () => {
  test('leads that came in or changed otherwise are caught up with, with their dealings', async () => {
    const id = await acts.capture({ source: '抖音' });
    const before = await acts.kept(id);
    await app.db.asSystem(async (tx) => {
      await tx.run(sql`delete from leads.scores where lead_id = ${id}`);
      await tx.run(sql`update leads.leads set source = '老客户推荐', version = version + 1 where id = ${id}`);
      await tx.run(sql`insert into platform.events (at, type, actor_id, via, subject_kind, subject_id, payload)
        values (now(), 'lead.contacted', ${app.people.sales}, 'cli', 'lead', ${id}, '{"kind":"visit","direction":"out","direct":true,"outcome":"reached","said":"","changes":{}}')`);
    });
    expect(await catchUp(app.db, never)).toBeGreaterThanOrEqual(1);
    expect(await catchUp(app.db, never)).toBe(0);
    // 17 for the source, 9 for the visit.
    expect((await acts.kept(id)).raw).toBe(before.raw + 17 + 9);
  });

  test('a run over all leads that comes first does not take them for scored', async () => {
    const id = await acts.capture({ source: '抖音' });
    const before = await acts.kept(id);
    await app.db.asSystem(async (tx) => {
      await tx.run(sql`delete from leads.scores where lead_id = ${id}`);
      await tx.run(sql`insert into platform.events (at, type, actor_id, via, subject_kind, subject_id, payload)
        values (now(), 'lead.contacted', ${app.people.sales}, 'cli', 'lead', ${id}, '{"kind":"visit","direction":"out","direct":true,"outcome":"reached","said":"","changes":{}}')`);
      startRun(tx, 'first', await loadScoring(tx));
    });
    await rescoreAll(app.db, never);
    expect((await acts.kept(id)).raw).toBe(before.raw + 9);
  });
});
