import type { FastifyRequest } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { q, sql } from '../db/sql.ts';
import { startLive } from '../events/live.ts';
import type { Identify } from '../http/server.ts';
import { type TestApp, testApp } from '../testing/test-app.ts';
import { forgetSignIn } from './forget.ts';
import { identifier } from './identify.ts';
import { endSession, startSession } from './sessions.ts';

let own: TestApp;
let ownerId: string;
let identify: Identify;
const facts = { ip: '127.0.0.1', userAgent: 'test', origin: 'http://localhost' };

beforeAll(async () => {
  own = await testApp();
  ownerId = own.people.owner;
  identify = identifier(own.db, { remember: 600_000 });
});
afterAll(() => own.drop());

const withCookie = (token: string, secure = false) =>
  ({
    headers: {},
    protocol: secure ? 'https' : 'http',
    cookies: { [secure ? '__Host-yaosu_session' : 'yaosu_session']: token },
  }) as unknown as FastifyRequest;
const start = () => own.db.asSystem((tx) => startSession(tx, ownerId, facts));

describe('a session', () => {
  test('carries the person, their rights and their teams', async () => {
    const { id, token } = await start();
    const known = await identify(withCookie(token));
    expect(known).toMatchObject({ sessionId: id, actor: { id: ownerId, via: 'web', teams: [] } });
    expect(known!.actor.grants).toMatchObject({ 'leads.read': 'all', 'people.manage': 'all' });
    expect(known!.actor.grants).not.toHaveProperty('*');
  });

  test('is over the moment it is ended, although it was just remembered', async () => {
    const { id, token } = await start();
    expect(await identify(withCookie(token))).not.toBeNull();
    await own.db.asSystem((tx) => endSession(tx, ownerId, id));
    expect(await identify(withCookie(token))).toBeNull();
  });

  test('does not outlive its last day, nor the person', async () => {
    const old = await start();
    await own.db.asSystem((tx) =>
      tx.run(sql`update auth.sessions set expires_at = now() - interval '1 second' where id = ${old.id}`),
    );
    expect(await identify(withCookie(old.token))).toBeNull();

    const { token } = await start();
    expect(await identify(withCookie(token))).not.toBeNull();
    const state = (value: 'left' | 'active') =>
      own.db.asSystem(async (tx) => {
        await tx.run(q.updateTable('people.people').set({ state: value }).where('id', '=', ownerId));
        forgetSignIn(tx, ownerId);
      });
    await state('left');
    expect(await identify(withCookie(token))).toBeNull();
    await state('active');
  });

  test('ended in another process is over as soon as its notice arrives', async () => {
    const stop = await startLive(own.db, () => undefined);
    try {
      const { id, token } = await start();
      expect(await identify(withCookie(token))).not.toBeNull();
      // What another process does: the change, and a notice.
      await own.db.asSystem((tx) => tx.run(sql`update auth.sessions set ended_at = now() where id = ${id}`));
      expect(await identify(withCookie(token))).not.toBeNull();
      const notice = JSON.stringify([{ type: 'auth.changed', kind: 'auth', id: ownerId }]);
      await own.db.asSystem((tx) => tx.run(sql`select pg_notify('yaosu_live', ${notice})`));
      await expect.poll(() => identify(withCookie(token)), { interval: 10, timeout: 20_000 }).toBeNull();
    } finally {
      stop();
    }
  });

  test('over https is taken only from the cookie that no neighbouring site can plant', async () => {
    const { token, cookie } = await own.db.asSystem((tx) =>
      startSession(tx, ownerId, { ...facts, origin: 'https://sales.example.com' }),
    );
    expect(cookie).toMatch(/^__Host-yaosu_session=.*; Path=\/; HttpOnly; SameSite=Lax; .*; Secure$/);
    expect(await identify(withCookie(token, true))).not.toBeNull();
    const planted = {
      headers: {},
      protocol: 'https',
      cookies: { yaosu_session: token },
    } as unknown as FastifyRequest;
    expect(await identify(planted)).toBeNull();
  });

  test('that is made up is nobody', async () => {
    expect(await identify(withCookie('x'.repeat(43)))).toBeNull();
  });
});

test('what is stored of a session can not be used to sign in', async () => {
  const { id, token } = await start();
  const [row] = await own.db.asSystem((tx) =>
    tx.all(q.selectFrom('auth.sessions').select('token_hash').where('id', '=', id)),
  );
  expect(row!.token_hash.toString('utf8')).not.toContain(token);
  expect(await identify(withCookie(row!.token_hash.toString('base64url')))).toBeNull();
});
