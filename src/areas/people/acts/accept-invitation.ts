import type { Language } from '../../../kernel/language.ts';
import { must, Refusal } from '../../../kernel/outcome.ts';
import { lookAtLink } from '../../../platform/auth/acts/sign-in-by-link.ts';
import { onBehalfOf, savePassword } from '../../../platform/auth/credentials.ts';
import { takeLink } from '../../../platform/auth/links.ts';
import { hashPassword } from '../../../platform/auth/passwords.ts';
import { checkPassword } from '../../../platform/auth/rules/password-strength.ts';
import { startSession } from '../../../platform/auth/sessions.ts';
import type { Database } from '../../../platform/db/database.ts';
import { tell } from '../../../platform/events/tell.ts';
import type { RequestFacts } from '../../../platform/http/routes.ts';
import { lockPerson, savePerson } from '../store.ts';

export type Acceptance = { token: string; name: string; password: string; language: Language };

/**
 * Someone invited comes in: name, language, a password of their own, and a session.
 * @throws Refusal `auth.linkInvalid`, `auth.passwordTooShort`, `auth.passwordTooLong`, `auth.passwordObvious`
 */
export async function acceptInvitation(db: Database, input: Acceptance, request: RequestFacts) {
  const { token, name, language } = input;
  const { personId, purpose, email, company } = await lookAtLink(db, token);
  if (purpose !== 'invitation') throw new Refusal('auth.linkInvalid');
  const hash = await hashPassword(must(checkPassword(input.password, { email, name, company })));
  return db.write(onBehalfOf({ personId, name, language }), async (tx) => {
    await takeLink(tx, token, ['invitation']);
    const person = await lockPerson(tx, personId);
    if (person.state !== 'invited') throw new Refusal('auth.linkInvalid');
    await savePerson(tx, personId, { name, language, state: 'active' });
    await savePassword(tx, personId, hash);
    tell(tx, {
      type: 'person.joined',
      subject: { kind: 'person', id: personId },
      payload: { roleId: person.roleId, teamId: person.teamId },
    });
    return startSession(tx, personId, request);
  });
}
