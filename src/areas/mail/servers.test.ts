import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { system } from '../../platform/actor/actor.ts';
import { sql } from '../../platform/db/sql.ts';
import { type TestApp, testApp } from '../../platform/testing/test-app.ts';
import { type MailWorld, mailWorld, must } from './mail.fixture.ts';
import { freePort, hasDovecot } from './mail-server.fixture.ts';
import { openPasswords } from './secrets.ts';
import { storedMailbox } from './store.ts';
import { isInside, reach } from './wire/reach.ts';

describe('which servers may be reached', () => {
  test.each([
    ['127.0.0.1', true],
    ['10.1.2.3', true],
    ['172.31.255.255', true],
    ['192.168.1.1', true],
    ['169.254.169.254', true],
    ['100.64.0.1', true],
    ['0.0.0.0', true],
    ['255.255.255.255', true],
    ['::1', true],
    ['::', true],
    ['::ffff:127.0.0.1', true],
    ['::ffff:7f00:1', true],
    ['fe80::1', true],
    ['fd00::1', true],
    ['64:ff9b::7f00:1', true],
    ['2002:7f00:1::', true],
    ['8.8.8.8', false],
    ['2606:4700::1111', false],
  ])('%s is inside: %s', (address, expected) => expect(isInside(address)).toBe(expected));

  const asked = (host: string, port: number, insiders: string[] = [], tls: 'tls' | 'plain' = 'tls') =>
    reach('imap', { host, port, tls }, insiders).then(
      (reached) => reached.address,
      (error) => error.code,
    );
  test('nobody is led into the house by a name, a number in disguise, or a port of another service', async () => {
    for (const host of [
      'localhost',
      '127.0.0.1',
      '127.1',
      '2130706433',
      '0x7f.0.0.1',
      '169.254.169.254',
      '[::1]',
      '::1',
      'LOCALHOST.',
    ])
      expect(['mail.hostForbidden', 'mail.badHost', 'mail.hostUnknown']).toContain(await asked(host, 993));
    for (const port of [22, 80, 5432, 6379, 25])
      expect(await asked('8.8.8.8', port)).toBe('mail.portForbidden');
    for (const host of ['a b', 'x\r\ny', 'http://x.example', 'user@x.example', '', '-x.example', 'x/../y'])
      expect(await asked(host, 993)).toBe('mail.badHost');
    expect(await asked('8.8.8.8', 993)).toBe('8.8.8.8');
    expect(await asked('8.8.8.8', 993, [], 'plain')).toBe('mail.plainForbidden');
  });

  test('what whoever runs Yaosu allows is reached: that name, that port, that network', async () => {
    expect(await asked('127.0.0.1', 993, ['127.0.0.0/8'])).toBe('127.0.0.1');
    expect(await asked('127.0.0.1', 993, ['10.0.0.0/8'])).toBe('mail.hostForbidden');
    expect(await asked('127.0.0.1', 5432, ['127.0.0.0/8'])).toBe('mail.portForbidden');
    expect(await asked('127.0.0.1', 1143, ['127.0.0.1:1143'], 'plain')).toBe('127.0.0.1');
    expect(await asked('127.0.0.1', 993, ['*'])).toBe('127.0.0.1');
  });
});

describe('without anything allowed', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.drop());
  const server = (host: string, port: number) => ({ host, port, tls: 'tls', user: 'li' });

  test('a mailbox on the machine itself is refused, and nothing connects there', async () => {
    let knocked = 0;
    const port = await freePort();
    const listening: Server = createServer(() => knocked++).listen(port, '127.0.0.1');
    const wish = { address: 'li@mingde.example', password: 'x', smtp: server('localhost', 465) };
    for (const imap of [server('localhost', 993), server('127.0.0.1', 993)])
      expect((await app.as('sales').post('/api/mail/mailboxes', { ...wish, imap })).body.code).toBe(
        'mail.hostForbidden',
      );
    expect(
      (await app.as('sales').post('/api/mail/mailboxes', { ...wish, imap: server('localhost', port) })).body
        .code,
    ).toBe('mail.portForbidden');
    listening.close();
    expect(knocked).toBe(0);
  });

  test('known services fill the form, and say when they want a code', async () => {
    const preset = must(await app.as('sales').get('/api/mail/preset?address=li@163.com'), 200);
    expect(preset).toMatchObject({
      provider: '网易 163',
      imap: { host: 'imap.163.com', port: 993, tls: 'tls', user: 'li@163.com' },
      appCode: { word: '授权码', how: expect.stringContaining('IMAP/SMTP') },
    });
    expect((await app.as('sales').get('/api/mail/preset?address=nobody')).body.code).toBe('mail.badAddress');
  });

  test('who may not use mail has no mailbox, and nobody without signing in', async () => {
    expect((await app.as('readonly').get('/api/mail/mailboxes')).status).toBe(403);
    expect((await app.anonymous.get('/api/mail/mailboxes')).status).toBe(401);
  });
});

describe.skipIf(!hasDovecot)('connecting a mailbox', () => {
  let world: MailWorld;
  beforeAll(async () => {
    world = await mailWorld();
  }, 60_000);
  afterAll(() => world?.drop());

  const tried = async (over: object, imap: object = {}) => {
    const wish = world.wish('li');
    const body = {
      imap: { ...(wish.imap as object), ...imap },
      smtp: wish.smtp,
      password: wish.password,
      ...over,
    };
    return must(await world.as('sales').post('/api/mail/try', body), 200);
  };

  test('each thing that can go wrong is said by itself, with what to do', async () => {
    const { imap } = world;
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
    const cases: [string, object, object?][] = [
      ['mail.wrongPassword', { password: 'wrong' }],
      ['mail.certificateExpired', {}, { port: imap.expired }],
      ['mail.certificateName', {}, { port: imap.otherName }],
      ['mail.noTls', {}, { port: imap.starttls }],
      ['mail.hostUnknown', {}, { host: 'no-such-server.invalid', port: 993 }],
      ['mail.portForbidden', {}, { port: 22 }],
      ['mail.badHost', {}, { host: 'imap server' }],
    ];
    for (const [code, over, server] of cases) {
      const { ok, imap: found } = await tried(over, server);
      expect({ code: found?.code, ok }).toEqual({ code, ok: false });
      expect(found.title).not.toBe('');
      expect(found.next).not.toBe('');
      expect(found.title + found.next).not.toMatch(/\{\{|\$t/);
    }
    silent.close();
    expect(await tried({})).toMatchObject({
      ok: true,
      imap: null,
      smtp: null,
      folders: [
        { path: 'INBOX', role: 'inbox' },
        { path: 'Sent', role: 'sent' },
      ],
    });
    expect(await tried({}, { port: imap.starttls, tls: 'starttls' })).toMatchObject({ ok: true });
    expect(await tried({ smtpPassword: 'wrong' })).toMatchObject({
      ok: false,
      imap: null,
      smtp: { code: 'mail.wrongPassword' },
    });
  }, 60_000);

  test('a certificate that nobody vouches for gets no password', async () => {
    const stranger = { ...world.settings, ca: undefined };
    const { openImap } = await import('./wire/imap.ts');
    const wish = world.wish('li');
    const login = {
      ...(wish.imap as { host: string; port: number; tls: 'tls'; user: string }),
      password: 'x',
    };
    await expect(openImap(login, stranger)).rejects.toMatchObject({ code: 'mail.certificateUntrusted' });
  });

  test('a wrong password connects nothing', async () => {
    const answer = await world
      .as('sales')
      .post('/api/mail/mailboxes', world.wish('li', { password: 'wrong' }));
    expect(answer).toMatchObject({ status: 422, body: { code: 'mail.wrongPassword' } });
    expect(must(await world.as('sales').get('/api/mail/mailboxes'), 200).items).toEqual([]);
  });

  test('the password is sealed, never given out, and in no event', async () => {
    const id = await world.connect('sales', 'li');
    const password = String(world.wish('li').password);
    const answer = await world.as('sales').get(`/api/mail/mailboxes/${id}`);
    expect(JSON.stringify(answer.body)).not.toContain(password);
    const [row] = await world.db.read(
      system,
      sql<{ all: string }>`
      select (select jsonb_agg(to_jsonb(m)) from mail.mailboxes m)::text || (select jsonb_agg(to_jsonb(e)) from platform.events e)::text
        || (select jsonb_agg(to_jsonb(i)) from platform.idempotency_keys i)::text as all`,
    );
    expect(row!.all ?? '').not.toContain(password);
    const [mailbox] = await world.db.read(system, storedMailbox(id));
    expect(openPasswords(world.settings, mailbox!).imap).toBe(password);
    // In another mailbox's row it doesn't open, nor with another key.
    expect(() => openPasswords(world.settings, { ...mailbox!, id: newId() })).toThrow(
      'mail.passwordUnreadable',
    );
    const restored = { ...world.settings, secretKey: Buffer.alloc(32, 8) };
    expect(() => openPasswords(restored, mailbox!)).toThrow('mail.passwordUnreadable');
    const twice = await world.as('sales').post('/api/mail/mailboxes', world.wish('li'));
    expect(twice).toMatchObject({ status: 409, body: { code: 'mail.alreadyConnected' } });
  });

  test('whoever has got hold of a session can’t send the password to a server of theirs', async () => {
    const [mailbox] = must(await world.as('sales').get('/api/mail/mailboxes'), 200).items;
    const thief = { ...mailbox.imap, host: 'imap.thief.example' };
    const body = { version: mailbox.version, imap: thief };
    expect((await world.as('sales').patch(`/api/mail/mailboxes/${mailbox.id}`, body)).body.code).toBe(
      'mail.passwordNeeded',
    );
    const smtp = { ...mailbox.smtp, host: 'smtp.thief.example' };
    expect(
      (await world.as('sales').patch(`/api/mail/mailboxes/${mailbox.id}`, { version: mailbox.version, smtp }))
        .body.code,
    ).toBe('mail.passwordNeeded');
    const tryIt = { imap: thief, smtp: mailbox.smtp, mailboxId: mailbox.id };
    expect((await world.as('sales').post('/api/mail/try', tryIt)).body.code).toBe('mail.passwordNeeded');
  });

  test('nobody else sees, changes, syncs or puts away a mailbox, the owner of the company neither', async () => {
    const [{ id, version }] = must(await world.as('sales').get('/api/mail/mailboxes'), 200).items;
    for (const person of ['owner', 'manager', 'otherSales'] as const) {
      const as = world.as(person);
      expect(must(await as.get('/api/mail/mailboxes'), 200).items).toEqual([]);
      expect((await as.get(`/api/mail/mailboxes/${id}`)).status).toBe(404);
      expect((await as.patch(`/api/mail/mailboxes/${id}`, { version, share: 'record' })).status).toBe(404);
      expect((await as.post(`/api/mail/mailboxes/${id}/sync`, {})).status).toBe(404);
      expect((await as.delete(`/api/mail/mailboxes/${id}`)).status).toBe(404);
    }
  });

  test('a password that no longer works is said, tried rarely, and mended by another', async () => {
    const id = await world.connect('sales', 'wang');
    await world.db.asSystem((tx) =>
      tx.run(sql`update mail.mailboxes set imap_user = 'nobody@mingde.example' where id = ${id}`),
    );
    await world.sync(id);
    const failing = must(await world.as('sales').get(`/api/mail/mailboxes/${id}`), 200);
    expect(failing).toMatchObject({
      state: 'failing',
      failure: { code: 'mail.wrongPassword', title: expect.any(String) },
      syncing: false,
    });
    expect(must(await world.as('sales').get('/api/mail/counts'), 200)).toMatchObject({ failing: 1 });
    const { imap, password } = world.wish('wang');
    const mended = must(
      await world
        .as('sales')
        .patch(`/api/mail/mailboxes/${id}`, { version: failing.version, imap, password }),
      200,
    );
    expect(mended).toMatchObject({ state: 'working', failure: null });
    await world.sync(id);
    expect(must(await world.as('sales').get(`/api/mail/mailboxes/${id}`), 200)).toMatchObject({
      state: 'working',
      failure: null,
    });
  });

  test('put away it is quiet, and can be brought back', async () => {
    const { items } = must(await world.as('sales').get('/api/mail/mailboxes'), 200);
    const { id, version } = items.at(-1);
    must(await world.as('sales').delete(`/api/mail/mailboxes/${id}?version=${version}`), 200);
    expect((await world.as('sales').get(`/api/mail/mailboxes/${id}`)).status).toBe(404);
    must(await world.as('sales').post(`/api/mail/mailboxes/${id}/restore`), 200);
    must(await world.as('sales').get(`/api/mail/mailboxes/${id}`), 200);
    must(await world.as('sales').delete(`/api/mail/mailboxes/${id}`), 200);
    // Connected anew it is the same mailbox: what was filed is not filed twice.
    const anew = must(await world.as('sales').post('/api/mail/mailboxes', world.wish('wang')), 201);
    expect(anew).toMatchObject({ id, state: 'working', failure: null });
    await world.sync(id);
    expect(must(await world.as('sales').get(`/api/mail/mailboxes/${id}`), 200).failure).toBeNull();
  });
});
