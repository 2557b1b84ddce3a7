import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/outcome.ts';
import { forgetSignIn } from '../../../platform/auth/forget.ts';
import { endLinks, invitationHours, makeLink } from '../../../platform/auth/links.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { tell } from '../../../platform/events/tell.ts';
import {
  insertPerson,
  lockPerson,
  type Person,
  type PersonFields,
  removePerson,
  roleById,
  teamTree,
} from '../store.ts';
import { requireAuthority } from './authority.ts';

export type Invitation = Pick<
  PersonFields,
  'name' | 'email' | 'language' | 'roleId' | 'teamId' | 'leadsTeam'
>;
export type SentLink = { id: string; path: string; expiresAt: string };

/**
 * Invites someone: they stand in the list at once, and come in by a link that their inviter passes on.
 *
 * @throws Refusal `people.emailTaken`, `people.moreThanYouHold`, `people.outsideYourTeams`, `people.leadsNoTeam`, `role.notFound`,
 * `team.notFound`
 */
export async function invitePerson(tx: Transaction, invitation: Invitation): Promise<SentLink> {
  const { roleId, teamId, leadsTeam } = invitation;
  const teams = await teamTree(tx);
  const { grants } = await roleById(tx, roleId);
  if (teamId === null && leadsTeam) throw new Refusal('people.leadsNoTeam', {}, 'body.leadsTeam');
  if (teamId !== null && !teams.some((team) => team.id === teamId))
    throw new Refusal('team.notFound', {}, 'body.teamId');
  requireAuthority(tx.actor, teams, { grants, teamId, leadsTeam });
  const id = newId();
  await insertPerson(tx, id, { ...invitation, state: 'invited' });
  tell(tx, {
    type: 'person.invited',
    subject: { kind: 'person', id },
    payload: { roleId, teamId, leadsTeam },
  });
  const { path, expiresAt } = await makeLink(tx, id, 'invitation', invitationHours);
  return { id, path, expiresAt };
}

/** A new link for someone who has not come yet; the earlier one stops working. @throws Refusal `people.alreadyJoined` and as above */
export async function inviteAgain(tx: Transaction, id: string): Promise<SentLink> {
  await invited(tx, id);
  tell(tx, { type: 'person.invitedAgain', subject: { kind: 'person', id } });
  const { path, expiresAt } = await makeLink(tx, id, 'invitation', invitationHours);
  return { id, path, expiresAt };
}

/** Takes an invitation back. @throws Refusal `people.alreadyJoined` and as above */
export async function revokeInvitation(tx: Transaction, id: string): Promise<void> {
  await invited(tx, id);
  await endLinks(tx, id);
  await removePerson(tx, id);
  tell(tx, { type: 'person.invitationRevoked', subject: { kind: 'person', id } });
  forgetSignIn(tx, id);
}

async function invited(tx: Transaction, id: string): Promise<Person> {
  const person = await managed(tx, id);
  if (person.state !== 'invited') throw new Refusal('people.alreadyJoined');
  return person;
}

/** The person, locked, when the actor may look after them. @throws Refusal as `requireAuthority`, `record.notFound` */
export async function managed(tx: Transaction, id: string): Promise<Person> {
  const person = await lockPerson(tx, id);
  const { grants } = await roleById(tx, person.roleId);
  requireAuthority(tx.actor, await teamTree(tx), { ...person, grants });
  return person;
}
