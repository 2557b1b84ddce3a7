import { Refusal } from '../../../kernel/outcome.ts';
import type { Database } from '../../db/database.ts';
import type { RequestFacts } from '../../http/routes.ts';
import { countAttempt, forgetAttempts } from '../attempts.ts';
import { accountByEmail, onBehalfOf, spendCode } from '../credentials.ts';
import { verifyPassword } from '../passwords.ts';
import { startSession } from '../sessions.ts';

export type SignIn = { email: string; password: string; code?: string | undefined };

/**
 * E-mail and password, and a code where the person asks for one. A wrong address and a wrong password can't be told apart, neither
 * by the answer nor by the time it takes.
 *
 * @returns the session's token and cookie
 * @throws Refusal `auth.wrongPassword`, `auth.codeRequired`, `auth.wrongCode`, `auth.locked`
 */
export async function signIn(db: Database, key: Buffer, input: SignIn, request: RequestFacts) {
  await countAttempt(db, input.email, request.ip);
  const account = await accountByEmail(db, input.email);
  const matches = await verifyPassword(account?.passwordHash ?? null, input.password);
  if (!account?.active || !matches) throw new Refusal('auth.wrongPassword');
  const code = input.code?.trim() ?? '';
  // Not taken back from the count: who knows the password alone must not use it to go on guessing codes.
  if (account.totpOn && code === '') throw new Refusal('auth.codeRequired', {}, 'body.code');
  return db.write(onBehalfOf(account), async (tx) => {
    if (account.totpOn) await spendCode(tx, account.personId, key, code);
    await forgetAttempts(tx, input.email, request.ip);
    return startSession(tx, account.personId, request);
  });
}
