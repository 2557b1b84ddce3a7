import { must } from '../../../kernel/outcome.ts';
import type { Actor } from '../../actor/actor.ts';
import { companyOf } from '../../company/reads.ts';
import type { Database } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { tell } from '../../events/tell.ts';
import type { RequestFacts } from '../../http/routes.ts';
import { accountById, savePassword } from '../credentials.ts';
import { endLinks } from '../links.ts';
import { hashPassword } from '../passwords.ts';
import { checkPassword } from '../rules/password-strength.ts';
import { endSessions } from '../sessions.ts';
import { provePassword, sessionOf, setsPassword } from './prove-password.ts';

/**
 * Sets one's own password; all other sessions and open links end. The old one is asked for, except in a session that came by a link
 * for a forgotten password or when there was none.
 *
 * @throws Refusal `auth.wrongPassword`, `auth.passwordTooShort`, `auth.passwordTooLong`, `auth.passwordObvious`, `auth.locked`
 */
export async function changePassword(
  db: Database,
  actor: Actor,
  input: { current?: string | undefined; password: string },
  request: RequestFacts,
): Promise<void> {
  const sessionId = sessionOf(request);
  const account = await accountById(db, actor.id);
  const company = (await companyOf(db))?.name ?? null;
  const password = must(checkPassword(input.password, { email: account.email, name: account.name, company }));
  if (!(await setsPassword(db, sessionId)))
    await provePassword(db, actor.id, input.current ?? '', 'body.current', request);
  const hash = await hashPassword(password);
  await db.write(actor, async (tx) => {
    await savePassword(tx, actor.id, hash);
    await tx.asSystem(() =>
      tx.run(sql`update auth.sessions set sets_password = false where id = ${sessionId}`),
    );
    await endLinks(tx, actor.id);
    tell(tx, { type: 'password.changed', subject: { kind: 'person', id: actor.id } });
    await endSessions(tx, actor.id, sessionId);
  });
}
