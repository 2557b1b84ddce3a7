import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../kernel/ids.ts';
import { system } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import { type TestApp, type TestPerson, testApp } from '../../../platform/testing/test-app.ts';
import { pairFresh } from './acts/pair-fresh.ts';
import { catchUpKeys, historyOf, pairLead, scanBase } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  await app.as('owner').post('/api/custom-fields', { label: 'Model', kind: 'text' });
});
afterAll(() => app.drop());

async function capture(person: TestPerson, values: object): Promise<string> {
  const { body, status } = await app.as(person).post('/api/leads', { allowDuplicate: true, ...values });
  expect(status).toBe(201);
  return body.id;
}
const catchUp = async (): Promise<void> => {
  while ((await app.db.asSystem(catchUpKeys)).length > 0);
};
const versionOf = async (id: string): Promise<number> =>
  (await app.db.read(system, sql<{ v: number }>`select version as v from leads.leads where id = ${id}`))[0]!
    .v;
const merge = async (person: TestPerson, keptId: string, awayId: string, choices: object = {}) =>
  app.as(person).post('/api/leads/merge', {
    keptId,
    awayId,
    keptVersion: await versionOf(keptId),
    awayVersion: await versionOf(awayId),
    choices,
  });
const wholeRow = async (id: string) =>
  (
    await app.db.read(
      system,
      sql<{
        row: object;
      }>`select to_jsonb(l) - 'version' - 'updated_at' as row from leads.leads l where id = ${id}`,
    )
  )[0]!.row;

/** Whether a lead waits to be compared with others. */
async function waits(id: string): Promise<boolean> {
  const rows = await app.db.read(
    system,
    sql`select 1 from leads.match_keys where lead_id = ${id} and not paired`,
  );
  return rows.length === 1;
}

describe('near matches of one lead', () => {
  test('are found by what they share, with likelihood and why, among those one may see', async () => {
    const id = await capture('sales', {
      company: '苏州恒力精密机械有限公司',
      name: '陈建国',
      phones: ['13911110001'],
    });
    const near = await capture('sales', {
      company: '蘇州恆力精密機械',
      name: '陈建国',
      phones: ['13911110010'],
    });
    const colleague = await capture('sales', {
      company: '苏州恒力精密机械有限公司',
      name: '许静',
      phones: ['13922220002'],
    });
    const others = await capture('otherSales', { company: '苏州恒力精密机械有限公司', name: '陈建国' });
    await catchUp();
    const { body } = await app.as('sales').get(`/api/leads/${id}/duplicates`);
    expect(body.items.map((one: { lead: { id: string } }) => one.lead.id)).toEqual([near]);
    const [found] = body.items;
    expect(found.likelihood).toBeGreaterThan(0.9);
    expect(found.reasons.find((one: { field: string }) => one.field === 'company')).toMatchObject({
      agreement: 'same',
    });
    expect(body.items.map((one: { lead: { id: string } }) => one.lead.id)).not.toContain(colleague);
    const owner = (await app.as('owner').get(`/api/leads/${id}/duplicates`)).body.items;
    expect(owner.map((one: { lead: { id: string } }) => one.lead.id).sort()).toEqual([near, others].sort());
    expect((await app.as('otherSales').get(`/api/leads/${id}/duplicates`)).status).toBe(404);
  });

  test('are there at once when a lead comes in or is corrected, and kept to be looked at', async () => {
    const first = await capture('sales', { company: '常州瑞丰轴承有限公司', name: '顾明' });
    const second = await capture('sales', { company: '常州瑞峰铸件有限公司', name: '顾明' });
    const nearOf = async (id: string) =>
      (await app.as('sales').get(`/api/leads/${id}/duplicates`)).body.items.map(
        (one: { lead: { id: string } }) => one.lead.id,
      );
    const edited = await app.as('sales').patch(`/api/leads/${second}`, {
      version: 1,
      company: '常州市瑞丰轴承有限公司',
    });
    expect(await nearOf(first)).toEqual([second]);
    expect(await waits(second)).toBe(true);
    expect(await pairLead(app.db, second)).toBe(1);
    expect((await app.as('sales').get(`/api/leads/${first}/counts`)).body.duplicates).toBe(1);
    // Taken back, it is found by what it was again.
    await app.as('sales').post('/api/leads/undo', { batchId: edited.body.batchId });
    const keys = await app.db.read<{ keys: number[]; fresh: boolean }>(
      system,
      sql`select m.keys, m.version = l.version as fresh from leads.match_keys m join leads.leads l on l.id = m.lead_id where l.id = ${second}`,
    );
    expect(keys[0]!.fresh).toBe(true);
  });

  test('that are told apart are not proposed again, until that is taken back', async () => {
    const one = await capture('sales', { company: '宁波鼎盛铸造有限公司', name: '郑凯' });
    const other = await capture('sales', { company: '宁波鼎盛铸造', name: '郑凯' });
    await catchUp();
    const near = async () => (await app.as('sales').get(`/api/leads/${one}/duplicates`)).body.items.length;
    expect(await near()).toBe(1);
    expect((await app.as('otherSales').post('/api/leads/duplicates/different', { one, other })).status).toBe(
      404,
    );
    expect((await app.as('readonly').post('/api/leads/duplicates/different', { one, other })).status).toBe(
      403,
    );
    expect(
      (await app.as('sales').post('/api/leads/duplicates/different', { one: other, other: one })).status,
    ).toBe(204);
    expect(await near()).toBe(0);
    await app.as('sales').post('/api/leads/duplicates/different', { one, other, again: true });
    expect(await near()).toBe(1);
  });
});

describe('a scan of the whole base', () => {
  test('lists pairs likeliest first, to each what they see, and leaves settled ones settled', async () => {
    const pairs: [string, string][] = [];
    for (let n = 0; n < 3; n++)
      pairs.push([
        await capture('sales', {
          company: `常州第${n}轴承有限公司`,
          name: `吴勇`,
          emails: [`wuyong${n}@bearing${n}.cn`],
        }),
        await capture('sales', { company: `常州第${n}轴承`, name: `吴勇`, phones: [`1395555000${n}`] }),
      ]);
    const foreign = await capture('otherSales', { company: '佛山顺景五金', name: '何伟' });
    await capture('sales', { company: '佛山顺景五金', name: '何伟' });
    const started = await app.as('owner').post('/api/leads/duplicates/scan');
    expect(started.status).toBe(202);
    expect((await app.as('owner').post('/api/leads/duplicates/scan')).body.code).toBe(
      'duplicate.scanRunning',
    );
    expect((await app.as('manager').post('/api/leads/duplicates/scan')).status).toBe(403);
    await scanBase(app.db, started.body.id, new AbortController().signal);
    const { scan } = (await app.as('owner').get('/api/leads/duplicates/scan')).body;
    expect(scan).toMatchObject({ state: 'done', phase: 'pairs', step: scan.steps });
    expect(scan.found).toBeGreaterThanOrEqual(4);

    const items: { a: { id: string }; b: { id: string }; likelihood: number }[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const page: { items: typeof items; next: string | null } = (
        await app.as('sales').get(`/api/leads/duplicates?limit=2${next && `&cursor=${next}`}`)
      ).body;
      items.push(...page.items);
      next = page.next;
    }
    const shown = items.map(({ a, b }) => [a.id, b.id].sort().join());
    for (const pair of pairs) expect(shown).toContain([...pair].sort().join());
    expect(new Set(shown).size).toBe(shown.length);
    expect(items.flatMap(({ a, b }) => [a.id, b.id])).not.toContain(foreign);
    const likelihoods = items.map((one) => one.likelihood);
    expect(likelihoods).toEqual([...likelihoods].sort((a, b) => b - a));
    expect((await app.as('owner').get('/api/leads/duplicates?limit=100')).body.items.length).toBeGreaterThan(
      items.length,
    );

    await app.as('sales').post('/api/leads/duplicates/different', { one: pairs[0]![0], other: pairs[0]![1] });
    const again = await app.as('owner').post('/api/leads/duplicates/scan');
    await scanBase(app.db, again.body.id, new AbortController().signal);
    const left = (await app.as('sales').get('/api/leads/duplicates?limit=100')).body.items;
    expect(left).toHaveLength(items.length - 1);
  });

  test('goes on where it was, and stops when told to', async () => {
    const started = (await app.as('owner').post('/api/leads/duplicates/scan')).body;
    const stopped = new AbortController();
    stopped.abort();
    await scanBase(app.db, started.id, stopped.signal);
    expect((await app.as('owner').get('/api/leads/duplicates/scan')).body.scan.state).toBe('running');
    expect((await app.as('owner').post(`/api/leads/duplicates/scan/${started.id}/cancel`)).status).toBe(204);
    await scanBase(app.db, started.id, new AbortController().signal);
    expect((await app.as('owner').get('/api/leads/duplicates/scan')).body.scan).toMatchObject({
      state: 'cancelled',
      found: 0,
    });
  });
});

describe('merging', () => {
  test('makes one of two, with both histories, and taken apart both are exactly what they were', async () => {
    const [kept, away] = [
      await capture('sales', {
        company: '无锡天工泵业',
        name: '钱进',
        phones: ['13844440001'],
        emails: ['qian@tg.cn'],
        custom: { model: 'P1' },
      }),
      await capture('sales', {
        company: '无锡天工泵业有限公司',
        name: '钱进',
        phones: ['13844440002'],
        region: '江苏',
        amount: '8000',
      }),
    ];
    await app.as('sales').post(`/api/leads/${away}/comments`, { text: '老客户介绍的' });
    await app.as('sales').post(`/api/leads/${away}/communications`, {
      kind: 'call',
      direct: true,
      outcome: 'reached',
      said: '要报价',
      at: new Date(Date.now() - 60_000).toISOString(),
    });
    const before = [await wholeRow(kept), await wholeRow(away)];

    const merged = await merge('sales', kept, away, { company: 'away' });
    expect(merged.status).toBe(200);
    const lead = (await app.as('sales').get(`/api/leads/${kept}`)).body;
    expect(lead).toMatchObject({
      company: '无锡天工泵业有限公司',
      region: '江苏',
      amount: '8000.00',
      phones: ['+8613844440001', '+8613844440002'],
      emails: ['qian@tg.cn'],
      custom: { model: 'P1' },
      version: merged.body.version,
    });
    expect(lead.firstContactAt).not.toBeNull();
    expect((await app.as('sales').get(`/api/leads/${away}`)).status).toBe(404);
    expect(
      (await app.as('sales').get('/api/leads?q=13844440002')).body.items.map((one: { id: string }) => one.id),
    ).toEqual([kept]);
    // The history as whoever sees the kept lead sees it.
    const actor = { ...system, id: app.people.sales, grants: { 'leads.read': 'own' as const } };
    const events = await app.db.read(
      actor,
      sql<{
        type: string;
      }>`select type from platform.events where subject_id = any(array(${historyOf(kept)})) order by seq`,
    );
    expect(events.map((one) => one.type)).toEqual(
      expect.arrayContaining(['lead.captured', 'lead.commented', 'lead.contacted', 'lead.merged']),
    );
    expect(events.filter((one) => one.type === 'lead.captured')).toHaveLength(2);

    const { items } = (await app.as('sales').get(`/api/leads/${kept}/merges`)).body;
    expect(items).toMatchObject([
      { id: merged.body.mergeId, awayId: away, awayName: '钱进', mergedBy: '李晓' },
    ]);
    const undone = await app.as('sales').post(`/api/leads/merges/${merged.body.mergeId}/undo`, {});
    expect(undone.body).toMatchObject({ id: kept, awayId: away, kept: [] });
    expect([await wholeRow(kept), await wholeRow(away)]).toEqual(before);
    expect((await app.as('sales').get(`/api/leads/${kept}/merges`)).body.items).toEqual([]);
    expect((await app.as('sales').post(`/api/leads/merges/${merged.body.mergeId}/undo`, {})).status).toBe(
      404,
    );
    expect(
      (await app.as('sales').get('/api/leads?q=13844440002')).body.items.map((one: { id: string }) => one.id),
    ).toEqual([away]);
  });

  test('is taken apart only knowingly when the lead was worked on since', async () => {
    const kept = await capture('sales', { company: '昆山科泰', name: '孙丽', region: null });
    const away = await capture('sales', {
      company: '昆山科泰电子',
      name: '孙丽',
      region: '江苏',
      industry: '电子',
    });
    const { body } = await merge('sales', kept, away);
    await app.as('sales').patch(`/api/leads/${kept}`, { version: body.version, region: '上海' });
    await app.as('sales').post(`/api/leads/${kept}/comments`, { text: '补充' });
    const refused = await app.as('sales').post(`/api/leads/merges/${body.mergeId}/undo`, {});
    expect([refused.status, refused.body.code]).toEqual([409, 'merge.changedSince']);
    expect(refused.body.facts).toEqual({ fields: ['region'], done: [{ type: 'lead.commented', n: 1 }] });
    const undone = await app.as('sales').post(`/api/leads/merges/${body.mergeId}/undo`, { anyway: true });
    expect(undone.body.kept).toEqual(['region']);
    expect((await app.as('sales').get(`/api/leads/${kept}`)).body).toMatchObject({
      region: '上海',
      industry: null,
    });
    expect((await app.as('sales').get(`/api/leads/${away}`)).body).toMatchObject({
      region: '江苏',
      industry: '电子',
    });
  });

  test('in a row keeps all histories, and is undone from the last', async () => {
    const [a, b, c] = [
      await capture('sales', { company: '甲厂', name: '周一' }),
      await capture('sales', { company: '乙厂', name: '周一' }),
      await capture('sales', { company: '丙厂', name: '周一' }),
    ] as const;
    const first = await merge('sales', b, a);
    const second = await merge('sales', c, b);
    const histories = await app.db.read(
      system,
      sql<{ id: string }>`select of_id as id from leads.histories where lead_id = ${c}`,
    );
    expect(histories.map((one) => one.id).sort()).toEqual([a, b].sort());
    const tooEarly = await app.as('sales').post(`/api/leads/merges/${first.body.mergeId}/undo`, {});
    expect([tooEarly.body.code, tooEarly.body.facts.into]).toEqual(['merge.mergedOn', c]);
    expect((await app.as('sales').post(`/api/leads/merges/${second.body.mergeId}/undo`, {})).status).toBe(
      200,
    );
    expect((await app.as('sales').post(`/api/leads/merges/${first.body.mergeId}/undo`, {})).status).toBe(200);
    for (const id of [a, b, c]) expect((await app.as('sales').get(`/api/leads/${id}`)).status).toBe(200);
  });

  test('takes leave to change both, as they were read, and two that differ', async () => {
    const mine = await capture('sales', { company: '丁厂', name: '吴二' });
    const theirs = await capture('otherSales', { company: '丁厂', name: '吴二' });
    expect((await merge('sales', mine, theirs)).status).toBe(404);
    expect((await merge('manager', theirs, mine)).status).toBe(404);
    expect((await merge('sales', mine, newId()).catch(() => ({ status: 404 }))).status).toBe(404);
    expect((await merge('sales', mine, mine)).body.code).toBe('merge.same');
    const stale = await app
      .as('owner')
      .post('/api/leads/merge', { keptId: mine, awayId: theirs, keptVersion: 1, awayVersion: 9 });
    expect([stale.status, stale.body.code]).toEqual([409, 'record.stale']);
    const merged = await merge('owner', mine, theirs, { owner: 'away' });
    expect(merged.status).toBe(200);
    expect((await app.as('otherSales').get(`/api/leads/${mine}`)).body.ownerId).toBe(app.people.otherSales);
    expect((await app.as('sales').post(`/api/leads/merges/${merged.body.mergeId}/undo`, {})).status).toBe(
      404,
    );
  });

  test('at the same moment happens once', async () => {
    const kept = await capture('sales', { company: '戊厂', name: '郑三' });
    const away = await capture('sales', { company: '戊厂有限公司', name: '郑三' });
    const answers = await Promise.all([
      merge('sales', kept, away),
      merge('sales', away, kept),
      merge('sales', kept, away),
    ]);
    expect(answers.filter((one) => one.status === 200)).toHaveLength(1);
    const left = await app.db.read(
      system,
      sql<{
        n: number;
      }>`select count(*) as n from leads.leads where id in (${kept}, ${away}) and deleted_at is null`,
    );
    expect(left[0]!.n).toBe(1);
  });
});

describe('leads that have just come in', () => {
  test('are compared soon, each once, and again when what tells them apart changes', async () => {
    const stop = new AbortController();
    await pairFresh(app.db, stop.signal);
    const [first, second] = [
      await app
        .as('sales')
        .post('/api/leads', { company: '温州锐驰阀门有限公司', name: '金工', phones: ['13511110001'] }),
      await app
        .as('sales')
        .post('/api/leads', { company: '温州锐驰阀门厂', name: '金工', phones: ['13511110002'] }),
    ];
    const waiting = () =>
      app.db.read<{ id: string }>(system, sql`select lead_id as id from leads.match_keys where not paired`);
    const both = [first.body.id, second.body.id].sort();
    expect((await waiting()).map(({ id }) => id).sort()).toEqual(both);
    // Told to stop, it leaves what it has not compared for the next time.
    const told = new AbortController();
    const begun = pairFresh(app.db, told.signal);
    told.abort();
    await begun;
    expect((await waiting()).map(({ id }) => id).sort()).toEqual(both);
    await pairFresh(app.db, stop.signal);
    expect(await waiting()).toEqual([]);
    const lead = await app.as('sales').get(`/api/leads/${first.body.id}/counts`);
    expect(lead.body.duplicates).toBe(1);
    await app.as('sales').patch(`/api/leads/${first.body.id}`, { version: 1, title: '厂长' });
    expect(await waiting()).toEqual([]);
    await app.as('sales').patch(`/api/leads/${first.body.id}`, { version: 2, company: '温州锐驰阀门集团' });
    expect(await waiting()).toHaveLength(1);
  });
});
