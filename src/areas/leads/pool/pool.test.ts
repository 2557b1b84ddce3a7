import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../kernel/ids.ts';
import { system } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import { type TestApp, type TestPerson, testApp } from '../../../platform/testing/test-app.ts';
import { takeBackStale } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.drop());

let made = 0;
async function capture(person: TestPerson, values: object = {}): Promise<string> {
  made++;
  const { body } = await app.as(person).post('/api/leads', {
    company: `公海测试${made}厂`,
    name: '欧阳娜',
    phones: [`1390000${String(made).padStart(4, '0')}`],
    emails: [`secret${made}@example.com`],
    wechat: `wx_secret${made}`,
    need: `要两台磨床，打 1390000${String(made).padStart(4, '0')} 或 secret${made}@example.com，微信 wx_secret${made}，QQ：zhangsan，幺三九零零零零一二三四`,
    ...values,
  });
  return body.id;
}
const putBack = (person: TestPerson, id: string, version = 1) =>
  app.as(person).post(`/api/leads/${id}/put-back`, { version, reason: '暂时没预算，电话 13912345678' });
const claim = (person: TestPerson, id: string) => app.as(person).post(`/api/leads/pool/${id}/claim`);
const poolOf = async (person: TestPerson, query = '?limit=100') =>
  (await app.as(person).get(`/api/leads/pool${query}`)).body.items as { id: string; company: string }[];
const run = (query: ReturnType<typeof sql>) => app.db.asSystem((tx) => tx.run(query));
async function settle(settings: object): Promise<void> {
  const { body } = await app.as('owner').get('/api/leads/pool/settings');
  const { status } = await app
    .as('owner')
    .put('/api/leads/pool/settings', { version: body.version, settings: { ...body.settings, ...settings } });
  expect(status).toBe(200);
}

describe('the pool', () => {
  test('shows leads to whoever may work them, without anything to contact them by', async () => {
    const id = await capture('sales');
    expect((await putBack('sales', id)).status).toBe(200);
    const answer = await app.as('otherSales').get('/api/leads/pool?limit=100');
    const item = answer.body.items.find((one: { id: string }) => one.id === id);
    expect(item).toMatchObject({
      name: '欧**',
      cause: 'putBack',
      fromName: '李晓',
      hasWechat: true,
      gaveUpAt: null,
    });
    const text = JSON.stringify(answer.body);
    for (const secret of [
      '13900000001',
      '0000001',
      'secret1@',
      'wx_secret1',
      '欧阳娜',
      '13912345678',
      'zhangsan',
      '一二三四',
    ])
      expect(text).not.toContain(secret);
    expect(item.need).toContain('要两台磨床');
    expect((await app.as('otherSales').get(`/api/leads/${id}`)).status).toBe(404);
    expect((await app.as('readonly').get('/api/leads/pool')).status).toBe(403);
    expect((await app.as('sales').get(`/api/leads/${id}`)).status).toBe(404);
  });

  test('gives a claimed lead whole to whoever claimed it', async () => {
    const id = await capture('sales');
    await putBack('sales', id);
    const claimed = await claim('otherSales', id);
    expect(claimed.body).toMatchObject({ id, version: 3 });
    const lead = (await app.as('otherSales').get(`/api/leads/${id}`)).body;
    expect(lead).toMatchObject({
      name: '欧阳娜',
      ownerId: app.people.otherSales,
      teamId: app.teams.south,
      version: 3,
    });
    expect((await poolOf('sales')).map((one) => one.id)).not.toContain(id);
    const types = (await app.as('otherSales').get(`/api/leads/${id}/timeline`)).body.items.map(
      (one: { type: string }) => one.type,
    );
    expect(types.slice(0, 2)).toEqual(['lead.claimed', 'lead.putBack']);
  });

  test('lets one win when several claim at the same moment', async () => {
    const id = await capture('owner');
    await putBack('owner', id);
    const people: TestPerson[] = ['sales', 'otherSales', 'manager', 'sales', 'otherSales', 'manager'];
    const answers = await Promise.all(people.map((person) => claim(person, id)));
    expect(answers.filter((one) => one.status === 200)).toHaveLength(1);
    for (const one of answers.filter((one) => one.status !== 200)) expect(one.body.code).toBe('pool.gone');
  });

  test('does not tell whether an id is a lead at all', async () => {
    const foreign = await capture('otherSales');
    const [never, others] = [await claim('sales', newId()), await claim('sales', foreign)];
    expect([never.body.code, others.body.code]).toEqual(['pool.gone', 'pool.gone']);
  });

  test('keeps to claims a day, leads held and cooling time', async () => {
    await settle({ claimsPerDay: 2, coolingDays: 7 });
    const ids = [await capture('otherSales'), await capture('otherSales'), await capture('otherSales')];
    for (const id of ids) await putBack('otherSales', id);
    expect((await claim('otherSales', ids[0]!)).body.code).toBe('pool.cooling');
    await run(sql`delete from leads.pool_moves where person_id = ${app.people.sales}`);
    const codes = [];
    for (const id of ids) codes.push((await claim('sales', id)).body.code ?? 'claimed');
    expect(codes).toEqual(['claimed', 'claimed', 'pool.enoughToday']);
    await settle({ claimsPerDay: null, holdAtMost: 1 });
    expect((await claim('sales', ids[2]!)).body).toMatchObject({
      code: 'pool.holdsEnough',
      facts: { most: 1 },
    });
    await settle({ holdAtMost: null });
    expect((await claim('sales', ids[2]!)).status).toBe(200);
  });

  test('putting back can be undone until someone claims', async () => {
    const id = await capture('sales');
    const { body } = await putBack('sales', id);
    expect((await app.as('sales').post('/api/leads/undo', { batchId: body.batchId })).body.undone).toBe(1);
    expect((await app.as('sales').get(`/api/leads/${id}`)).body.ownerId).toBe(app.people.sales);
    expect((await claim('otherSales', id)).body.code).toBe('pool.gone');
    expect((await putBack('sales', id, 1)).body.code).toBe('record.stale');
  });

  test('filters and pages', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 3; n++) ids.push(await capture('sales', { region: '贵州' }));
    for (const id of ids) await putBack('sales', id);
    const first = (await app.as('otherSales').get('/api/leads/pool?region=%E8%B4%B5%E5%B7%9E&limit=2')).body;
    const second = (
      await app.as('otherSales').get(`/api/leads/pool?region=%E8%B4%B5%E5%B7%9E&limit=2&cursor=${first.next}`)
    ).body;
    expect([...first.items, ...second.items].map((one: { id: string }) => one.id).sort()).toEqual(ids.sort());
    expect(second.next).toBeNull();
  });
});

describe('taking back', () => {
  const idle = (id: string, days: number) =>
    run(sql`update leads.leads set captured_at = now() - make_interval(days => ${days}::int),
      assigned_at = now() - make_interval(days => ${days}::int), last_contact_at = null where id = ${id}`);

  test('takes nothing until the company says so, warns first, and spares who has been spoken with', async () => {
    const [stale, spoken, fresh] = [await capture('sales'), await capture('sales'), await capture('sales')];
    await idle(stale, 40);
    await idle(spoken, 40);
    expect(await app.db.asSystem(takeBackStale)).toBe(0);

    await settle({ takeBack: true, idleDays: 30, warnDays: 2 });
    expect(await app.db.asSystem(takeBackStale)).toBe(2);
    const warned = (await app.as('sales').get('/api/leads/pool/warnings')).body.items;
    expect(warned.map((one: { id: string }) => one.id).sort()).toEqual([stale, spoken].sort());
    expect((await app.as('otherSales').get('/api/leads/pool/warnings')).body.items).toEqual([]);
    expect(await app.db.asSystem(takeBackStale)).toBe(0);

    await app.as('sales').post(`/api/leads/${spoken}/communications`, {
      kind: 'call',
      direct: true,
      outcome: 'reached',
      said: '下周再聊',
    });
    await run(sql`update leads.leads set last_contact_at = now() where id = ${spoken}`);
    await run(sql`update leads.pool_warnings set warned_at = now() - interval '2 days 1 minute'`);
    expect(await app.db.asSystem(takeBackStale)).toBe(1);
    const owners = await app.db.read(
      system,
      sql<{
        id: string;
        mine: boolean;
      }>`select id, owner_id is not null as mine from leads.leads where id in (${stale}, ${spoken}, ${fresh})`,
    );
    expect(Object.fromEntries(owners.map((one) => [one.id, one.mine]))).toEqual({
      [stale]: false,
      [spoken]: true,
      [fresh]: true,
    });
    expect(await poolOf('otherSales')).toContainEqual(
      expect.objectContaining({ id: stale, cause: 'takenBack' }),
    );
    expect((await claim('sales', stale)).body.code).toBe('pool.cooling');
  });

  test('refuses a warning that comes before the lead', async () => {
    const { body } = await app.as('owner').get('/api/leads/pool/settings');
    const answer = await app.as('owner').put('/api/leads/pool/settings', {
      version: body.version,
      settings: { ...body.settings, idleDays: 3, warnDays: 3 },
    });
    expect(answer.body.code).toBe('pool.warnsTooEarly');
    expect(
      (await app.as('manager').put('/api/leads/pool/settings', { version: 1, settings: body.settings }))
        .status,
    ).toBe(403);
  });
});

describe('looking up before work', () => {
  test('names owner and status of others’ leads and masks the rest; one’s own are shown', async () => {
    const id = await capture('sales', {
      company: '东莞永固精密五金有限公司',
      name: '梁伟',
      phones: ['13822223333'],
    });
    const asked = await app
      .as('otherSales')
      .get(`/api/leads/look-up?company=${encodeURIComponent('東莞永固精密五金')}`);
    expect(asked.body.items).toEqual([
      {
        id: null,
        by: ['company'],
        company: '东莞永固精密五金有限公司',
        name: '梁**',
        status: 'new',
        ownerName: '李晓',
        teamName: '华东一组',
        inPool: false,
        lastContactOn: null,
      },
    ]);
    const byPhone = await app.as('otherSales').get('/api/leads/look-up?phone=138-2222-3333');
    expect(byPhone.body.items[0]).toMatchObject({
      id: null,
      by: ['phone'],
      company: '东**',
      ownerName: '李晓',
    });
    const mine = await app.as('sales').get('/api/leads/look-up?phone=138-2222-3333');
    expect(mine.body.items[0]).toMatchObject({ id, name: '梁伟', company: '东莞永固精密五金有限公司' });
    expect((await app.as('sales').get('/api/leads/look-up?company=%20')).body.code).toBe('lookUp.nothing');
  });

  test('is kept in the log, and ends where it becomes copying', async () => {
    const logged = async () =>
      (
        await app.db.read(
          system,
          sql<{
            n: number;
          }>`select count(*) as n from platform.events where type = 'lead.lookedUp' and subject_id = ${app.people.manager}`,
        )
      )[0]!.n;
    await app.as('manager').get('/api/leads/look-up?email=nobody@example.com');
    expect(await logged()).toBe(1);
    await run(sql`
      insert into platform.events (at, type, actor_id, via, subject_kind, subject_id)
      select now(), 'lead.lookedUp', ${app.people.manager}::uuid, 'web', 'person', ${app.people.manager}::uuid from generate_series(1, 119)`);
    const over = await app.as('manager').get('/api/leads/look-up?email=nobody@example.com');
    expect([over.status, over.body.code]).toEqual([429, 'lookUp.tooMany']);
  });
});
