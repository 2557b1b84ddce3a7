import { Refusal } from '../../../kernel/outcome.ts';
import { system } from '../../actor/actor.ts';
import type { Database } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { tell } from '../../events/tell.ts';
import type { RequestFacts } from '../../http/routes.ts';
import { countAttempt, forgetAttempts } from '../attempts.ts';
import { accountById, onBehalfOf, spendCode } from '../credentials.ts';
import { type LinkPurpose, takeLink } from '../links.ts';
import { startSession } from '../sessions.ts';
import { hashToken } from '../tokens.ts';

export type OpenLink = {
  personId: string;
  purpose: LinkPurpose;
  email: string;
  name: string;
  company: string | null;
};

/**
 * Whom a link is for, without using it up.
 * @throws Refusal `auth.linkInvalid`
 */
export async function lookAtLink(db: Database, token: string): Promise<OpenLink> {
  const [link] = await db.read(
    system,
    sql<OpenLink>`
      select p.id as "personId", l.purpose, p.email, p.name, (select name from platform.company) as company
      from auth.links l join people.people p on p.id = l.person_id
      where l.token_hash = ${hashToken(token)} and l.used_at is null and l.expires_at > now()
        and p.state <> 'left' and p.deleted_at is null`,
  );
  if (!link) throw new Refusal('auth.linkInvalid');
  return link;
}

/**
 * Signs in by a one-time link. One for a forgotten password lets the next one be set without the old, and asks for the second factor
 * where there is one; a link of the command line (signIn) needs neither: who holds the server holds the data.
 *
 * @throws Refusal `auth.linkInvalid`, `auth.linkIsInvitation`, `auth.codeRequired`, `auth.wrongCode`, `auth.locked`
 */
export async function signInByLink(
  db: Database,
  key: Buffer,
  input: { token: string; code?: string | undefined },
  request: RequestFacts,
) {
  const link = await lookAtLink(db, input.token);
  if (link.purpose === 'invitation') throw new Refusal('auth.linkIsInvitation');
  const account = await accountById(db, link.personId);
  if (!account.active) throw new Refusal('auth.linkInvalid');
  const asksCode = link.purpose === 'reset' && account.totpOn;
  if (asksCode) {
    if (!input.code) throw new Refusal('auth.codeRequired', {}, 'body.code');
    await countAttempt(db, account.email, request.ip);
  }
  return db.write(onBehalfOf(account), async (tx) => {
    await takeLink(tx, input.token, ['signIn', 'reset']);
    if (asksCode) {
      await spendCode(tx, account.personId, key, input.code ?? '');
      await forgetAttempts(tx, account.email, request.ip);
    }
    tell(tx, {
      type: 'link.used',
      subject: { kind: 'person', id: account.personId },
      payload: { purpose: link.purpose },
    });
    return startSession(tx, account.personId, request, { setsPassword: link.purpose === 'reset' });
  });
}
