import { Refusal } from '../../../kernel/outcome.ts';
import { endApiKeys } from '../../../platform/auth/acts/create-api-key.ts';
import { forgetSignIn } from '../../../platform/auth/forget.ts';
import { endLinks } from '../../../platform/auth/links.ts';
import { endSessions } from '../../../platform/auth/sessions.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { tell } from '../../../platform/events/tell.ts';
import { lockOwners, lockPerson, savePerson } from '../store.ts';
import { managed } from './invite-person.ts';

/**
 * A person leaves: out at once in every browser and program. What they worked on stays theirs by name until it is handed over; areas to
 * the right do that on the event `person.left`, whose `handOverTo` names the colleague who takes over, if one was chosen.
 *
 * @throws Refusal `people.lastOwner`, `people.badHeir`, `people.notActive`, `record.stale`, and as `requireAuthority`
 */
export async function leavePerson(
  tx: Transaction,
  id: string,
  { version, handOverTo }: { version: number; handOverTo: string | null },
): Promise<void> {
  const owners = await lockOwners(tx);
  const person = await managed(tx, id);
  if (person.state !== 'active') throw new Refusal('people.notActive');
  if (person.version !== version)
    throw new Refusal('record.stale', { current: person, yours: { state: 'left' } });
  if (owners.length === 1 && owners[0] === id) throw new Refusal('people.lastOwner');
  if (handOverTo !== null) {
    const heir = await lockPerson(tx, handOverTo);
    if (heir.state !== 'active' || heir.id === id) throw new Refusal('people.badHeir', {}, 'body.handOverTo');
  }
  await savePerson(tx, id, { state: 'left' });
  await endApiKeys(tx, id);
  await endLinks(tx, id);
  tell(tx, { type: 'person.left', subject: { kind: 'person', id }, payload: { handOverTo } });
  await endSessions(tx, id);
  forgetSignIn(tx, id);
}

/** Someone who left comes back, with the role and team they had. @throws Refusal `people.hasNotLeft`, and as `requireAuthority` */
export async function returnPerson(tx: Transaction, id: string): Promise<void> {
  const person = await managed(tx, id);
  if (person.state !== 'left') throw new Refusal('people.hasNotLeft');
  await savePerson(tx, id, { state: 'active' });
  tell(tx, { type: 'person.returned', subject: { kind: 'person', id } });
  forgetSignIn(tx, id);
}
