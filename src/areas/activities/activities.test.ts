import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, localDay } from '../../kernel/days.ts';
import { newId } from '../../kernel/ids.ts';
import { sql } from '../../platform/db/sql.ts';
import { type TestApp, type TestPerson, testApp } from '../../platform/testing/test-app.ts';
import { remindDue } from './acts/remind-due.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.drop());

const today = localDay(new Date(), 'Asia/Shanghai');
const tomorrow = addDays(today, 1);
const plan = (person: TestPerson, task: object) => app.as(person).post('/api/tasks', task);
const read = async (person: TestPerson, id: string) => (await app.as(person).get(`/api/tasks/${id}`)).body;
const open = async (person: TestPerson, query = '') =>
  (await app.as(person).get(`/api/tasks?assigneeId=${app.people[person]}${query}`)).body.items as {
    id: string;
    title: string;
  }[];
async function capture(person: TestPerson): Promise<string> {
  const { body } = await app
    .as(person)
    .post('/api/leads', { company: `日程测试${newId().slice(-6)}厂`, name: '李工' });
  return body.id;
}

describe('tasks', () => {
  test('planned about a lead, moved, done with a result, shown on the lead’s timeline', async () => {
    const lead = await capture('sales');
    const made = await plan('sales', {
      kind: 'visit',
      title: '去看现场',
      place: '宁波北仑',
      dueOn: tomorrow,
      time: '14:30',
      subject: { kind: 'lead', id: lead },
    });
    expect(made.status).toBe(201);
    const { id } = made.body;
    expect(await read('sales', id)).toMatchObject({
      title: '去看现场',
      minutes: 60,
      assigneeName: '李晓',
      subject: { kind: 'lead', id: lead, title: expect.stringContaining('日程测试') },
    });
    const later = addDays(today, 3);
    const moved = await app.as('sales').patch(`/api/tasks/${id}`, { version: 1, dueOn: later });
    expect(moved.body).toMatchObject({ version: 2 });
    expect((await read('sales', id)).startsAt).toBe(
      new Date(`${later}T14:30:00+08:00`).toISOString().replace('.000Z', 'Z'),
    );
    expect((await app.as('sales').patch(`/api/tasks/${id}`, { version: 1, title: '旧的' })).status).toBe(409);
    await app.as('sales').post(`/api/tasks/${id}/done`, { version: 2, result: '看了三台磨床' });
    const timeline = (await app.as('sales').get(`/api/leads/${lead}/timeline`)).body.items;
    expect(timeline.map((one: { type: string }) => one.type)).toEqual(
      expect.arrayContaining(['task.planned', 'task.carriedOut']),
    );
    expect((await app.as('sales').post(`/api/tasks/${id}/done`, { version: 3 })).body.code).toBe(
      'task.alreadyDone',
    );
    expect((await open('sales')).map((one) => one.id)).not.toContain(id);
  });

  test('come in the order they fall due, page by page', async () => {
    const titles = ['甲', '乙', '丙', '丁'];
    const days = [addDays(today, 9), null, addDays(today, -2), today];
    for (const [n, title] of titles.entries()) await plan('otherSales', { title, dueOn: days[n] });
    const first = (await app.as('otherSales').get(`/api/tasks?assigneeId=${app.people.otherSales}&limit=2`))
      .body;
    const second = (
      await app
        .as('otherSales')
        .get(`/api/tasks?assigneeId=${app.people.otherSales}&limit=2&cursor=${first.next}`)
    ).body;
    expect([...first.items, ...second.items].map((one: { title: string }) => one.title)).toEqual([
      '丙',
      '丁',
      '甲',
      '乙',
    ]);
    expect(second.next).toBeNull();
    expect((await app.as('otherSales').get('/api/tasks/counts')).body).toEqual({
      open: 4,
      today: 1,
      overdue: 1,
    });
  });

  test('every act can be taken back, also making one; and the taking back too', async () => {
    const { body: made } = await plan('sales', { title: '寄样品', dueOn: tomorrow });
    const done = (await app.as('sales').post(`/api/tasks/${made.id}/done`, { version: 1 })).body;
    const undo = (batchId: string) => app.as('sales').post('/api/tasks/undo', { batchId });
    const undone = (await undo(done.batchId)).body;
    expect(undone).toMatchObject({ undone: 1 });
    expect((await read('sales', made.id)).doneAt).toBeNull();
    await undo(undone.batchId);
    expect((await read('sales', made.id)).doneAt).not.toBeNull();
    await undo(made.batchId);
    expect((await app.as('sales').get(`/api/tasks/${made.id}`)).status).toBe(404);
    expect((await undo(newId())).body.code).toBe('task.nothingToUndo');
  });

  test.each([
    [{ title: '   ' }, 'task.noTitle'],
    [{ title: '打电话', time: '10:00' }, 'task.timeWithoutDay'],
    [{ title: '打电话', dueOn: '2026-02-30' }, 'request.invalid'],
    [{ title: '打电话', dueOn: '2026-11-25', time: '25:00' }, 'request.invalid'],
    [{ title: '打电话', assigneeId: '01900000-0000-7000-8000-000000000009' }, 'task.noSuchAssignee'],
    [
      { title: '打电话', subject: { kind: 'lead', id: '01900000-0000-7000-8000-000000000009' } },
      'task.noSuchSubject',
    ],
    [
      { title: '打电话', subject: { kind: 'moon', id: '01900000-0000-7000-8000-000000000009' } },
      'task.noSuchSubject',
    ],
  ])('%j is refused with %s', async (task, code) => {
    expect((await plan('sales', task)).body.code).toBe(code);
  });
});

describe('who may', () => {
  test('a manager plans for the team and sees what it plans; others see nothing of it', async () => {
    const own = (await plan('sales', { title: '自己的事' })).body.id;
    const given = (await plan('manager', { title: '给李晓的事', assigneeId: app.people.sales })).body.id;
    expect((await open('sales')).map((one) => one.id)).toEqual(expect.arrayContaining([own, given]));
    expect((await read('manager', own)).title).toBe('自己的事');
    expect((await plan('manager', { title: '管到别组', assigneeId: app.people.otherSales })).body.code).toBe(
      'task.mayNotAssign',
    );
    expect((await plan('sales', { title: '派给主管', assigneeId: app.people.manager })).body.code).toBe(
      'task.mayNotAssign',
    );
    const other = app.as('otherSales');
    const doors = await Promise.all([
      other.get(`/api/tasks/${own}`),
      other.patch(`/api/tasks/${own}`, { version: 1, title: '偷改' }),
      other.post(`/api/tasks/${own}/done`, { version: 1 }),
      other.delete(`/api/tasks/${own}`),
    ]);
    expect(doors.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect((await other.get(`/api/tasks?assigneeId=${app.people.sales}`)).body.items).toEqual([]);
    expect((await app.as('readonly').get('/api/tasks')).status).toBe(403);
    expect((await app.anonymous.get('/api/tasks')).status).toBe(401);
  });

  test('a record that the reader may not see is not named to them', async () => {
    const lead = await capture('otherSales');
    const { body } = await plan('otherSales', { title: '约客户', subject: { kind: 'lead', id: lead } });
    expect((await plan('sales', { title: '抢客户', subject: { kind: 'lead', id: lead } })).body.code).toBe(
      'task.noSuchSubject',
    );
    await app.as('owner').patch(`/api/tasks/${body.id}`, { version: 1, assigneeId: app.people.sales });
    expect((await read('sales', body.id)).subject).toEqual({ kind: 'lead', id: lead, title: null });
  });
});

describe('reminders', () => {
  test('are said once, when due, and again when the task moves', async () => {
    const { body } = await plan('sales', {
      title: '回电话',
      dueOn: tomorrow,
      time: '10:00',
      remindMinutes: 15,
    });
    const said = async () =>
      (
        await app.db.asSystem((tx) =>
          tx.one(sql<{ n: number }>`
          select count(*) as n from platform.events where type = 'task.reminded' and subject_id = ${body.id}`),
        )
      ).n;
    expect(await app.db.asSystem(remindDue)).toBe(0);
    await app.db.asSystem((tx) =>
      tx.run(sql`update activities.tasks set remind_at = now() - interval '1 minute' where id = ${body.id}`),
    );
    expect(await app.db.asSystem(remindDue)).toBe(1);
    expect(await app.db.asSystem(remindDue)).toBe(0);
    expect(await said()).toBe(1);
    await app.as('sales').patch(`/api/tasks/${body.id}`, { version: 1, dueOn: addDays(today, 5) });
    await app.db.asSystem((tx) =>
      tx.run(sql`update activities.tasks set remind_at = now() - interval '1 minute' where id = ${body.id}`),
    );
    expect(await app.db.asSystem(remindDue)).toBe(1);
  });
});

describe('the calendar', () => {
  test('holds tasks and the next steps of leads, of those people that one may see', async () => {
    const lead = await capture('sales');
    await app
      .as('sales')
      .patch(`/api/leads/${lead}`, { version: 1, nextStep: '送检测报告', nextStepOn: tomorrow });
    await plan('sales', { title: '厂里开会', dueOn: tomorrow });
    const stretch = async (person: TestPerson, people = app.people.sales) =>
      (await app.as(person).get(`/api/calendar?from=${today}&to=${addDays(today, 6)}&people=${people}`)).body;
    const mine = await stretch('sales');
    expect(mine.steps).toContainEqual(
      expect.objectContaining({ kind: 'lead', id: lead, step: '送检测报告', on: tomorrow }),
    );
    expect(mine.tasks.map((one: { title: string }) => one.title)).toContain('厂里开会');
    expect(await stretch('manager')).toEqual(mine);
    expect(await stretch('otherSales')).toEqual({ tasks: [], steps: [], more: false });
    const long = await app.as('sales').get(`/api/calendar?from=${today}&to=${addDays(today, 101)}`);
    expect([long.status, long.body.code]).toEqual([400, 'calendar.tooLong']);
  });

  test('is read by a calendar program under an address that can be ended', async () => {
    await plan('sales', {
      title: '试模；三号线, 夹具',
      dueOn: tomorrow,
      time: '09:00',
      place: '二车间',
      remindMinutes: 30,
    });
    await plan('sales', { title: '全天盘点', dueOn: tomorrow });
    const { body } = await app.as('sales').post('/api/calendar/feed');
    const path = new URL(body.url).pathname;
    const feed = await app.anonymous.get(path);
    expect(feed.headers['content-type']).toContain('text/calendar');
    const lines = String(feed.body).replaceAll('\r\n ', '').split('\r\n');
    expect(lines).toEqual(expect.arrayContaining(['BEGIN:VCALENDAR', 'VERSION:2.0', 'LOCATION:二车间']));
    expect(lines).toContain(
      `DTSTART:${new Date(`${tomorrow}T09:00:00+08:00`).toISOString().replace(/[-:]|\.000/g, '')}`,
    );
    expect(lines).toContain(`DTSTART;VALUE=DATE:${tomorrow.replaceAll('-', '')}`);
    expect(lines.some((line) => line.startsWith('SUMMARY:试模；三号线\\, 夹具'))).toBe(true);
    expect((await app.as('sales').get('/api/calendar/feed')).body.feed.readAt).not.toBeNull();

    const { body: again } = await app.as('sales').post('/api/calendar/feed');
    expect((await app.anonymous.get(path)).status).toBe(404);
    expect((await app.as('sales').delete('/api/calendar/feed')).status).toBe(204);
    expect((await app.anonymous.get(new URL(again.url).pathname)).status).toBe(404);
    expect((await app.anonymous.get('/api/calendar/nonsense.ics')).status).toBe(404);
  });
});
