import { newId } from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import { Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { tell } from '../../../platform/events/tell.ts';
import type { ShippedRole } from '../shipped-roles.ts';
import { insertPerson, roleById, savePerson, shippedRoleIds, teamTree } from '../store.ts';
import { requireAuthority } from './authority.ts';

/** Someone whose work comes from another system before they do. */
export type Enrolled = {
  name: string;
  email: string;
  language: Language;
  role: Exclude<ShippedRole['key'], 'owner'>;
  teamId: string | null;
  leadsTeam: boolean;
  phone?: string | null;
  title?: string | null;
};

/**
 * Puts someone on the list who is invited later: records may be theirs, but there is no link, hence no way in yet.
 *
 * @returns their id
 * @throws Refusal `people.emailTaken`, `people.moreThanYouHold`, `people.outsideYourTeams`, `people.leadsNoTeam`, `team.notFound`
 */
export async function enrolPerson(tx: Transaction, person: Enrolled): Promise<string> {
  const { name, email, language, teamId, leadsTeam, phone = null, title = null } = person;
  const roleId = (await shippedRoleIds(tx))[person.role]!;
  const { grants } = await roleById(tx, roleId);
  const teams = await teamTree(tx);
  if (teamId === null && leadsTeam) throw new Refusal('people.leadsNoTeam', {}, 'body.leadsTeam');
  if (teamId !== null && !teams.some((team) => team.id === teamId))
    throw new Refusal('team.notFound', {}, 'body.teamId');
  requireAuthority(tx.actor, teams, { grants, teamId, leadsTeam });
  const id = newId();
  await insertPerson(tx, id, { name, email, language, roleId, teamId, leadsTeam, state: 'invited' });
  if (phone !== null || title !== null) await savePerson(tx, id, { phone, title });
  tell(tx, {
    type: 'person.enrolled',
    subject: { kind: 'person', id },
    payload: { roleId, teamId, leadsTeam },
  });
  return id;
}
