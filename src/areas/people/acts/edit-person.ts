import { must, Refusal } from '../../../kernel/outcome.ts';
import { forgetSignIn } from '../../../platform/auth/forget.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { tell } from '../../../platform/events/tell.ts';
import { changesBetween } from '../rules/changes.ts';
import { checkAbsence } from '../rules/placing.ts';
import {
  lockOwners,
  lockPerson,
  type Person,
  type PersonFields,
  roleById,
  savePerson,
  teamTree,
} from '../store.ts';
import { requireAuthority } from './authority.ts';

export type PersonEdit = Partial<
  Pick<
    PersonFields,
    | 'name'
    | 'email'
    | 'phone'
    | 'title'
    | 'roleId'
    | 'teamId'
    | 'leadsTeam'
    | 'capacity'
    | 'absentFrom'
    | 'absentUntil'
  >
> & { version: number };

/**
 * Changes a colleague's place, contact or availability.
 *
 * @throws Refusal `record.stale`, `people.moreThanYouHold`, `people.outsideYourTeams`, `people.lastOwner`, `people.emailTaken`,
 * `people.leadsNoTeam`, `people.absenceWithoutStart`, `people.absenceBackwards`, `role.notFound`, `team.notFound`
 */
export async function editPerson(
  tx: Transaction,
  id: string,
  { version, ...edit }: PersonEdit,
): Promise<void> {
  const owners = edit.roleId === undefined ? null : await lockOwners(tx);
  const before = await lockPerson(tx, id);
  const teams = await teamTree(tx);
  requireAuthority(tx.actor, teams, { ...before, grants: (await roleById(tx, before.roleId)).grants });
  if (before.version !== version) throw new Refusal('record.stale', { current: before, yours: edit });

  const after: Person = { ...before, ...edit };
  if (after.teamId === null && after.leadsTeam) throw new Refusal('people.leadsNoTeam', {}, 'body.leadsTeam');
  if (after.teamId !== null && !teams.some((team) => team.id === after.teamId))
    throw new Refusal('team.notFound', {}, 'body.teamId');
  requireAuthority(tx.actor, teams, { ...after, grants: (await roleById(tx, after.roleId)).grants });
  must(checkAbsence({ from: after.absentFrom, until: after.absentUntil }));
  if (after.roleId !== before.roleId && owners?.length === 1 && owners[0] === id)
    throw new Refusal('people.lastOwner', {}, 'body.roleId');

  const changes = changesBetween(before, after);
  if (Object.keys(changes).length === 0) return;
  await savePerson(tx, id, edit);
  tell(tx, { type: 'person.edited', subject: { kind: 'person', id }, payload: { changes } });
  forgetSignIn(tx, id);
}
