import { newId } from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import { q } from '../../../platform/db/sql.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { tell } from '../../../platform/events/tell.ts';
import { type ShippedRole, shippedRoles } from '../shipped-roles.ts';

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
  for (const { key, name, grants } of shippedRoles)
    await tx.run(
      q
        .insertInto('people.roles')
        .values({ id: newId(), key, name: name[language], grants: JSON.stringify(grants) })
        .onConflict((clash) =>
          clash
            .column('key')
            .doUpdateSet((row) => ({ grants: row.ref('excluded.grants') }))
            .where('people.roles.key', '=', 'owner'),
        ),
    );
  const rows = await tx.all(q.selectFrom('people.roles').select(['key', 'id']).where('key', 'is not', null));
  const roles = Object.fromEntries(rows.map((row) => [row.key, row.id])) as Founded['roles'];

  const first = await tx.maybe(
    q
      .selectFrom('people.people')
      .select('id')
      .where('role_id', '=', roles.owner)
      .where('state', '=', 'active')
      .where('deleted_at', 'is', null)
      .orderBy('id')
      .limit(1),
  );
  if (first) return { roles, ownerId: first.id };

  const ownerId = newId();
  const { name = ownerNames[language], email = 'owner@localhost' } = owner;
  await tx.run(
    q
      .insertInto('people.people')
      .values({ id: ownerId, name, email, language, role_id: roles.owner, state: 'active' }),
  );
  tell(tx, {
    type: 'person.joined',
    subject: { kind: 'person', id: ownerId },
    payload: { roleId: roles.owner },
  });
  return { roles, ownerId };
}

const ownerNames: Record<Language, string> = { 'zh-CN': '负责人', 'zh-TW': '負責人', en: 'Owner' };
