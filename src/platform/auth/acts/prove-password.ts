import { Refusal } from '../../../kernel/outcome.ts';
import { system } from '../../actor/actor.ts';
import type { Database } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { RequestFacts } from '../../http/routes.ts';
import { countAttempt, forgetAttempts } from '../attempts.ts';
import { type Account, accountById } from '../credentials.ts';
import { verifyPassword } from '../passwords.ts';

/**
 * Asks someone signed in for their password once more, before what a borrowed screen must not do. Counted like a sign-in.
 *
 * @throws Refusal `auth.passwordFirst` when none was set yet, `auth.wrongPassword`, `auth.locked`
 */
export async function provePassword(
  db: Database,
  personId: string,
  password: string,
  field: string,
  request: RequestFacts,
): Promise<Account> {
  const account = await accountById(db, personId);
  if (account.passwordHash === null) throw new Refusal('auth.passwordFirst');
  await countAttempt(db, account.email, request.ip);
  if (!(await verifyPassword(account.passwordHash, password)))
    throw new Refusal('auth.wrongPassword', {}, field);
  await db.asSystem((tx) => forgetAttempts(tx, account.email, request.ip));
  return account;
}

/**
 * The session a request came by. An API key can't reach what guards the account: it would otherwise make itself a wider one.
 * @throws Refusal `auth.sessionRequired`
 */
export function sessionOf(request: RequestFacts): string {
  if (!request.sessionId) throw new Refusal('auth.sessionRequired');
  return request.sessionId;
}

/** Whether this session may set a password without naming the old one. */
export async function setsPassword(db: Database, sessionId: string): Promise<boolean> {
  const [row] = await db.read(
    system,
    sql<{ free: boolean }>`
      select s.sets_password or c.password_hash is null as free
      from auth.sessions s left join auth.credentials c on c.person_id = s.person_id where s.id = ${sessionId}`,
  );
  return row?.free ?? false;
}
