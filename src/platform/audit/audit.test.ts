import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { tell } from '../events/tell.ts';
import { type TestApp, testApp } from '../testing/test-app.ts';

type Row = {
  seq: number;
  type: string;
  actorName: string | null;
  subjectId: string;
  payload: unknown;
  at: string;
};

let own: TestApp;
const subject = { kind: 'lead', id: newId() };
beforeAll(async () => {
  own = await testApp();
  for (let i = 0; i < 7; i++)
    await own.db.asSystem(async (tx) => {
      tell(tx, {
        type: i % 2 ? 'lead.edited' : 'lead.commented',
        subject,
        payload: { i },
        at: `2026-01-0${i + 1}T00:00:00Z`,
      });
      tell(tx, { type: 'team.created', subject: { kind: 'team', id: newId() } });
    });
});
afterAll(() => own.drop());

const all = async (query: string): Promise<Row[]> => {
  const rows: Row[] = [];
  let cursor = '';
  do {
    const { body } = await own.as('owner').get(`/api/audit?${query}${cursor && `&cursor=${cursor}`}`);
    rows.push(...body.items);
    cursor = body.next ?? '';
  } while (cursor !== '');
  return rows;
};

test('only who may see the audit log sees it', async () => {
  for (const who of ['sales', 'manager', 'readonly'] as const)
    expect((await own.as(who).get('/api/audit')).status).toBe(403);
  expect((await own.anonymous.get('/api/audit')).status).toBe(401);
});

test('newest first, and no row is shown twice or left out between pages', async () => {
  const rows = await all('limit=3');
  expect(rows.length).toBeGreaterThan(14);
  const seqs = rows.map((row) => row.seq);
  expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => b - a));
  expect(await all('limit=200')).toEqual(rows);
});

test('filtered by record, type, group of types, actor and time', async () => {
  const edited = await all(`subjectId=${subject.id}&type=lead.edited&limit=2`);
  expect(edited.map((row) => row.payload)).toEqual([{ i: 5 }, { i: 3 }, { i: 1 }]);
  expect(await all('type=lead.')).toHaveLength(7);
  expect(await all('type=lead.&from=2026-01-03T00:00:00Z&until=2026-01-05T00:00:00Z')).toHaveLength(2);
  expect(await all('subjectKind=team')).toHaveLength(7);
  await own.as('manager').patch('/api/profile', { title: '主管' });
  const byManager = await all(`actorId=${own.people.manager}&type=person.edited`);
  expect(byManager).toMatchObject([{ actorName: '周敏', payload: { changes: { title: [null, '主管'] } } }]);
});

test('a made-up cursor is refused', async () => {
  const forged = Buffer.from(JSON.stringify([1, "1' or true"])).toString('base64url');
  expect((await own.as('owner').get(`/api/audit?cursor=${forged}`)).body.code).toBe('paging.badCursor');
});
