import { newId } from '../../kernel/ids.ts';
import { sql } from '../db/sql.ts';
import type { Transaction } from '../db/transaction.ts';
import { tell } from '../events/tell.ts';
import type { RequestFacts } from '../http/routes.ts';
import { forgetSignIn } from './forget.ts';
import { hashToken, newToken } from './tokens.ts';

/** A session not used for so many days ends. */
export const idleDays = 30;
/** However much it is used, a session ends after so many days. */
export const mostDays = 180;

export type SessionFacts = Pick<RequestFacts, 'ip' | 'userAgent' | 'origin'>;

/** The cookie's name; over https the browser itself guarantees where a `__Host-` cookie came from. */
export function cookieName(secure: boolean): string {
  return secure ? '__Host-yaosu_session' : 'yaosu_session';
}

/** A `Set-Cookie` header; an empty token takes the cookie away. Scripts never see it, other sites never send it. */
export function sessionCookie(token: string, origin: string): string {
  const secure = origin.startsWith('https:');
  const age = token === '' ? 0 : mostDays * 86_400;
  const flags = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${age}${secure ? '; Secure' : ''}`;
  return `${cookieName(secure)}=${token}; ${flags}`;
}

/**
 * Signs a person in. Whether they may be is the caller's matter.
 *
 * @returns the session's id, its token (stored nowhere but hashed) and the `Set-Cookie` header that carries it.
 */
export async function startSession(
  tx: Transaction,
  personId: string,
  facts: SessionFacts,
  how: { setsPassword?: boolean } = {},
): Promise<{ id: string; token: string; cookie: string }> {
  const id = newId();
  const token = newToken();
  await tx.asSystem(() =>
    tx.run(sql`
      insert into auth.sessions (id, token_hash, person_id, expires_at, sets_password, ip, user_agent)
      values (${id}, ${hashToken(token)}, ${personId}, now() + make_interval(days => ${idleDays}),
        ${how.setsPassword ?? false}, ${facts.ip}, ${facts.userAgent})`),
  );
  tell(tx, {
    type: 'session.started',
    subject: { kind: 'person', id: personId },
    payload: { sessionId: id, ip: facts.ip },
  });
  return { id, token, cookie: sessionCookie(token, facts.origin) };
}

/** Ends one session of this person. @returns whether there was such a session, still open. */
export async function endSession(tx: Transaction, personId: string, sessionId: string): Promise<boolean> {
  const ended = await tx.asSystem(() =>
    tx.run(sql`
      update auth.sessions set ended_at = now()
      where id = ${sessionId} and person_id = ${personId} and ended_at is null`),
  );
  if (ended === 0) return false;
  tell(tx, {
    type: 'session.ended',
    subject: { kind: 'person', id: personId },
    payload: { sessionIds: [sessionId] },
  });
  forgetSignIn(tx, personId);
  return true;
}

/** Ends all sessions of a person but one: after a new password, or because they ask. @returns how many. */
export async function endSessions(
  tx: Transaction,
  personId: string,
  but: string | null = null,
): Promise<number> {
  const ended = await tx.asSystem(() =>
    tx.all(sql<{ id: string }>`
      update auth.sessions set ended_at = now()
      where person_id = ${personId} and ended_at is null and id is distinct from ${but}::uuid returning id`),
  );
  forgetSignIn(tx, personId);
  if (ended.length === 0) return 0;
  const sessionIds = ended.map((session) => session.id);
  tell(tx, { type: 'session.ended', subject: { kind: 'person', id: personId }, payload: { sessionIds } });
  return ended.length;
}
