import { generate } from 'otplib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { system } from '../actor/actor.ts';
import { sql } from '../db/sql.ts';
import { type Answer, type Caller, type TestApp, type TestPerson, testApp } from '../testing/test-app.ts';
import { makeLink } from './links.ts';

let own: TestApp;
beforeAll(async () => {
  own = await testApp();
});
afterAll(() => own.drop());

const good = 'eleven blue tigers';
const emailOf = (person: TestPerson) => `${own.people[person]}@mingde.example`;

/** A browser of its own at an address of its own. */
function browser(ip: string, cookie = '') {
  const call = async (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    payload?: object,
  ): Promise<Answer> => {
    const answer = await own.app.inject({
      method,
      url,
      remoteAddress: ip,
      headers: { 'x-yaosu-client': 'test', ...(cookie && { cookie }) },
      ...(payload && { payload }),
    });
    const set = answer.headers['set-cookie'];
    if (typeof set === 'string') cookie = set.split(';')[0]!;
    return {
      status: answer.statusCode,
      body: answer.body === '' ? null : JSON.parse(answer.body),
      headers: answer.headers,
    };
  };
  return {
    call,
    signIn: (person: TestPerson, password: string, code?: string) =>
      call('POST', '/api/sign-in', { email: emailOf(person), password, ...(code !== undefined && { code }) }),
    get cookie() {
      return cookie;
    },
  };
}

/** Gives someone a password the way they would get one: by a link. */
async function withPassword(person: TestPerson, password = good, ip = '10.0.0.1') {
  const { token } = await own.db.asSystem((tx) => makeLink(tx, own.people[person], 'reset', 1));
  const there = browser(ip);
  expect((await there.call('POST', '/api/auth/link', { token })).status).toBe(200);
  expect((await there.call('PUT', '/api/auth/password', { password })).status).toBe(204);
  return there;
}

afterEach(() => own.db.asSystem((tx) => tx.run(sql`delete from auth.attempts`)));

describe('signing in', () => {
  test('gives a session that knows person, rights and company', async () => {
    await withPassword('sales');
    const there = browser('10.0.1.1');
    const answer = await there.signIn('sales', good);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      person: { id: own.people.sales, name: '李晓', totpOn: false, mustSetPassword: false, theme: 'system' },
      permissions: { 'leads.read': 'own' },
      company: { name: '明德精密', currency: 'CNY', demo: false },
    });
    expect(answer.headers['set-cookie']).toMatch(/HttpOnly; SameSite=Lax/);
    expect((await there.call('GET', '/api/session')).body.person.id).toBe(own.people.sales);
    await there.call('DELETE', '/api/session');
    expect((await browser('10.0.1.1', there.cookie).call('GET', '/api/session')).status).toBe(401);
  });

  test('an old cookie of an ended session is taken away from everyone who kept it', async () => {
    const there = browser('10.0.1.2');
    await there.signIn('sales', good);
    const thief = browser('10.66.0.1', there.cookie);
    expect((await thief.call('GET', '/api/session')).status).toBe(200);
    await there.call('DELETE', '/api/session');
    expect((await thief.call('GET', '/api/session')).status).toBe(401);
  });

  test('a wrong password and an unknown address answer the same', async () => {
    const wrong = await browser('10.0.1.3').signIn('sales', 'not the password');
    const unknown = await browser('10.0.1.4').call('POST', '/api/sign-in', {
      email: 'x@y.example',
      password: good,
    });
    const without = await browser('10.0.1.4').signIn('otherSales', good);
    expect(wrong.status).toBe(401);
    const seen = ({ body }: Answer) => ({ ...body, requestId: '' });
    expect(seen(unknown)).toEqual(seen(wrong));
    expect(seen(without)).toEqual(seen(wrong));
    expect(wrong.body.code).toBe('auth.wrongPassword');
  });

  test('guessing locks the account, from any address, also for the right password; unknown accounts alike', async () => {
    for (const email of [emailOf('sales'), 'nobody@mingde.example']) {
      const tries = await Promise.all(
        Array.from({ length: 12 }, (_, i) =>
          browser(`10.1.0.${i}`).call('POST', '/api/sign-in', { email, password: `guess number ${i}` }),
        ),
      );
      expect(tries.filter((answer) => answer.status === 401)).toHaveLength(5);
      const locked = tries.filter((answer) => answer.body.code === 'auth.locked');
      expect(locked).toHaveLength(7);
      expect(locked[0]!.status).toBe(423);
      expect(locked[0]!.body.facts.seconds).toBeGreaterThan(0);
      const right = await browser('10.1.1.1').call('POST', '/api/sign-in', { email, password: good });
      expect(right.body.code).toBe('auth.locked');
    }
    await own.db.asSystem((tx) =>
      tx.run(sql`update auth.attempts set locked_until = now() - interval '1 second'`),
    );
    expect((await browser('10.1.1.1').signIn('sales', good)).status).toBe(200);
  });

  test('one address that tries many accounts is locked out, another is not', async () => {
    let last: Answer | null = null;
    for (let i = 0; i < 41; i++)
      last = await browser('10.2.0.1').call('POST', '/api/sign-in', {
        email: `p${i}@x.example`,
        password: good,
      });
    expect(last!.body.code).toBe('auth.locked');
    expect((await browser('10.2.0.2').signIn('sales', good)).status).toBe(200);
  });

  test('nobody signs in who has left', async () => {
    await withPassword('sales');
    const state = (value: string) =>
      own.db.asSystem((tx) =>
        tx.run(sql`update people.people set state = ${value} where id = ${own.people.sales}`),
      );
    await state('left');
    expect((await browser('10.0.1.9').signIn('sales', good)).body.code).toBe('auth.wrongPassword');
    await state('active');
  });

  test('another site cannot act with the visitor’s cookie', async () => {
    const { cookie } = own.as('owner');
    const send = (headers: Record<string, string>) =>
      own.app.inject({ method: 'DELETE', url: '/api/auth/sessions', headers: { cookie, ...headers } });
    expect((await send({})).json().code).toBe('request.crossSite');
    expect((await send({ 'x-yaosu-client': 'web', origin: 'https://evil.example' })).json().code).toBe(
      'request.crossSite',
    );
    const asForm = await own.app.inject({
      method: 'POST',
      url: '/api/sign-in',
      headers: { 'content-type': 'text/plain' },
      payload: JSON.stringify({ email: emailOf('sales'), password: good }),
    });
    expect(asForm.statusCode).toBeGreaterThanOrEqual(400);
    expect(asForm.headers['set-cookie']).toBeUndefined();
  });
});

describe('a one-time link', () => {
  const link = (purpose: 'signIn' | 'reset' | 'invitation', hours = 1) =>
    own.db.asSystem((tx) => makeLink(tx, own.people.owner, purpose, hours));

  test('signs in once, asks an owner without a password to set one, and its secret stands behind #', async () => {
    const { token, path } = await link('signIn');
    expect(path).toBe(`/link#${token}`);
    const looked = await browser('10.3.0.1').call('POST', '/api/auth/link/look', { token });
    expect(looked.body).toMatchObject({
      purpose: 'signIn',
      email: 'owner@mingde.example',
      company: '明德精密',
    });
    const first = await browser('10.3.0.1').call('POST', '/api/auth/link', { token });
    expect(first.body.person.mustSetPassword).toBe(true);
    const again = await browser('10.3.0.2').call('POST', '/api/auth/link', { token });
    expect(again.status).toBe(422);
    expect(again.body.code).toBe('auth.linkInvalid');
  });

  test('sent twice at the same moment still works once', async () => {
    const { token } = await link('signIn');
    const both = await Promise.all(
      [1, 2, 3].map(() => browser('10.3.0.3').call('POST', '/api/auth/link', { token })),
    );
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 422, 422]);
  });

  test('is worthless when expired, replaced, made up, or for someone who left', async () => {
    const use = async (token: string) =>
      (await browser('10.3.0.4').call('POST', '/api/auth/link', { token })).body.code;
    expect(await use((await link('signIn', -0.01)).token)).toBe('auth.linkInvalid');
    const replaced = await link('signIn');
    await link('signIn');
    expect(await use(replaced.token)).toBe('auth.linkInvalid');
    expect(await use('x'.repeat(43))).toBe('auth.linkInvalid');
    const { token } = await own.db.asSystem((tx) => makeLink(tx, own.people.readonly, 'reset', 1));
    await own.db.asSystem((tx) =>
      tx.run(sql`update people.people set state = 'left' where id = ${own.people.readonly}`),
    );
    expect(await use(token)).toBe('auth.linkInvalid');
    await own.db.asSystem((tx) =>
      tx.run(sql`update people.people set state = 'active' where id = ${own.people.readonly}`),
    );
  });

  test('that is an invitation gives no session without a password', async () => {
    const { token } = await link('invitation');
    expect((await browser('10.3.0.5').call('POST', '/api/auth/link', { token })).body.code).toBe(
      'auth.linkIsInvitation',
    );
  });
});

describe('a password', () => {
  test('changed ends all other sessions and asks for the old one', async () => {
    const here = await withPassword('manager');
    const elsewhere = browser('10.4.0.2');
    await elsewhere.signIn('manager', good);
    expect((await elsewhere.call('GET', '/api/session')).status).toBe(200);
    const wrong = await here.call('PUT', '/api/auth/password', {
      current: 'no',
      password: 'quite another one',
    });
    expect(wrong.body).toMatchObject({ code: 'auth.wrongPassword', field: 'body.current' });
    const right = await here.call('PUT', '/api/auth/password', {
      current: good,
      password: 'quite another one',
    });
    expect(right.status).toBe(204);
    expect((await here.call('GET', '/api/session')).status).toBe(200);
    expect((await elsewhere.call('GET', '/api/session')).status).toBe(401);
    await here.call('PUT', '/api/auth/password', { current: 'quite another one', password: good });
  });

  test('that anyone would guess is refused with its reason', async () => {
    const here = browser('10.4.0.3');
    await here.signIn('manager', good);
    const set = async (password: string) =>
      (await here.call('PUT', '/api/auth/password', { current: good, password })).body.code;
    expect(await set('short')).toBe('auth.passwordTooShort');
    expect(await set('明德精密20242024')).toBe('auth.passwordObvious');
    expect(await set(emailOf('manager'))).toBe('auth.passwordObvious');
  });
});

describe('the second factor', () => {
  const step = () => generate({ secret });
  let secret = '';
  let recovery: string[] = [];

  test('is asked for only after a code has proved that the app has the secret', async () => {
    const here = browser('10.5.0.1');
    await here.signIn('manager', good);
    const refused = await here.call('POST', '/api/auth/second-factor', { password: 'wrong' });
    expect(refused.body.code).toBe('auth.wrongPassword');
    const begun = await here.call('POST', '/api/auth/second-factor', { password: good });
    secret = begun.body.secret;
    expect(begun.body.uri).toContain('otpauth://totp/');
    expect(begun.body.qr).toMatch(/^data:image\/svg\+xml;base64,/);
    expect((await browser('10.5.0.2').signIn('manager', good)).status).toBe(200);

    const wrong = await here.call('POST', '/api/auth/second-factor/confirm', { code: '000000' });
    expect(wrong.body.code).toBe('auth.wrongCode');
    const confirmed = await here.call('POST', '/api/auth/second-factor/confirm', { code: await step() });
    recovery = confirmed.body.recoveryCodes;
    expect(new Set(recovery).size).toBe(10);
    expect((await here.call('GET', '/api/session')).body.person.totpOn).toBe(true);
    const stored = await own.db.read(
      system,
      sql<{ text: string }>`select c::text as text from auth.credentials c`,
    );
    for (const { text } of stored)
      for (const plain of [secret, recovery[0]!]) expect(text).not.toContain(plain);
  });

  test('a code works once: neither the one that confirmed nor one that signed in works again', async () => {
    const there = browser('10.5.0.3');
    expect((await there.signIn('manager', good)).body.code).toBe('auth.codeRequired');
    expect((await there.signIn('manager', good, await step())).body.code).toBe('auth.wrongCode');
    // Half a minute later, as far as the stored step tells.
    await own.db.asSystem((tx) =>
      tx.run(sql`update auth.credentials set totp_last_step = totp_last_step - 2`),
    );
    const code = await step();
    const both = await Promise.all([
      there.signIn('manager', good, code),
      there.signIn('manager', good, code),
    ]);
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 401]);
  });

  test('a recovery code replaces the phone, once, however it is typed', async () => {
    const there = browser('10.5.0.4');
    const typed = recovery[0]!.toUpperCase().replaceAll('-', ' ');
    expect((await there.signIn('manager', good, typed)).status).toBe(200);
    expect((await there.signIn('manager', good, recovery[0])).body.code).toBe('auth.wrongCode');
  });

  test('whoever knows the password can not go on guessing codes', async () => {
    const answers: string[] = [];
    for (let i = 0; i < 7; i++) {
      const there = browser(`10.5.1.${i}`);
      const code = i % 2 ? undefined : String(100_000 + i);
      answers.push((await there.signIn('manager', good, code)).body.code);
    }
    expect(answers.slice(5)).toEqual(['auth.locked', 'auth.locked']);
  });

  test('a link for a forgotten password does not go around it', async () => {
    const { token } = await own.db.asSystem((tx) => makeLink(tx, own.people.manager, 'reset', 1));
    const there = browser('10.5.0.5');
    expect((await there.call('POST', '/api/auth/link', { token })).body.code).toBe('auth.codeRequired');
    expect((await there.call('POST', '/api/auth/link', { token, code: '123456' })).body.code).toBe(
      'auth.wrongCode',
    );
    // The refused try has not used the link up.
    expect((await there.call('POST', '/api/auth/link', { token, code: recovery[1] })).status).toBe(200);
    expect((await there.call('GET', '/api/session')).body.person.mustSetPassword).toBe(true);
    expect((await there.call('PUT', '/api/auth/password', { password: good })).status).toBe(204);
  });

  test('is switched off with the password', async () => {
    const here = browser('10.5.0.6');
    await here.signIn('manager', good, recovery[2]);
    expect((await here.call('POST', '/api/auth/second-factor/off', { password: good })).status).toBe(204);
    expect((await browser('10.5.0.7').signIn('manager', good)).status).toBe(200);
  });
});

describe('sessions', () => {
  test('are listed and ended by their owner; nobody else’s can be', async () => {
    const here = browser('10.6.0.1');
    await here.signIn('sales', good);
    const there = browser('10.6.0.2');
    await there.signIn('sales', good);
    const { items } = (await here.call('GET', '/api/auth/sessions')).body;
    expect(items.filter((one: { current: boolean }) => one.current)).toHaveLength(1);
    const other = items.find((one: { ip: string }) => one.ip === '10.6.0.2');
    expect((await own.as('owner').delete(`/api/auth/sessions/${other.id}`)).status).toBe(404);
    expect((await there.call('GET', '/api/session')).status).toBe(200);
    expect((await here.call('DELETE', `/api/auth/sessions/${other.id}`)).status).toBe(204);
    expect((await there.call('GET', '/api/session')).status).toBe(401);
    expect((await here.call('DELETE', '/api/auth/sessions')).body.ended).toBeGreaterThan(0);
    expect((await here.call('GET', '/api/auth/sessions')).body.items).toHaveLength(1);
  });
});

describe('an API key', () => {
  const withKey = (key: string) => ({
    get: (url: string) => own.app.inject({ url, headers: { authorization: `Bearer ${key}` } }),
    post: (url: string, payload: object) =>
      own.app.inject({ method: 'POST', url, payload, headers: { authorization: `Bearer ${key}` } }),
  });
  const create = (who: Caller, body: object, headers = {}) => who.post('/api/auth/api-keys', body, headers);

  test('acts as its person with the narrower of both rights', async () => {
    const made = await create(own.as('owner'), { name: 'ERP', grants: { 'leads.read': 'team' } });
    expect(made.status).toBe(201);
    expect(made.body.key).toMatch(/^yk_/);
    const seen = (await withKey(made.body.key).get('/api/session')).json();
    expect(seen.permissions).toEqual({ 'leads.read': 'team' });
    expect(seen.person.id).toBe(own.people.owner);
    const { items } = (await own.as('owner').get('/api/auth/api-keys')).body;
    expect(items[0]).toMatchObject({ name: 'ERP', prefix: made.body.key.slice(0, 9) });
    expect(JSON.stringify(items)).not.toContain(made.body.key);
  });

  test('is not stored anywhere, neither with the answer kept for a repeated request', async () => {
    const header = { 'idempotency-key': 'make-a-key-once' };
    const first = await create(own.as('owner'), { name: 'once' }, header);
    const second = await create(own.as('owner'), { name: 'once' }, header);
    expect(second.body).toEqual({ ...first.body, key: null });
    const [kept] = await own.db.read(
      system,
      sql<{
        n: number;
      }>`select count(*) as n from platform.idempotency_keys where response like ${`%${first.body.key}%`}`,
    );
    expect(kept!.n).toBe(0);
  });

  test('cannot hold more than its maker, nor make itself a wider one', async () => {
    const tooWide = await create(own.as('otherSales'), { name: 'all', grants: { 'leads.read': 'all' } });
    expect(tooWide.body).toMatchObject({ code: 'auth.grantTooWide', facts: { permission: 'leads.read' } });
    expect((await create(own.as('otherSales'), { name: 'star', grants: { '*': 'all' } })).body.code).toBe(
      'auth.grantUnknown',
    );
    const { key } = (await create(own.as('owner'), { name: 'narrow', grants: { 'leads.read': 'own' } })).body;
    const program = withKey(key);
    expect((await program.post('/api/auth/api-keys', { name: 'wide' })).json().code).toBe(
      'auth.sessionRequired',
    );
    const signedOut = await own.app.inject({
      method: 'DELETE',
      url: '/api/auth/sessions',
      headers: { authorization: `Bearer ${key}` },
    });
    expect(signedOut.json().code).toBe('auth.sessionRequired');
  });

  test('ends at once when ended, when it expires, and with its person', async () => {
    const { id, key } = (await create(own.as('readonly'), { name: 'a' })).body;
    expect((await withKey(key).get('/api/session')).statusCode).toBe(200);
    expect((await own.as('owner').delete(`/api/auth/api-keys/${id}`)).status).toBe(404);
    expect((await own.as('readonly').delete(`/api/auth/api-keys/${id}`)).status).toBe(204);
    expect((await withKey(key).get('/api/session')).json().code).toBe('auth.keyInvalid');
    const past = await create(own.as('readonly'), { name: 'b', expiresAt: '2020-01-01T00:00:00Z' });
    expect(past.body.code).toBe('auth.expiryPast');
    expect((await withKey(`yk_${'x'.repeat(43)}`).get('/api/session')).statusCode).toBe(401);
  });
});
