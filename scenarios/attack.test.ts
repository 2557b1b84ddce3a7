import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../src/kernel/ids.ts';
import { system } from '../src/platform/actor/actor.ts';
import { hashPassword } from '../src/platform/auth/passwords.ts';
import { sql } from '../src/platform/db/sql.ts';
import { createServer } from '../src/platform/http/server.ts';
import { type Answer, type TestApp, testApp } from '../src/platform/testing/test-app.ts';
import { type Door, doorsOf, sampleOf } from './doors.ts';

/** What an outsider, or a salesperson with bad intentions, would try on the system as it runs. */

let app: TestApp;
let url: string;
const password = '轴承-和-齿轮-七二九';
const email = () => `${app.people.sales}@mingde.example`;

beforeAll(async () => {
  app = await testApp();
  url = await app.app.listen({ port: 0, host: '127.0.0.1' });
  const hash = await hashPassword(password);
  await app.db.asSystem((tx) =>
    tx.run(
      sql`insert into auth.credentials (person_id, password_hash) values (${app.people.sales}, ${hash})`,
    ),
  );
});
afterAll(() => app.drop());

const signIn = (headers: Record<string, string> = {}) =>
  app.anonymous.post('/api/sign-in', { email: email(), password }, headers);
const json = async (path: string, init: RequestInit = {}) => {
  const answer = await fetch(`${url}${path}`, init);
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as { code: string } };
};

describe('an outsider', () => {
  test('plants no session: signing in gives a new one, and the planted one stays worth nothing', async () => {
    const planted = 'yaosu_session=planted-by-someone-else-0123456789abcdef';
    const answer = await signIn({ cookie: planted });
    expect(answer.status).toBe(200);
    const given = String(answer.headers['set-cookie']).split(';')[0]!;
    expect(given).not.toBe(planted);
    expect((await app.anonymous.get('/api/session', { cookie: planted })).status).toBe(401);
    expect((await app.anonymous.get('/api/session', { cookie: given })).status).toBe(200);
    // Signing in again over a good session begins another one too.
    expect(String((await signIn({ cookie: given })).headers['set-cookie'])).not.toContain(given);
  });

  test('writes nothing with a visitor’s cookie: not without our header, not from a foreign origin, by no endpoint', async () => {
    const { cookie } = app.as('owner');
    const writes = (await doorsOf(app)).filter(({ method }) => method !== 'get');
    expect(writes.length).toBeGreaterThan(50);
    // These take no session into account: they answer to what the body holds.
    for (const { method, path, body } of writes) {
      const send = (headers: Record<string, string>) =>
        app.app.inject({
          method: method.toUpperCase() as 'POST',
          url: path.replaceAll(/\{\w+\}/g, newId()),
          headers: { cookie, ...headers },
          ...(body && { payload: sampleOf(body) as object }),
        });
      const without = await send({});
      const foreign = await send({ 'x-yaosu-client': 'web', origin: 'https://evil.example' });
      for (const answer of [without, foreign])
        expect([method, path, answer.statusCode, answer.json().code]).toEqual([
          method,
          path,
          403,
          'request.crossSite',
        ]);
    }
  });

  test('learns nothing about accounts from the work that a sign-in takes', async () => {
    // Both hash once with the same cost: within a factor that no network hides the other way round.
    const took = async (address: string): Promise<number> => {
      const times: number[] = [];
      for (let n = 0; n < 4; n++) {
        const cpu = process.cpuUsage();
        await app.anonymous.post('/api/sign-in', { email: address, password: `falsch ${n}` });
        const { user, system: kernel } = process.cpuUsage(cpu);
        times.push(user + kernel);
      }
      await app.db.asSystem((tx) => tx.run(sql`delete from auth.attempts`));
      return Math.min(...times);
    };
    await took(email());
    const [known, unknown] = [await took(email()), await took('nobody@mingde.example')];
    expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(3);
  });

  test('gets headers that keep browsers from helping', async () => {
    const plain = await json('/api/session');
    expect(plain.headers.get('x-content-type-options')).toBe('nosniff');
    expect(plain.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(plain.headers.get('referrer-policy')).toBe('no-referrer');
    expect(plain.headers.get('x-powered-by')).toBeNull();
    expect(plain.headers.get('server')).toBeNull();
    // Over plain HTTP a year of TLS would lock people out.
    expect(plain.headers.get('strict-transport-security')).toBeNull();
  });

  test('behind TLS is told to keep to it', async () => {
    const behind = await createServer({
      db: app.db,
      areas: [],
      identify: async () => null,
      log: pino({ level: 'silent' }),
      language: () => 'en',
      trustProxy: true,
    });
    const asked = (proto: string) => behind.inject({ url: '/', headers: { 'x-forwarded-proto': proto } });
    expect((await asked('https')).headers['strict-transport-security']).toBe('max-age=31536000');
    expect((await asked('http')).headers['strict-transport-security']).toBeUndefined();
    await behind.close();
  });

  test('reads no file by a crooked path', async () => {
    for (const path of [
      '/../package.json',
      '/assets/../../package.json',
      '/assets/..%2f..%2fpackage.json',
      '/assets/%2e%2e/%2e%2e/package.json',
      '/f/..%2f..%2fpackage.json',
      '/api/files/..%2f..%2fpackage.json/content',
      '/api/leads/imports/..%2f..%2f..%2fetc%2fpasswd/error-file',
      '//etc/passwd',
      '/%00',
    ]) {
      const raw = await rawGet(path, app.as('owner').cookie);
      expect([path, /AGPL|root:x:/.test(raw)]).toEqual([path, false]);
      expect([path, Number(raw.split(' ')[1]) < 500]).toEqual([path, true]);
    }
  });

  test('is told to slow down where guessing pays, and when to go on', async () => {
    let last: Answer | null = null;
    for (let n = 0; n < 130 && last?.status !== 429; n++)
      last = await app.anonymous.post('/api/auth/link/look', { token: `made-up-${n}-0123456789abcdef` });
    expect([last!.status, last!.body.code]).toEqual([429, 'request.tooMany']);
    expect(Number(last!.headers['retry-after'])).toBeGreaterThan(0);
  });

  test('breaks nothing with bodies that are too large, too deep, or poisoned', async () => {
    const headers = {
      cookie: app.as('sales').cookie,
      'x-yaosu-client': 'test',
      'content-type': 'application/json',
    };
    const post = (body: string) => json('/api/leads', { method: 'POST', headers, body });
    expect(await post(`{"company":"${'大'.repeat(1_000_000)}"}`)).toMatchObject({
      status: 413,
      body: { code: 'request.tooLarge' },
    });
    const depth = 200_000;
    const deep = `{"company":"深","custom":{"a":${'['.repeat(depth)}${']'.repeat(depth)}}}`;
    expect(await post(deep)).toMatchObject({ status: 400, body: { code: 'request.tooDeep' } });
    for (const poison of [
      '{"company":"毒","__proto__":{"polluted":true}}',
      '{"company":"毒","constructor":{"prototype":{"polluted":true}}}',
      '{"company":"毒","custom":{"__proto__":{"polluted":true}}}',
      '{"company":"毒","custom":{"constructor":{"prototype":{"polluted":true}},"toString":"x"}}',
    ]) {
      const { status } = await post(poison);
      expect([poison, [400, 422].includes(status)]).toEqual([poison, true]);
    }
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

/** The address as it stands: fetch would straighten it. */
async function rawGet(path: string, cookie: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`);
  let answer = '';
  socket.on('data', (piece) => {
    answer += piece;
  });
  await once(socket, 'close');
  return answer;
}

describe('a salesperson', () => {
  let id: string;
  beforeAll(async () => {
    id = (await app.as('sales').post('/api/leads', { company: '自家客户', phones: ['+8613600001111'] })).body
      .id;
  });

  test('takes no field that is not theirs to set along with one that is', async () => {
    const before = (await app.as('sales').get(`/api/leads/${id}`)).body;
    const taken = {
      ownerId: app.people.otherSales,
      teamId: app.teams.south,
      status: 'converted',
      score: 100,
      id: newId(),
    };
    const more = {
      createdAt: '2001-01-01T00:00:00Z',
      capturedAt: '2001-01-01T00:00:00Z',
      importId: newId(),
      deletedAt: null,
    };
    await app.as('sales').patch(`/api/leads/${id}`, { version: 1, region: '江苏', ...taken, ...more });
    const after = (await app.as('sales').get(`/api/leads/${id}`)).body;
    for (const field of ['id', 'ownerId', 'teamId', 'status', 'capturedAt', 'importId'])
      expect([field, after[field]]).toEqual([field, before[field]]);
    await app
      .as('sales')
      .patch('/api/profile', { version: 1, roleId: newId(), teamId: app.teams.south, state: 'active' });
    const [me] = await app.db.read(
      system,
      sql<{ team: string }>`select team_id as team from people.people where id = ${app.people.sales}`,
    );
    expect(me!.team).toBe(app.teams.east);
  });

  test('finds no more by wildcards than by the signs themselves', async () => {
    for (const q of ['%', '_', '%%', '\\', "' or 1=1 --", '*', ':*', '!', '(']) {
      const found = await app.as('sales').get(`/api/leads?q=${encodeURIComponent(q)}`);
      expect([q, found.status, found.body.items?.length]).toEqual([q, 200, 0]);
      const searched = await app.as('sales').get(`/api/search?q=${encodeURIComponent(q)}`);
      expect([q, searched.status]).toEqual([q, 200]);
    }
    const contains = (value: string) =>
      encodeURIComponent(JSON.stringify([{ field: 'company', operator: 'contains', values: [value] }]));
    for (const value of ['%', '_', '自_客户', '自%户'])
      expect([
        value,
        (await app.as('sales').get(`/api/leads?filter=${contains(value)}`)).body.items.length,
      ]).toEqual([value, 0]);
    expect((await app.as('sales').get(`/api/leads?filter=${contains('家客')}`)).body.items).toHaveLength(1);
  });

  test('gets an answer, never a fault, for whatever stands in a query or a cursor', async () => {
    const cursors = [
      [1e308, newId()],
      ["' or 1=1", newId()],
      [null, 'x'],
      ['2026-13-45', newId()],
      [-1, '; drop table'],
      ['a\u0000', newId()],
    ].map((made) => Buffer.from(JSON.stringify(made)).toString('base64url'));
    const nasty = [
      '%00',
      '%27',
      '%F0%9F%92%A5',
      '%ED%A0%80',
      '__proto__',
      '[]',
      '{}',
      '-1',
      '1e999',
      'a'.repeat(5_000),
      ...cursors,
    ];
    const unkeepable = [{ field: 'company', operator: 'contains', values: ['a\u0000'] }];
    nasty.push(encodeURIComponent(JSON.stringify(unkeepable)));
    const faults: string[] = [];
    for (const door of (await doorsOf(app)).filter(
      ({ method, path }) => method === 'get' && path !== '/api/live',
    ))
      for (const { name } of door.query)
        for (const value of nasty) {
          const needed = door.query
            .filter((one) => one.required && one.name !== name)
            .map((one) => `${one.name}=${sampleOf(one.schema)}`);
          const path = `${door.path.replace('{kind}', 'lead').replaceAll(/\{\w+\}/g, id)}?${[...needed, `${name}=${value}`].join('&')}`;
          const { status } = await app.as('owner').get(path);
          if (status >= 500) faults.push(path.slice(0, 200));
        }
    expect(faults).toEqual([]);
  }, 120_000);

  test('gets an answer, never a fault, for whatever stands in a body', async () => {
    const faults: string[] = [];
    const left = new Set(['/api/company/demo', '/api/session', '/api/auth/sessions']);
    for (const door of (await doorsOf(app)).filter(({ method, path }) => method !== 'get' && !left.has(path)))
      for (const text of ['\u0000', 'x\u0000y', '\ud800', '💥'.repeat(40), '__proto__', '%', "'"]) {
        const { status, code } = await sendTo(door, text);
        if (status >= 500) faults.push(`${door.method} ${door.path} ${JSON.stringify(text)} ${code}`);
      }
    expect(faults).toEqual([]);
  }, 120_000);

  const sendTo = async ({ method, path, body, query }: Door, text: string) => {
    const needed = query.filter((one) => one.required).map((one) => `${one.name}=${sampleOf(one.schema)}`);
    const address = `${path.replace('{kind}', 'lead').replaceAll(/\{\w+\}/g, id)}?${needed.join('&')}`;
    const answer = await app.as('owner')[method as 'post'](address, body ? sampleOf(body, text) : undefined);
    return { status: answer.status, code: answer.body?.code };
  };

  test('writes an upload where we say, whatever it is called', async () => {
    const folder = join(tmpdir(), 'yaosu-test-uploads');
    const edge = 'of-a-crooked-name';
    const payload = `--${edge}\r\nContent-Disposition: form-data; name="file"; filename="../../../../tmp/yaosu-crooked.csv"\r\nContent-Type: text/csv\r\n\r\n公司名称,手机\n斜路厂,13900000000\n\r\n--${edge}--\r\n`;
    const uploaded = await app
      .as('sales')
      .post('/api/leads/imports', payload, { 'content-type': `multipart/form-data; boundary=${edge}` });
    expect(uploaded).toMatchObject({ status: 201, body: { fileName: 'yaosu-crooked.csv' } });
    expect(await readdir(folder)).toContain(`import-${uploaded.body.id}`);
    expect(await readdir('/tmp')).not.toContain('yaosu-crooked.csv');
  });

  test('opens no flood of streams', async () => {
    const stop = new AbortController();
    const headers = { cookie: app.as('sales').cookie };
    const opened = await Promise.all(
      Array.from({ length: 40 }, () => fetch(`${url}/api/live`, { headers, signal: stop.signal })),
    );
    const statuses = opened.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(30);
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
    // A colleague is not kept out by it.
    const other = await fetch(`${url}/api/live`, {
      headers: { cookie: app.as('otherSales').cookie },
      signal: stop.signal,
    });
    expect(other.status).toBe(200);
    stop.abort();
    // And closed ones count no more.
    const again = async () => {
      const one = new AbortController();
      const { status } = await fetch(`${url}/api/live`, { headers, signal: one.signal });
      one.abort();
      return status;
    };
    await expect.poll(again, { timeout: 10_000 }).toBe(200);
  });
});

test('a thief of the database’s rows can not act with them', async () => {
  const { cookie } = app.as('owner');
  const token = cookie.split('=')[1]!;
  const rows = await app.db.read(
    system,
    sql<{ row: string }>`
    select s::text as row from auth.sessions s union all select c::text from auth.credentials c union all select k::text from auth.api_keys k`,
  );
  const all = rows.map(({ row }) => row).join();
  expect(all).not.toContain(token);
  expect(all).not.toContain(password);
  const hashed = createHash('sha256').update(token).digest('hex');
  expect((await app.anonymous.get('/api/session', { cookie: `yaosu_session=${hashed}` })).status).toBe(401);
});

test('a thief of the database’s rows can not try guesses at a mail password on what is kept of a request', async () => {
  const mailbox = newId();
  await app.db.asSystem((tx) =>
    tx.run(sql`
      insert into mail.mailboxes (id, person_id, address, imap_host, imap_port, imap_tls, imap_user, smtp_host, smtp_port, smtp_tls, smtp_user,
        imap_secret, since, state)
      values (${mailbox}, ${app.people.sales}, 'li@mingde.example', 'imap.invalid', 993, 'tls', 'li', 'smtp.invalid', 465, 'tls', 'li',
        'sealed', '2026-01-01', 'paused')`),
  );
  const wish = { version: 1, smtpPassword: 'Spring2026' };
  const path = `/api/mail/mailboxes/${mailbox}`;
  const { status } = await app.as('sales').patch(path, wish, { 'idempotency-key': newId() });
  expect(status).toBe(200);
  const kept = await app.db.read(
    system,
    sql<{ hash: Buffer }>`
      select request_hash as hash from platform.idempotency_keys where actor_id = ${app.people.sales}`,
  );
  const guess = createHash('sha256')
    .update(`PATCH ${path} ${JSON.stringify(wish)}`)
    .digest('hex');
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.map(({ hash }) => hash.toString('hex'))).not.toContain(guess);
});
