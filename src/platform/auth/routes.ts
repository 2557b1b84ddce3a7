import { Refusal } from '../../kernel/outcome.ts';
import { type Actor, system } from '../actor/actor.ts';
import type { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Endpoint } from '../http/contract.ts';
import { type AreaRoutes, type Call, routesOf } from '../http/routes.ts';
import { changePassword } from './acts/change-password.ts';
import { createApiKey, endApiKey } from './acts/create-api-key.ts';
import { sessionOf } from './acts/prove-password.ts';
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  renewRecoveryCodes,
} from './acts/set-up-second-factor.ts';
import { signIn } from './acts/sign-in.ts';
import { lookAtLink, signInByLink } from './acts/sign-in-by-link.ts';
import { authContract } from './contract.ts';
import { authErrors } from './errors.ts';
import { apiKeysOf, sessionsOf, sessionView } from './reads.ts';
import { endSession, endSessions, sessionCookie } from './sessions.ts';

/** Sets the cookie of a session just started, and shows it. */
export async function welcome(
  { db, reply }: Pick<Call<Endpoint>, 'db' | 'reply'>,
  started: { id: string; cookie: string },
) {
  reply.header('set-cookie', started.cookie);
  return sessionView(db, await actorOfSession(db, started.id), started.id);
}

async function actorOfSession(db: Database, sessionId: string): Promise<Actor> {
  const [row] = await db.read(
    system,
    sql<Pick<Actor, 'id' | 'name' | 'language' | 'grants'>>`
      select p.id, p.name, p.language, r.grants from auth.sessions s
      join people.people p on p.id = s.person_id join people.roles r on r.id = p.role_id where s.id = ${sessionId}`,
  );
  if (!row) throw new Refusal('auth.required');
  return { ...row, teams: [], via: 'web' };
}

/**
 * Signing in and guarding one's account.
 * @param secretKey 32 bytes (secret-key.ts), seals TOTP secrets.
 */
export function authRoutes({ secretKey }: { secretKey: Buffer }): AreaRoutes {
  return routesOf(
    'auth',
    authContract,
    {
      session: ({ db, actor, request }) => sessionView(db, actor, request.sessionId),
      // What carries secrets doesn't go through `write`: an answer or a hash of it kept for repetition would keep them.
      signIn: async (call) => welcome(call, await signIn(call.db, secretKey, call.body, call.request)),
      signOut: async ({ db, actor, request, reply }) => {
        const sessionId = sessionOf(request);
        await db.write(actor, (tx) => endSession(tx, actor.id, sessionId));
        reply.header('set-cookie', sessionCookie('', request.origin));
      },
      lookAtLink: ({ db, body }) => lookAtLink(db, body.token),
      useLink: async (call) => welcome(call, await signInByLink(call.db, secretKey, call.body, call.request)),
      changePassword: ({ db, actor, body, request }) => changePassword(db, actor, body, request),
      beginSecondFactor: ({ db, actor, body, request }) =>
        beginSecondFactor(db, secretKey, actor, body.password, request),
      confirmSecondFactor: async ({ db, actor, body, request }) => ({
        recoveryCodes: await confirmSecondFactor(db, secretKey, actor, body.code, request),
      }),
      renewRecoveryCodes: async ({ db, actor, body, request }) => ({
        recoveryCodes: await renewRecoveryCodes(db, actor, body.password, request),
      }),
      endSecondFactor: ({ db, actor, body, request }) => endSecondFactor(db, actor, body.password, request),
      sessions: async ({ db, actor, request }) => ({
        items: await sessionsOf(db, actor.id, request.sessionId),
      }),
      endSession: ({ write, actor, params, request }) => {
        sessionOf(request);
        return write(async (tx) => {
          if (!(await endSession(tx, actor.id, params.id))) throw new Refusal('record.notFound');
        });
      },
      endOtherSessions: ({ write, actor, request }) => {
        const sessionId = sessionOf(request);
        return write(async (tx) => ({ ended: await endSessions(tx, actor.id, sessionId) }));
      },
      apiKeys: async ({ db, actor }) => ({ items: await apiKeysOf(db, actor.id) }),
      createApiKey: async ({ write, body, request }) => {
        sessionOf(request);
        let key: string | null = null;
        // The answer kept for a repeated request is without the key; the key joins it on its way out.
        const shown = await write(async (tx) => {
          const made = await createApiKey(tx, body);
          key = made.key;
          return { ...made, key: null };
        });
        return { ...shown, key };
      },
      endApiKey: ({ write, params, request }) => {
        sessionOf(request);
        return write((tx) => endApiKey(tx, params.id));
      },
    },
    authErrors,
  );
}
