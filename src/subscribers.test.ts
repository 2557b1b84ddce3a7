import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from './kernel/ids.ts';
import { system } from './platform/actor/actor.ts';
import { sql } from './platform/db/sql.ts';
import { deliver, enrolSubscribers } from './platform/events/deliver.ts';
import { tell } from './platform/events/tell.ts';
import { type TestApp, type TestPerson, testApp } from './platform/testing/test-app.ts';
import { subscribers } from './subscribers.ts';

let own: TestApp;
beforeAll(async () => {
  own = await testApp();
  await enrolSubscribers(own.db, subscribers);
});
afterAll(() => own.drop());

const hear = () => deliver(own.db, subscribers);
type Told = {
  id: string;
  kind: string;
  actorName: string | null;
  subjectKind: string;
  subject: { id: string; title: string } | null;
  count: number;
  facts: Record<string, unknown>;
  read: boolean;
};
const told = async (who: TestPerson, query = ''): Promise<Told[]> => {
  await hear();
  return (await own.as(who).get(`/api/notifications${query}`)).body.items;
};
const unread = async (who: TestPerson): Promise<number> =>
  (await own.as(who).get('/api/notifications/unread')).body.count;
const readAll = async (who: TestPerson) => {
  const [latest] = await told(who);
  if (latest) await own.as(who).post('/api/notifications/read', { upTo: latest.id });
};

// What one test leaves unread is not the next one's.
beforeEach(async () => {
  for (const who of ['sales', 'manager', 'otherSales', 'owner'] as const) await readAll(who);
});

let n = 0;
async function lead(
  who: TestPerson,
  more: object = {},
): Promise<{ id: string; version: number; name: string }> {
  const name = `客户${++n}`;
  const made = await own.as(who).post('/api/leads', { name, company: `${name}有限公司`, ...more });
  expect(made.status).toBe(201);
  return { ...made.body, name };
}
const assign = (by: TestPerson, { id, version }: { id: string; version: number }, to: TestPerson) =>
  own.as(by).post(`/api/leads/${id}/owner`, { version, ownerId: own.people[to] });

test('whoever gets a lead is told, once; who gave it is not, nor anybody else', async () => {
  const given = await lead('manager');
  expect((await assign('manager', given, 'sales')).status).toBe(200);
  const [first, ...others] = await told('sales');
  expect(first).toMatchObject({
    kind: 'assigned',
    actorName: '周敏',
    subjectKind: 'lead',
    subject: { id: given.id, title: expect.stringContaining(given.name) },
    count: 1,
    read: false,
  });
  expect(others).toEqual([]);
  expect(await told('manager')).toEqual([]);
  expect(await told('otherSales')).toEqual([]);
  expect(await unread('sales')).toBe(1);
  await hear();
  expect(await unread('sales')).toBe(1);
});

test('is read, unread again, and all at once up to what was shown', async () => {
  await assign('manager', await lead('manager'), 'sales');
  const [first] = await told('sales');
  const mine = own.as('sales');
  expect((await mine.patch(`/api/notifications/${first!.id}`, { read: true })).status).toBe(204);
  expect(await unread('sales')).toBe(0);
  expect(await told('sales', '?unread=true')).toEqual([]);
  await mine.patch(`/api/notifications/${first!.id}`, { read: false });
  expect(await unread('sales')).toBe(1);
  // Another person's is not there, whether to read or to mark.
  expect((await own.as('owner').patch(`/api/notifications/${first!.id}`, { read: true })).status).toBe(404);

  await assign('manager', await lead('manager'), 'sales');
  const [shown] = await told('sales');
  await assign('manager', await lead('manager'), 'sales');
  await hear();
  expect((await mine.post('/api/notifications/read', { upTo: shown!.id })).body).toEqual({ read: 2 });
  expect(await unread('sales')).toBe(1);
});

test('many given at once are one notification with their number', async () => {
  const ids = [];
  for (let i = 0; i < 5; i++) ids.push((await lead('manager')).id);
  const many = await own
    .as('manager')
    .post('/api/leads/bulk', { ids, changes: { ownerId: own.people.sales } });
  expect(many.body.changed).toBe(5);
  // Heard in small pieces, they are still one.
  await deliver(own.db, subscribers, { batch: 2 });
  const items = await told('sales', '?unread=true');
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({ kind: 'assigned', count: 5 });
});

test('remarks concern the owner and whom they name, the stronger reason once; not the writer', async () => {
  const mine = await lead('sales');
  await own.as('manager').post(`/api/leads/${mine.id}/comments`, { text: '@李晓 先别报价 @黄海 @周敏' });
  expect(await told('sales', '?unread=true')).toMatchObject([
    { kind: 'mentioned', facts: { text: '@李晓 先别报价 @黄海 @周敏' } },
  ]);
  // Named, but not able to see the lead: nothing is said.
  expect(await told('otherSales')).toEqual([]);
  expect(await told('manager')).toEqual([]);
  await own.as('manager').post(`/api/leads/${mine.id}/comments`, { text: '价格已批' });
  expect((await told('sales', '?unread=true'))[0]).toMatchObject({
    kind: 'commented',
    facts: { text: '价格已批' },
  });
});

test('what can’t be seen any more says nothing about itself', async () => {
  const mine = await lead('sales');
  await own.as('manager').post(`/api/leads/${mine.id}/comments`, { text: '底价 37 万' });
  await hear();
  const [before] = await told('sales');
  expect(before!.subject).not.toBeNull();
  const current = (await own.as('owner').get(`/api/leads/${mine.id}`)).body;
  await assign('owner', current, 'otherSales');
  const after = (await told('sales')).find(({ id }) => id === before!.id);
  expect(after).toMatchObject({ subject: null, facts: {} });
  expect(JSON.stringify(await told('sales'))).not.toContain('37 万');
});

test('is told only of what one wants; others’ choices are theirs', async () => {
  const { body } = await own.as('sales').get('/api/notification-choices');
  expect(body.kinds).toMatchObject({ assigned: true, bigDeal: false });
  await own.as('sales').put('/api/notification-choices', { kinds: { assigned: false } });
  await assign('manager', await lead('manager'), 'sales');
  expect(await told('sales', '?unread=true')).toEqual([]);
  const back = await own.as('sales').put('/api/notification-choices', { kinds: { assigned: true } });
  expect(back.body.kinds.assigned).toBe(true);
  expect((await own.as('owner').get('/api/notification-choices')).body.kinds.assigned).toBe(true);
  expect((await own.as('sales').put('/api/notification-choices', { bigAmount: '-1' })).status).toBe(400);
});

test('a task given to a colleague, and its reminder, which is one’s own', async () => {
  const due = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const made = await own.as('manager').post('/api/tasks', {
    title: '给砺衡打电话',
    assigneeId: own.people.sales,
    dueOn: due,
    remindMinutes: 0,
  });
  expect(made.status).toBe(201);
  expect(await told('sales', '?unread=true')).toMatchObject([
    { kind: 'assigned', subjectKind: 'task', subject: { title: '给砺衡打电话' } },
  ]);
  await own.db.asSystem(async (tx) =>
    tell(tx, {
      type: 'task.reminded',
      subject: { kind: 'task', id: made.body.id },
      payload: { assigneeId: own.people.sales, title: '给砺衡打电话', dueOn: due },
    }),
  );
  expect((await told('sales', '?unread=true')).map(({ kind }) => kind)).toEqual(['reminder', 'assigned']);
});

test('an import tells who began it, and each who got leads by it once; not lead by lead', async () => {
  const importId = newId();
  const { id: first } = await lead('sales');
  await own.db.write({ ...system, id: own.people.manager, name: '周敏' }, async (tx) => {
    await tx.run(sql`
      insert into leads.imports (id, file_name, path, bytes_total, sha256, state, options, created_by, via)
      values (${importId}, '展会.csv', '/nowhere', 1, ''::bytea, 'done', '{}', ${own.people.manager}, 'web')`);
    tell(tx, {
      type: 'leads.imported',
      subject: { kind: 'import', id: importId },
      batchId: importId,
      payload: {
        state: 'done',
        created: 120,
        updated: 3,
        rejected: 2,
        owners: [{ id: own.people.sales, count: 120, first }],
      },
    });
    for (let i = 0; i < 3; i++)
      tell(tx, {
        type: 'lead.captured',
        subject: { kind: 'lead', id: first },
        batchId: importId,
        payload: { ownerId: own.people.sales },
      });
  });
  expect(await told('manager', '?unread=true')).toMatchObject([
    { kind: 'importEnded', subject: { title: '展会.csv' }, facts: { created: 120, rejected: 2 } },
  ]);
  expect(await told('sales', '?unread=true')).toMatchObject([{ kind: 'assigned', count: 120 }]);
});

test('what happened long ago is no news, whenever it was written', async () => {
  const mine = await lead('sales');
  await own.db.write({ ...system, id: own.people.manager, name: '周敏' }, async (tx) =>
    tell(tx, {
      type: 'lead.commented',
      subject: { kind: 'lead', id: mine.id },
      payload: { commentId: newId(), text: '去年说过' },
      at: '2020-01-01T00:00:00Z',
    }),
  );
  expect(await told('sales', '?unread=true')).toEqual([]);
});

test('pages go on where they ended', async () => {
  for (let i = 0; i < 3; i++) await assign('manager', await lead('manager'), 'sales');
  await hear();
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor ? `?limit=2&cursor=${cursor}` : '?limit=2';
    const { body } = await own.as('sales').get(`/api/notifications${query}`);
    seen.push(...body.items.map(({ id }: Told) => id));
    cursor = body.next;
  } while (cursor);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toEqual((await told('sales', '?limit=100')).map(({ id }) => id));
  expect((await own.as('sales').get('/api/notifications?cursor=x')).body.code).toBe('paging.badCursor');
});

test('who leaves hands over: leads, customers, opportunities, open tasks; what is finished keeps their name', async () => {
  await readAll('sales');
  const leaver = newId();
  await own.db.asSystem(async (tx) => {
    const { role, team } = await tx.one(sql<{ role: string; team: string }>`
      select role_id as role, team_id as team from people.people where id = ${own.people.sales}`);
    await tx.run(sql`
      insert into people.people (id, name, email, language, role_id, team_id, state)
      values (${leaver}, '赵离', 'leaver@mingde.example', 'zh-CN', ${role}, ${team}, 'active')`);
  });
  const ids: string[] = [];
  for (let i = 0; i < 3; i++) {
    const one = await lead('owner');
    await own.as('owner').post(`/api/leads/${one.id}/owner`, { version: one.version, ownerId: leaver });
    ids.push(one.id);
  }
  const [lost] = ids;
  const { version } = (await own.as('owner').get(`/api/leads/${lost}`)).body;
  const closed = await own
    .as('owner')
    .post(`/api/leads/${lost}/status`, { version, to: 'disqualified', reason: '没有需求' });
  expect(closed.status).toBe(200);
  const account = await own.as('owner').post('/api/accounts', { name: '砺衡精密', ownerId: leaver });
  const opened = await own
    .as('owner')
    .post('/api/opportunities', { name: '年度框架', accountId: account.body.id, ownerId: leaver });
  expect([account.status, opened.status]).toEqual([201, 201]);
  const task = await own.as('owner').post('/api/tasks', { title: '回访', assigneeId: leaver });

  const person = (await own.as('owner').get(`/api/people/${leaver}`)).body;
  const left = await own
    .as('owner')
    .post(`/api/people/${leaver}/leave`, { version: person.version, handOverTo: own.people.sales });
  expect(left.status).toBe(200);
  await hear();
  await hear();

  const sales = own.as('sales');
  const ownerOf = async (path: string) => {
    const { body } = await own.as('owner').get(path);
    return body.ownerId ?? body.assigneeId;
  };
  for (const id of ids.slice(1)) expect(await ownerOf(`/api/leads/${id}`)).toBe(own.people.sales);
  expect(await ownerOf(`/api/leads/${lost}`)).toBe(leaver);
  expect(await ownerOf(`/api/accounts/${account.body.id}`)).toBe(own.people.sales);
  expect(await ownerOf(`/api/opportunities/${opened.body.id}`)).toBe(own.people.sales);
  expect(await ownerOf(`/api/tasks/${task.body.id}`)).toBe(own.people.sales);

  const items = (await sales.get('/api/notifications?unread=true')).body.items as Told[];
  expect(
    items.map(({ kind, subjectKind, count, facts }) => [kind, subjectKind, count, facts.from]).sort(),
  ).toEqual([
    ['handedOver', 'account', 1, '赵离'],
    ['handedOver', 'lead', 2, '赵离'],
    ['handedOver', 'opportunity', 1, '赵离'],
    ['handedOver', 'task', 1, '赵离'],
  ]);
});

test('nothing is taken from someone who has come back before it is heard that they left', async () => {
  const leaver = newId();
  await own.db.asSystem(async (tx) => {
    await tx.run(sql`
      insert into people.people (id, name, email, language, role_id, team_id, state)
      select ${leaver}, '钱回', 'back@mingde.example', 'zh-CN', role_id, team_id, 'active' from people.people where id = ${own.people.sales}`);
  });
  const account = await own.as('owner').post('/api/accounts', { name: '回来精密', ownerId: leaver });
  const { version } = (await own.as('owner').get(`/api/people/${leaver}`)).body;
  const owner = own.as('owner');
  const left = await owner.post(`/api/people/${leaver}/leave`, { version, handOverTo: own.people.sales });
  const back = await owner.post(`/api/people/${leaver}/return`);
  expect([account.status, left.status, back.status < 300]).toEqual([201, 200, true]);
  await hear();
  expect((await owner.get(`/api/accounts/${account.body.id}`)).body.ownerId).toBe(leaver);
});

test('what Yaosu itself could not do is said to who looks after the settings, and no longer once they don’t', async () => {
  await own.db.asSystem(async (tx) =>
    tell(tx, {
      type: 'subscriber.gaveUp',
      subject: { kind: 'company', id: newId() },
      payload: {
        subscriber: 'leads.handOver',
        seq: 1,
        type: 'person.left',
        of: { kind: 'person', id: newId() },
        error: '客户底价',
      },
    }),
  );
  const [trouble] = await told('owner');
  expect(trouble).toMatchObject({ kind: 'trouble', facts: { error: '客户底价' } });
  // A program of theirs with few rights is told as little as its rights go.
  const made = await own
    .as('owner')
    .post('/api/auth/api-keys', { name: 'x', grants: { 'tasks.read': 'own' } });
  const heard = await own.app.inject({
    url: '/api/notifications',
    headers: { authorization: `Bearer ${made.body.key}` },
  });
  expect([heard.statusCode, heard.body.includes('客户底价')]).toEqual([200, false]);
});

test('leaders who ask for it hear of big deals in their teams', async () => {
  await own.as('manager').put('/api/notification-choices', { kinds: { bigDeal: true }, bigAmount: '300000' });
  const open = async (amount: string) =>
    (await own.as('sales').post('/api/opportunities', { name: `商机${amount}`, amount, currency: 'CNY' }))
      .body;
  const big = await open('300000');
  const small = await open('299999');
  await own.db.write({ ...system, id: own.people.sales, name: '李晓' }, async (tx) => {
    for (const { id } of [big, small])
      tell(tx, {
        type: 'opportunity.stageMoved',
        subject: { kind: 'opportunity', id },
        payload: { changes: {} },
      });
  });
  const items = (await told('manager', '?unread=true')).filter(({ kind }) => kind === 'bigDeal');
  expect(items).toMatchObject([
    { subject: { id: big.id }, facts: { came: 'moved', stage: expect.any(String) } },
  ]);
});

test('nobody makes notifications but Yaosu itself', async () => {
  const asSales = { ...system, id: own.people.sales, grants: { 'leads.read': 'all' as const } };
  await expect(
    own.db.write(asSales, (tx) =>
      tx.run(sql`
        insert into platform.notifications (id, person_id, kind, subject_kind, subject_id, actor_id, at, event_seq)
        values (${newId()}, ${own.people.sales}, 'assigned', 'lead', ${newId()}, ${own.people.owner}, now(), 1)`),
    ),
  ).rejects.toThrow(/row-level security/);
  const others = await own.db.read(
    asSales,
    sql`select 1 from platform.notifications where person_id <> ${own.people.sales}`,
  );
  expect(others).toEqual([]);
});
