import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/outcome.ts';
import { covers, type Grants, isGrant } from '../../../platform/actor/permissions.ts';
import { forgetSignIn } from '../../../platform/auth/forget.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { tell } from '../../../platform/events/tell.ts';
import { changesBetween } from '../rules/changes.ts';
import { holdersOf, insertRole, lockRole, removeRole, saveRole, teamTree } from '../store.ts';
import { requireWholeCompany } from './authority.ts';

export type RoleInput = { name: string; grants: Grants };

/** @returns the new role's id. @throws Refusal `role.grantUnknown`, `people.moreThanYouHold` */
export async function createRole(tx: Transaction, role: RoleInput): Promise<string> {
  requireWholeCompany(tx.actor);
  await requireGrants(tx, role.grants);
  const id = newId();
  await insertRole(tx, id, role);
  tell(tx, { type: 'role.created', subject: { kind: 'role', id }, payload: { ...role } });
  return id;
}

/**
 * Changes what everyone with this role may do, from their next request on.
 * @throws Refusal `record.stale`, `role.ownerFixed`, `role.grantUnknown`, `people.moreThanYouHold`
 */
export async function editRole(
  tx: Transaction,
  id: string,
  { version, ...edit }: { version: number; name?: string | undefined; grants?: Grants | undefined },
): Promise<void> {
  requireWholeCompany(tx.actor);
  const before = await lockRole(tx, id);
  if (before.version !== version) throw new Refusal('record.stale', { current: before, yours: edit });
  const after = { ...before, name: edit.name ?? before.name, grants: edit.grants ?? before.grants };
  const changes = changesBetween(before, after);
  if (Object.keys(changes).length === 0) return;
  if (before.key === 'owner' && changes.grants) throw new Refusal('role.ownerFixed', {}, 'body.grants');
  await requireCovered(tx, before.grants);
  if (edit.grants) await requireGrants(tx, edit.grants);
  await saveRole(tx, id, after);
  tell(tx, { type: 'role.edited', subject: { kind: 'role', id }, payload: { changes } });
  forgetSignIn(tx, null);
}

/** @throws Refusal `role.shipped`, `role.inUse`, `people.moreThanYouHold` */
export async function deleteRole(tx: Transaction, id: string): Promise<void> {
  requireWholeCompany(tx.actor);
  const role = await lockRole(tx, id);
  if (role.key !== null) throw new Refusal('role.shipped');
  await requireCovered(tx, role.grants);
  const people = await holdersOf(tx, id);
  if (people > 0) throw new Refusal('role.inUse', { people });
  await removeRole(tx, id);
  tell(tx, { type: 'role.deleted', subject: { kind: 'role', id } });
}

async function requireGrants(tx: Transaction, grants: Grants): Promise<void> {
  for (const [permission, scope] of Object.entries(grants))
    if (!isGrant(permission, scope))
      throw new Refusal('role.grantUnknown', { permission, scope }, 'body.grants');
  await requireCovered(tx, grants);
}

/** A role may be given to anyone in any team: what it grants for teams, the actor must hold for all of them. */
async function requireCovered(tx: Transaction, grants: Grants): Promise<void> {
  const everyTeam = (await teamTree(tx)).map((team) => team.id);
  for (const [permission, scope] of Object.entries(grants))
    if (!covers(tx.actor, { [permission]: scope }, everyTeam))
      throw new Refusal('people.moreThanYouHold', { permission, scope }, 'body.grants');
}
