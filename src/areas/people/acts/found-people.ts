import { newId } from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { tell } from '../../../platform/events/tell.ts';
import { type ShippedRole, shippedRoles } from '../shipped-roles.ts';
import { insertPerson, lockOwners, shippedRoleIds, shipRole } from '../store.ts';

export type Founded = { roles: Record<ShippedRole['key'], string>; ownerId: string };

/**
 * The first start: the shipped roles, and an owner without a password, who comes in by a one-time link. What is there
 * already stays as it is, except that the owner's role holds every permission this version knows.
 *
 * @returns the ids of the shipped roles and of the longest-standing owner.
 */
export async function foundPeople(
  tx: Transaction,
  owner: { name?: string; email?: string; language?: Language } = {},
): Promise<Founded> {
  const language = owner.language ?? 'zh-CN';
  for (const { key, name, grants } of shippedRoles) await shipRole(tx, { key, name: name[language], grants });
  const roles = (await shippedRoleIds(tx)) as Founded['roles'];
  const [first] = await lockOwners(tx);
  if (first) return { roles, ownerId: first };

  const ownerId = newId();
  const { name = ownerNames[language], email = 'owner@localhost' } = owner;
  await insertPerson(tx, ownerId, {
    name,
    email,
    language,
    roleId: roles.owner,
    teamId: null,
    leadsTeam: false,
    state: 'active',
  });
  tell(tx, {
    type: 'person.joined',
    subject: { kind: 'person', id: ownerId },
    payload: { roleId: roles.owner },
  });
  return { roles, ownerId };
}

const ownerNames: Record<Language, string> = { 'zh-CN': '负责人', 'zh-TW': '負責人', en: 'Owner' };
