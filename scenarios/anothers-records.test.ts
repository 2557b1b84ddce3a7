import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../src/kernel/ids.ts';
import { sql } from '../src/platform/db/sql.ts';
import { type Answer, type TestApp, testApp } from '../src/platform/testing/test-app.ts';
import { type Door, doorsOf, sampleOf } from './doors.ts';

/**
 * 黄海 of the south has one of everything. 李晓 and her manager of the east know its id and try every address there is for it; at what is
 * personal, so do the owner and whoever may read everything. Each address with an id must stand below: a new kind of record comes with its
 * own line, and is made here.
 */

let app: TestApp;
const secret = '南方机密轴承';
const ghost = newId();
type Who = 'sales' | 'manager' | 'readonly' | 'owner';
const ofTheHouse: readonly Who[] = ['sales', 'manager'];
const personal: readonly Who[] = ['sales', 'manager', 'readonly', 'owner'];
/** Addresses by what they begin with, the id of 黄海's record there, and who is not to get at it. */
let kinds: { door: string; id: string; who: readonly Who[] }[];

/** Whose ids are everybody's to see, or only to be changed by who sets up the company: tried in their own rooms. */
const ofEveryone =
  /^\/api\/(custom-fields|forms|people|invitations|teams|roles|pipelines|forecast\/promises|score|leads\/(values|assignment|duplicates\/scan|merges)|accounts\/(values|merges)|contacts\/merges|calendar|conversions|referrals|relations|qualification\/evidence|mail\/private-addresses)\//;

const upload = async (path: string, name: string, text: string): Promise<Answer> => {
  const edge = 'of-a-set';
  const payload = `--${edge}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n${text}\r\n--${edge}--\r\n`;
  return app
    .as('otherSales')
    .post(path, payload, { 'content-type': `multipart/form-data; boundary=${edge}` });
};

/** A thread with one mail, a file on it and an answer that waits, as the room keeps them. */
async function mailOf(personId: string, leadId: string) {
  const [mailbox, thread, message, attachment, answer] = [newId(), newId(), newId(), newId(), newId()];
  await app.db.asSystem(async (tx) => {
    await tx.run(sql`
      insert into mail.mailboxes (id, person_id, address, imap_host, imap_port, imap_tls, imap_user, smtp_host, smtp_port, smtp_tls, smtp_user,
        imap_secret, since, share, state)
      values (${mailbox}, ${personId}, 'huang@mingde.example', 'imap.invalid', 993, 'tls', 'huang', 'smtp.invalid', 465, 'tls', 'huang',
        'sealed', '2026-01-01', 'record', 'paused')`);
    await tx.run(sql`
      insert into mail.threads (id, mailbox_id, person_id, subject, shared, filed, messages, last_at)
      values (${thread}, ${mailbox}, ${personId}, ${secret}, true, true, 2, now())`);
    for (const [id, direction] of [
      [message, 'in'],
      [answer, 'out'],
    ])
      await tx.run(sql`
        insert into mail.messages (id, mailbox_id, person_id, thread_id, message_key, direction, content, subject, sender, sent_at, text)
        values (${id}, ${mailbox}, ${personId}, ${thread}, ${`${id}@x.example`}, ${direction}, 'whole', ${secret},
          '{"name": "", "address": "a@x.example"}', now(), ${secret})`);
    await tx.run(sql`
      insert into mail.attachments (id, message_id, part, name, media_type, bytes)
      values (${attachment}, ${message}, '2', ${`${secret}.pdf`}, 'application/pdf', 5)`);
    await tx.run(sql`
      insert into mail.outgoing (message_id, mailbox_id, person_id, state, send_at) values (${answer}, ${mailbox}, ${personId}, 'failed', now())`);
    await tx.run(sql`
      insert into mail.filings (thread_id, person_id, kind, record_id, how, filed_at)
      values (${thread}, ${personId}, 'lead', ${leadId}, 'hand', now())`);
  });
  return { mailbox, thread, message, attachment, answer };
}

beforeAll(async () => {
  app = await testApp();
  const made = async (path: string, body: object): Promise<string> => {
    const answer = await app.as('otherSales').post(path, body);
    expect([path, answer.status, answer.body]).toMatchObject([path, 201, { id: expect.any(String) }]);
    return answer.body.id;
  };
  const lead = await made('/api/leads', { company: secret, phones: ['+8613700005555'] });
  const account = await made('/api/accounts', { name: secret });
  const contact = await made('/api/contacts', { name: secret, accountId: account });
  const opportunity = await made('/api/opportunities', { name: secret, accountId: account });
  const task = await made('/api/tasks', { title: secret });
  const definition = { filter: [], sort: [], columns: ['company'] };
  const view = await made('/api/saved-views', { subject: 'lead', name: secret, shared: null, definition });
  const set = (await upload('/api/imports', `${secret}.csv`, `公司名称,手机\n${secret},13900000001\n`)).body
    .id;
  const leadFile = (
    await upload('/api/leads/imports', `${secret}.csv`, `公司名称,手机\n${secret},13900000002\n`)
  ).body.id;
  const file = (await upload(`/api/files?subject=lead&subjectId=${lead}`, `${secret}.txt`, secret)).body.id;
  const key = await made('/api/auth/api-keys', { name: secret });
  const [session] = (await app.as('otherSales').get('/api/auth/sessions')).body.items;
  const mail = await mailOf(app.people.otherSales, lead);
  const notification = newId();
  await app.db.asSystem((tx) =>
    tx.run(sql`
      insert into platform.notifications (id, person_id, kind, subject_kind, subject_id, actor_id, at, facts, event_seq)
      values (${notification}, ${app.people.otherSales}, 'commented', 'lead', ${lead}, ${app.people.owner}, now(),
        ${JSON.stringify({ text: secret })}::text::jsonb, 1)`),
  );
  const at = (who: readonly Who[], all: Record<string, string>) =>
    Object.entries(all).map(([door, id]) => ({ door, id, who }));
  // The longest first: /api/leads/imports/{id} is no lead.
  kinds = [
    ...at(ofTheHouse, {
      '/api/leads/imports/{id}': leadFile,
      '/api/leads/pool/{id}': lead,
      '/api/leads/{id}': lead,
      '/api/accounts/{id}': account,
      '/api/contacts/{id}': contact,
      '/api/opportunities/{id}': opportunity,
      '/api/qualification/opportunity/{id}': opportunity,
      '/api/tasks/{id}': task,
      '/api/imports/{id}': set,
      '/api/files/{id}': file,
      '/api/auth/api-keys/{id}': key,
      '/api/auth/sessions/{id}': session.id,
    }),
    ...at(personal, {
      '/api/saved-views/{id}': view,
      '/api/notifications/{id}': notification,
      '/api/mail/mailboxes/{id}': mail.mailbox,
      '/api/mail/outgoing/{id}': mail.answer,
    }),
    // Shared with whoever sees the lead: to be read by them, changed by nobody.
    ...at(ofTheHouse, {
      '/api/mail/threads/{id}': mail.thread,
      '/api/mail/messages/{id}': mail.message,
      '/api/mail/attachments/{id}': mail.attachment,
    }),
  ];
});
afterAll(() => app.drop());

/** Every address with an id, as it begins below. */
const doors = async () =>
  (await doorsOf(app))
    .map((door) => ({ ...door, path: door.path.replace('/{kind}/{id}', '/opportunity/{id}') }))
    .filter(({ path }) => /\{/.test(path) && !ofEveryone.test(path))
    .map((door) => ({ door, kind: kinds.find((one) => door.path.startsWith(one.door)) }));

const knock = (who: Who, { method, path, body, query }: Door, id: string): Promise<Answer> => {
  const needed = query
    .filter(({ required }) => required)
    .map(({ name, schema }) => `${name}=${sampleOf(schema)}`);
  const filled = path
    .replace('{id}', id)
    .replace('{file}', '0')
    .replace('{kind}', 'lead')
    .replaceAll(/\{\w+\}/g, ghost);
  const as = app.as(who);
  const url = `${filled}?${needed.join('&')}`;
  return method === 'get' ? as.get(url) : as[method](url, body && sampleOf(body));
};

describe('one of everything that is someone else’s', () => {
  test('stands here with each address that takes an id', async () => {
    const strange = (await doors()).filter(({ kind }) => !kind).map(({ door }) => door.path);
    expect(strange).toEqual([]);
    // Nothing stands here for nothing.
    const used = new Set((await doors()).map(({ kind }) => kind?.door));
    expect(kinds.map(({ door }) => door).filter((door) => !used.has(door))).toEqual([]);
  });

  test('answers by every address as one that never was', async () => {
    for (const { door, kind } of await doors())
      for (const who of kind!.who) {
        const name = `${who} ${door.method} ${door.path}`;
        const [theirs, nobodys] = [await knock(who, door, kind!.id), await knock(who, door, ghost)];
        expect([name, theirs.status, theirs.body?.code]).toEqual([name, nobodys.status, nobodys.body?.code]);
        if (theirs.status < 400) {
          // A list about nothing is empty, whoever's the nothing is.
          const empty = JSON.stringify(nobodys.body).replaceAll(ghost, kind!.id);
          expect([name, door.method, JSON.stringify(theirs.body)]).toEqual([name, 'get', empty]);
        }
        expect([name, theirs.status < 500 && theirs.status !== 429]).toEqual([name, true]);
        expect([name, JSON.stringify(theirs.body).includes(secret)]).toEqual([name, false]);
      }
  }, 120_000);

  test('is nowhere to be found without its id', async () => {
    const { mailbox } = Object.fromEntries(kinds.map(({ door, id }) => [door.split('/').at(-2), id]));
    for (const { path, query } of (await doorsOf(app)).filter(
      ({ method, path: one }) => method === 'get' && !one.includes('{') && one !== '/api/live',
    ))
      for (const who of ofTheHouse) {
        const needed = query
          .filter(({ required }) => required)
          .map(({ name, schema }) => `${name}=${encodeURIComponent(String(sampleOf(schema)))}`);
        const { body } = await app.as(who).get(`${path}?${needed.join('&')}`);
        const text = JSON.stringify(body ?? '');
        expect([who, path, text.includes(secret) || text.includes(mailbox ?? ghost)]).toEqual([
          who,
          path,
          false,
        ]); // prettier-ignore
      }
  }, 60_000);

  test('mail that is shared is read by who sees the record, and changed by its owner alone', async () => {
    const idOf = (door: string): string => kinds.find((one) => one.door === door)!.id;
    const [thread, message, attachment] = ['threads', 'messages', 'attachments'].map((one) =>
      idOf(`/api/mail/${one}/{id}`),
    );
    const owner = app.as('owner');
    expect((await owner.get(`/api/mail/threads/${thread}`)).status).toBe(200);
    expect((await owner.patch(`/api/mail/threads/${thread}`, { version: 1, share: 'nobody' })).status).toBe(
      404,
    );
    expect((await owner.delete(`/api/mail/threads/${thread}/proposals`)).status).toBe(404);
    expect((await owner.patch(`/api/mail/messages/${message}`, { hidden: true })).status).toBe(404);
    const filing = { kind: 'lead', id: idOf('/api/leads/{id}') };
    expect((await owner.post(`/api/mail/threads/${thread}/filings`, filing)).status).toBe(404);
    expect((await owner.delete(`/api/mail/threads/${thread}/filings/lead/${filing.id}`)).status).toBe(404);
    // One mail of it kept back is gone for the others, with what hangs on it.
    await app.as('otherSales').patch(`/api/mail/messages/${message}`, { hidden: true });
    const { all } = (await owner.get(`/api/mail/threads/${thread}`)).body;
    expect(all.map(({ id }: { id: string }) => id)).not.toContain(message);
    expect((await owner.get(`/api/mail/attachments/${attachment}/content`)).status).toBe(404);
  });

  test('a program with few rights learns nothing of what its person imported', async () => {
    const { key } = (
      await app.as('otherSales').post('/api/auth/api-keys', { name: 'x', grants: { 'tasks.read': 'own' } })
    ).body;
    const set = kinds.find(({ door }) => door === '/api/imports/{id}')!.id;
    const ask = (url: string, method: 'GET' | 'POST' = 'GET') =>
      app.app.inject({ method, url, headers: { authorization: `Bearer ${key}` } });
    expect((await ask('/api/imports')).body).not.toContain(set);
    for (const path of ['', '/rows', '/problems', '/files/0/error-file'])
      expect([path, (await ask(`/api/imports/${set}${path}`)).statusCode]).toEqual([path, 404]);
    expect((await ask(`/api/imports/${set}/check`, 'POST')).statusCode).toBe(403);
  });

  test('answers whoever it belongs to, whatever stands in a cursor', async () => {
    const made = (
      [
        ['x', newId()],
        [null, newId()],
        [1.5, newId()],
        ['[1', newId()],
        ['[{}]', 'x'],
        ['[1,2,3,"a\u0027"]', 'x'],
        [1e300, ''],
      ] as unknown[]
    ).map((one) => Buffer.from(JSON.stringify(one)).toString('base64url')); // prettier-ignore
    for (const { door, kind } of await doors())
      if (door.method === 'get' && door.query.some(({ name }) => name === 'cursor'))
        for (const cursor of made) {
          const path = door.path.replace('{id}', kind!.id);
          const { status } = await app.as('otherSales').get(`${path}?cursor=${cursor}`);
          expect([path, cursor, status < 500]).toEqual([path, cursor, true]);
        }
  });
});
