import { Refusal } from '../../../kernel/outcome.ts';
import { removeSecondFactor } from '../../../platform/auth/acts/set-up-second-factor.ts';
import { makeLink, signInHours } from '../../../platform/auth/links.ts';
import { endSessions } from '../../../platform/auth/sessions.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { tell } from '../../../platform/events/tell.ts';
import { managed, type SentLink } from './invite-person.ts';

/**
 * A link for a colleague who forgot their password; it lets them set a new one and still asks for their second factor.
 * @throws Refusal `people.notActive`, and as `requireAuthority`
 */
export async function makeResetLink(tx: Transaction, id: string): Promise<SentLink> {
  await active(tx, id);
  tell(tx, { type: 'person.resetLinkMade', subject: { kind: 'person', id } });
  const { path, expiresAt } = await makeLink(tx, id, 'reset', signInHours);
  return { id, path, expiresAt };
}

/** For a colleague who lost phone and recovery codes. @throws Refusal as above */
export async function clearSecondFactor(tx: Transaction, id: string): Promise<void> {
  await active(tx, id);
  await removeSecondFactor(tx, id);
}

/** Signs a colleague out everywhere, for a lost laptop. @returns how many sessions ended. @throws Refusal as above */
export async function signOutPerson(tx: Transaction, id: string): Promise<number> {
  await active(tx, id);
  return endSessions(tx, id);
}

async function active(tx: Transaction, id: string): Promise<void> {
  if ((await managed(tx, id)).state !== 'active') throw new Refusal('people.notActive');
}
