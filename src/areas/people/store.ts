import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/outcome.ts';
import type { Grants } from '../../platform/actor/permissions.ts';
import { q, sql } from '../../platform/db/sql.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import type { TeamNode } from './rules/placing.ts';

export type Person = {
  id: string;
  name: string;
  email: string;
  phone: string | null;
  title: string | null;
  language: 'zh-CN' | 'zh-TW' | 'en';
  theme: 'system' | 'light' | 'dark';
  roleId: string;
  teamId: string | null;
  leadsTeam: boolean;
  capacity: number;
  absentFrom: string | null;
  absentUntil: string | null;
  state: 'invited' | 'active' | 'left';
  version: number;
};

export type Role = { id: string; key: string | null; name: string; grants: Grants; version: number };
export type Team = TeamNode & { name: string; version: number };

const personColumns = [
  'id',
  'name',
  'email',
  'phone',
  'title',
  'language',
  'theme',
  'role_id as roleId',
  'team_id as teamId',
  'leads_team as leadsTeam',
  'capacity',
  'absent_from as absentFrom',
  'absent_until as absentUntil',
  'state',
  'version',
] as const;

/** A person, locked until the act is over. @throws Refusal `record.notFound` */
export function lockPerson(tx: Transaction, id: string): Promise<Person> {
  return tx.one(
    q
      .selectFrom('people.people')
      .select(personColumns)
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .forUpdate()
      .$castTo<Person>(),
  );
}

export type PersonFields = Omit<Person, 'id' | 'version'>;

const columnOf: Readonly<Record<keyof PersonFields, string>> = {
  name: 'name',
  email: 'email',
  phone: 'phone',
  title: 'title',
  language: 'language',
  theme: 'theme',
  roleId: 'role_id',
  teamId: 'team_id',
  leadsTeam: 'leads_team',
  capacity: 'capacity',
  absentFrom: 'absent_from',
  absentUntil: 'absent_until',
  state: 'state',
};

const columns = (fields: Partial<PersonFields>) =>
  Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [columnOf[field as keyof PersonFields], value]),
  );

/** @throws Refusal `people.emailTaken` */
export async function savePerson(tx: Transaction, id: string, fields: Partial<PersonFields>): Promise<void> {
  if (fields.email !== undefined) await refuseTakenEmail(tx, fields.email, id);
  await tx.run(
    q
      .updateTable('people.people')
      .set({ ...columns(fields), version: sql`version + 1` })
      .where('id', '=', id),
  );
}

/** @throws Refusal `people.emailTaken` */
export async function insertPerson(
  tx: Transaction,
  id: string,
  fields: Pick<PersonFields, 'name' | 'email' | 'language' | 'roleId' | 'teamId' | 'leadsTeam' | 'state'>,
): Promise<void> {
  await refuseTakenEmail(tx, fields.email, id);
  await tx.run(
    q.insertInto('people.people').values({
      id,
      name: fields.name,
      email: fields.email,
      language: fields.language,
      role_id: fields.roleId,
      team_id: fields.teamId,
      leads_team: fields.leadsTeam,
      state: fields.state,
    }),
  );
}

/** Takes an invited person back who never came in. */
export async function removePerson(tx: Transaction, id: string): Promise<void> {
  await tx.run(q.updateTable('people.people').set({ deleted_at: sql`now()` }).where('id', '=', id));
}

async function refuseTakenEmail(tx: Transaction, email: string, but: string): Promise<void> {
  // Two who ask for the same address at the same moment wait here for each other.
  const key = `people.email:${email.toLowerCase()}`;
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
  const taken = await tx.maybe(sql`
    select 1 from people.people where lower(email) = lower(${email}) and deleted_at is null and id <> ${but}`);
  if (taken) throw new Refusal('people.emailTaken', { email }, 'body.email');
}

const roleQuery = (id: string) =>
  q
    .selectFrom('people.roles')
    .select(['id', 'key', 'name', 'grants', 'version'])
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .$castTo<Role>();

/** A role to give: nobody changes what it grants before the act is over. @throws Refusal `role.notFound` */
export function roleById(tx: Transaction, id: string): Promise<Role> {
  return tx.one(roleQuery(id).forShare(), new Refusal('role.notFound', {}, 'body.roleId'));
}

/** A role to change. @throws Refusal `record.notFound` */
export function lockRole(tx: Transaction, id: string): Promise<Role> {
  return tx.one(roleQuery(id).forUpdate());
}

/** How many people have a role. */
export async function holdersOf(tx: Transaction, roleId: string): Promise<number> {
  const { n } = await tx.one(sql<{ n: number }>`
    select count(*) as n from people.people where role_id = ${roleId} and state <> 'left' and deleted_at is null`);
  return n;
}

/**
 * Who owns the company, the longest-standing first. One act at a time may take an owner away, so that two owners can't give it up at the same moment; taken
 * before any row is locked.
 */
export async function lockOwners(tx: Transaction): Promise<string[]> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('people.owners', 0))`);
  const owners = await tx.all(sql<{ id: string }>`
    select p.id from people.people p join people.roles r on r.id = p.role_id
    where r.key = 'owner' and p.state = 'active' and p.deleted_at is null order by p.id`);
  return owners.map((owner) => owner.id);
}

export async function insertRole(
  tx: Transaction,
  id: string,
  role: { name: string; grants: Grants },
): Promise<void> {
  await tx.run(
    q.insertInto('people.roles').values({ id, name: role.name, grants: JSON.stringify(role.grants) }),
  );
}

export async function saveRole(
  tx: Transaction,
  id: string,
  role: { name: string; grants: Grants },
): Promise<void> {
  await tx.run(
    q
      .updateTable('people.roles')
      .set({ name: role.name, grants: JSON.stringify(role.grants), version: sql`version + 1` })
      .where('id', '=', id),
  );
}

export async function removeRole(tx: Transaction, id: string): Promise<void> {
  await tx.run(q.updateTable('people.roles').set({ deleted_at: sql`now()` }).where('id', '=', id));
}

/** All teams, the tree locked against other changes to it until the act is over. */
export async function lockTeams(tx: Transaction): Promise<Team[]> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('people.teams', 0))`);
  return teamTree(tx);
}

/** All teams; there are tens, at most hundreds. */
export function teamTree(tx: Transaction): Promise<Team[]> {
  return tx.all(
    q
      .selectFrom('people.teams')
      .select(['id', 'name', 'parent_id as parentId', 'version'])
      .where('deleted_at', 'is', null)
      .$castTo<Team>(),
  );
}

export async function insertTeam(
  tx: Transaction,
  id: string,
  name: string,
  parentId: string | null,
): Promise<void> {
  await tx.run(q.insertInto('people.teams').values({ id, name, parent_id: parentId }));
}

export async function saveTeam(
  tx: Transaction,
  id: string,
  name: string,
  parentId: string | null,
): Promise<void> {
  await tx.run(
    q
      .updateTable('people.teams')
      .set({ name, parent_id: parentId, version: sql`version + 1` })
      .where('id', '=', id),
  );
}

/** Deletes a team softly, or brings it back. */
export async function markTeam(tx: Transaction, id: string, deleted: boolean): Promise<number> {
  return tx.run(
    q
      .updateTable('people.teams')
      .set({ deleted_at: deleted ? sql`now()` : null, version: sql`version + 1` })
      .where('id', '=', id),
  );
}

/** How many people stand in a team. */
export async function membersOf(tx: Transaction, teamId: string): Promise<number> {
  const { n } = await tx.one(sql<{ n: number }>`
    select count(*) as n from people.people where team_id = ${teamId} and state <> 'left' and deleted_at is null`);
  return n;
}

/** The rights of those who lead any of these teams. */
export async function grantsOfLeaders(tx: Transaction, teams: readonly string[]): Promise<Grants[]> {
  const rows = await tx.all(sql<{ grants: Grants }>`
    select distinct r.grants from people.people p join people.roles r on r.id = p.role_id
    where p.leads_team and p.team_id = any(${teams}::uuid[]) and p.state = 'active' and p.deleted_at is null`);
  return rows.map((row) => row.grants);
}

/** Adds a shipped role where it is missing; the owner's gets what this version knows. */
export async function shipRole(
  tx: Transaction,
  role: { key: string; name: string; grants: Grants },
): Promise<void> {
  await tx.run(
    q
      .insertInto('people.roles')
      .values({ id: newId(), key: role.key, name: role.name, grants: JSON.stringify(role.grants) })
      .onConflict((clash) =>
        clash
          .column('key')
          .doUpdateSet((row) => ({ grants: row.ref('excluded.grants') }))
          .where('people.roles.key', '=', 'owner'),
      ),
  );
}

/** The shipped roles' ids by their keys. */
export async function shippedRoleIds(tx: Transaction): Promise<Record<string, string>> {
  const rows = await tx.all(
    sql<{ key: string; id: string }>`select key, id from people.roles where key is not null`,
  );
  return Object.fromEntries(rows.map((row) => [row.key, row.id]));
}
