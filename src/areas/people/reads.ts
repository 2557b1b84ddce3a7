import type { z } from 'zod';
import { must, Refusal } from '../../kernel/outcome.ts';
import { type Page, readCursor, toPage } from '../../kernel/paging.ts';
import { system } from '../../platform/actor/actor.ts';
import type { Grants } from '../../platform/actor/permissions.ts';
import type { Database } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import type { person } from './contract.ts';

export type PersonRow = z.input<typeof person> & { theme: 'system' | 'light' | 'dark' };

const personRows = sql`
  select p.id, p.name, p.email, p.phone, p.title, p.language, p.theme, p.role_id as "roleId", r.name as "roleName",
    p.team_id as "teamId", t.name as "teamName", p.leads_team as "leadsTeam", p.capacity, p.absent_from as "absentFrom",
    p.absent_until as "absentUntil", p.state, p.version, case when p.state = 'invited' then
      (select max(l.expires_at) from auth.links l
        where l.person_id = p.id and l.purpose = 'invitation' and l.used_at is null and l.expires_at > now())
    end as "invitationExpiresAt"
  from people.people p join people.roles r on r.id = p.role_id left join people.teams t on t.id = p.team_id`;

export type PeopleFilter = {
  q?: string | undefined;
  state?: 'invited' | 'active' | 'left' | undefined;
  teamId?: string | undefined;
  roleId?: string | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** A page of colleagues in the order they joined; whoever is shown to everyone needs no actor's view. */
export async function listPeople(db: Database, filter: PeopleFilter): Promise<Page<PersonRow>> {
  const { q = null, state = null, teamId = null, roleId = null, limit } = filter;
  const after = filter.cursor === undefined ? null : must(readCursor(filter.cursor)).id;
  const like = q === null ? null : `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const rows = await db.read(
    system,
    sql<PersonRow>`
      ${personRows}
      where p.deleted_at is null
        and (${after}::uuid is null or p.id > ${after}::uuid)
        and (${like}::text is null or p.name ilike ${like} or p.email ilike ${like})
        and (${state}::text is null or p.state = ${state})
        and (${teamId}::uuid is null or p.team_id = ${teamId}::uuid)
        and (${roleId}::uuid is null or p.role_id = ${roleId}::uuid)
      order by p.id limit ${limit + 1}`,
  );
  return toPage(rows, limit, ({ id }) => ({ value: null, id }));
}

/** @throws Refusal `record.notFound` */
export async function readPerson(db: Database, id: string): Promise<PersonRow> {
  const [row] = await db.read(
    system,
    sql<PersonRow>`${personRows} where p.id = ${id} and p.deleted_at is null`,
  );
  if (!row) throw new Refusal('record.notFound');
  return row;
}

/** The same inside an act, with what it has just changed. */
export function showPerson(tx: Transaction, id: string): Promise<PersonRow> {
  return tx.asSystem(() => tx.one(sql<PersonRow>`${personRows} where p.id = ${id} and p.deleted_at is null`));
}

export type TeamRow = {
  id: string;
  name: string;
  parentId: string | null;
  people: number;
  leaders: { id: string; name: string }[];
  version: number;
};

const teamRows = sql`
  select t.id, t.name, t.parent_id as "parentId", t.version,
    (select count(*) from people.people p where p.team_id = t.id and p.state <> 'left' and p.deleted_at is null) as people,
    coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name) order by p.id) from people.people p
      where p.team_id = t.id and p.leads_team and p.state <> 'left' and p.deleted_at is null), '[]') as leaders
  from people.teams t`;

export function listTeams(db: Database): Promise<TeamRow[]> {
  return db.read(system, sql<TeamRow>`${teamRows} where t.deleted_at is null order by t.id`);
}

export function showTeam(tx: Transaction, id: string): Promise<TeamRow> {
  return tx.one(sql<TeamRow>`${teamRows} where t.id = ${id}`);
}

export type RoleRow = {
  id: string;
  key: string | null;
  name: string;
  grants: Grants;
  people: number;
  version: number;
};

const roleRows = sql`
  select r.id, r.key, r.name, r.grants, r.version,
    (select count(*) from people.people p where p.role_id = r.id and p.state <> 'left' and p.deleted_at is null) as people
  from people.roles r`;

export function listRoles(db: Database): Promise<RoleRow[]> {
  return db.read(system, sql<RoleRow>`${roleRows} where r.deleted_at is null order by r.id`);
}

export function showRole(tx: Transaction, id: string): Promise<RoleRow> {
  return tx.one(sql<RoleRow>`${roleRows} where r.id = ${id}`);
}

/** Who may be given work on `day` (ISO date): active, not absent, with a share of their own. */
export function availablePeople(
  tx: Transaction,
  day: string,
): Promise<{ id: string; teamId: string | null; capacity: number }[]> {
  return tx.all(sql<{ id: string; teamId: string | null; capacity: number }>`
    select id, team_id as "teamId", capacity from people.people
    where state = 'active' and deleted_at is null and capacity > 0
      and not (absent_from is not null and absent_from <= ${day}::date and coalesce(absent_until, 'infinity'::date) >= ${day}::date)
    order by id`);
}
