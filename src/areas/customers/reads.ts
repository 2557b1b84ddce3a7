import { type Actor, scopeOf } from '../../platform/actor/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { type Query, sql } from '../../platform/db/sql.ts';
import { ownPart } from '../../platform/lists/where.ts';
import type { Described } from '../../platform/search/index.ts';
import { subjectsOfAccount, subjectsOfContact } from './reads-timeline.ts';
import type { Account, AccountStanding } from './rules/account.ts';
import type { Contact, ContactRole } from './rules/contact.ts';
import { fieldsOf, visibleQuery } from './store.ts';
import { accountKind, contactKind } from './store-kinds.ts';
import type { NumberedRule } from './store-standing.ts';

export type AccountRecord = Account &
  AccountStanding & {
    parentName: string | null;
    ownerName: string | null;
    teamName: string | null;
    inputs: { input: string; value: string; at: string; source: string }[];
    contacts: number;
    branches: number;
    communications: number;
    comments: number;
    files: number;
  };

/** Everything of one account that its page shows at the top, in one trip. No row: it isn't there for this actor. */
export function accountRecord(id: string): Query<AccountRecord> {
  return sql<AccountRecord>`
    select ${fieldsOf(accountKind, 'a')}, a.tier, a.tier_why as "tierWhy", a.health, a.health_score as "healthScore",
      a.health_why as "healthWhy", a.rule_number as "ruleNumber", a.judged_at as "judgedAt", a.judge_again_on as "judgeAgainOn",
      (select p.name from customers.accounts p where p.id = a.parent_id and p.deleted_at is null) as "parentName",
      (select p.name from people.people p where p.id = a.owner_id) as "ownerName",
      (select t.name from people.teams t where t.id = a.team_id) as "teamName",
      coalesce((select jsonb_agg(jsonb_build_object('input', i.input, 'value', i.value, 'at', i.at, 'source', i.source) order by i.input)
        from customers.inputs i where i.account_id = a.id), '[]') as inputs,
      (select count(*) from customers.contacts c where c.account_id = a.id and c.deleted_at is null) as contacts,
      (select count(*) from customers.accounts b where b.parent_id = a.id and b.deleted_at is null) as branches,
      ${saidIn(subjectsOfAccount(id), 'contact.contacted')},
      (select count(*) from platform.files f where f.subject_kind = 'account' and f.subject_id = a.id and f.deleted_at is null) as files
    from customers.accounts a where a.id = ${id} and a.deleted_at is null`;
}

export type ContactRecord = Contact & {
  accountName: string | null;
  ownerName: string | null;
  teamName: string | null;
  communications: number;
  comments: number;
  files: number;
};

export function contactRecord(id: string): Query<ContactRecord> {
  return sql<ContactRecord>`
    select ${fieldsOf(contactKind, 'c')},
      (select a.name from customers.accounts a where a.id = c.account_id and a.deleted_at is null) as "accountName",
      (select p.name from people.people p where p.id = c.owner_id) as "ownerName",
      (select t.name from people.teams t where t.id = c.team_id) as "teamName",
      ${saidIn(subjectsOfContact(id), null)},
      (select count(*) from platform.files f where f.subject_kind = 'contact' and f.subject_id = c.id and f.deleted_at is null) as files
    from customers.contacts c where c.id = ${id} and c.deleted_at is null`;
}

/** What the timeline shows of either kind. @param repeated of an account's people, what stands under the account too */
function saidIn(subjects: ReturnType<typeof sql>, repeated: string | null) {
  return sql`
    (select count(*) from platform.events e where e.subject_id in (${subjects}) and e.type like '%.contacted'
      and e.type is distinct from ${repeated}) as communications,
    (select count(*) from platform.events e where e.subject_id in (${subjects}) and e.type like '%.commented') as comments`;
}

/** Someone of an account, as its page shows them. */
export type AccountContact = {
  id: string;
  version: number;
  name: string;
  title: string | null;
  department: string | null;
  role: ContactRole | null;
  phone: string | null;
  email: string | null;
  wechat: string | null;
  channel: string | null;
  lastContactAt: string | null;
  isFormer: boolean;
  untilOn: string | null;
};

/** Who works at an account, those who decide first; then those who did, or do so beside another place. */
export function contactsOf(accountId: string): Query<AccountContact> {
  return sql<AccountContact>`
    select c.id, c.version, c.name, coalesce(p.title, c.title) as title, coalesce(p.department, c.department) as department, c.role,
      c.phones[1] as phone, c.emails[1] as email, c.wechat, c.channel, c.last_contact_at as "lastContactAt",
      c.account_id is distinct from ${accountId}::uuid as "isFormer", p.until_on as "untilOn"
    from customers.contacts c
    left join lateral (
      select p.title, p.department, p.until_on from customers.positions p
      where p.contact_id = c.id and p.account_id = ${accountId} order by p.is_primary desc, p.until_on desc nulls first limit 1) p on true
    where c.deleted_at is null and c.id in (
      select id from customers.contacts where account_id = ${accountId}
      union select contact_id from customers.positions where account_id = ${accountId})
    order by "isFormer", array_position(array['decision', 'champion', 'influence'], c.role) nulls last, c.sort_key, c.id
    limit 200`;
}

/** How many of the actor's accounts stand where; counted, for there are tens of thousands at most. */
export function standingCounts(actor: Actor): Query<{ tier: string; health: string; n: number }> {
  const own = ownPart(actor, 'customers.read', 'a');
  return sql<{ tier: string; health: string; n: number }>`
    select a.tier, a.health, count(*) as n from customers.accounts a
    where a.deleted_at is null ${own ? sql`and ${own}` : sql``} group by 1, 2`;
}

/** More than this is a text, not a choice. */
const mostDistinct = 300;

/** The different values of a field, for a filter to choose from: for those who see everything the index is stepped through. */
export function distinctValues(
  actor: Actor,
  field: 'region' | 'industry' | 'source',
): Query<{ value: string }> {
  const column = sql.ref(`a.${field}`);
  const first = sql`select ${column} as value from customers.accounts a where a.deleted_at is null and ${column} is not null`;
  if (scopeOf(actor, 'customers.read') !== 'all')
    return sql<{ value: string }>`
      select distinct ${column} as value from customers.accounts a
      where a.deleted_at is null and ${ownPart(actor, 'customers.read', 'a')!} and ${column} is not null
      order by 1 limit ${sql.lit(mostDistinct)}`;
  return sql<{ value: string }>`
    with recursive step as (
      (${first} order by ${column} limit 1)
      union all
      select (${first} and ${column} > step.value order by ${column} limit 1) from step where step.value is not null
    )
    select value from step where value is not null limit ${sql.lit(mostDistinct)}`;
}

/** Which of these accounts the actor may see: who hears of a change. */
export async function visibleAccounts(db: Database, actor: Actor, ids: string[]): Promise<string[]> {
  return (await db.read(actor, visibleQuery(accountKind, ids))).map((row) => row.id);
}

export async function visibleContacts(db: Database, actor: Actor, ids: string[]): Promise<string[]> {
  return (await db.read(actor, visibleQuery(contactKind, ids))).map((row) => row.id);
}

/** How found accounts are shown. */
export function describeAccounts(db: Database, actor: Actor, ids: readonly string[]): Promise<Described[]> {
  return db.read(
    actor,
    sql<Described>`
      select a.id, a.name as title,
        nullif(concat_ws(' · ', a.short_name, a.region, (select p.name from people.people p where p.id = a.owner_id)), '') as subtitle
      from customers.accounts a where a.id = any(${ids}::uuid[]) and a.deleted_at is null`,
  );
}

/** How found contacts are shown. */
export function describeContacts(db: Database, actor: Actor, ids: readonly string[]): Promise<Described[]> {
  return db.read(
    actor,
    sql<Described>`
      select c.id, c.name as title,
        nullif(concat_ws(' · ', (select a.name from customers.accounts a where a.id = c.account_id and a.deleted_at is null), c.title), '')
          as subtitle
      from customers.contacts c where c.id = any(${ids}::uuid[]) and c.deleted_at is null`,
  );
}

/** Next steps of these people's accounts between two days, for the calendar. */
export function accountSteps(people: readonly string[], from: string, to: string, limit: number) {
  return sql<{ kind: string; id: string; title: string; step: string; on: string; personId: string }>`
    select 'account' as kind, a.id, a.name as title, a.next_step as step, a.next_step_on as "on", a.owner_id as "personId"
    from customers.accounts a
    where a.deleted_at is null and a.owner_id = any(${people}::uuid[]) and a.next_step is not null
      and a.next_step_rank between ${from}::date and ${to}::date
    order by a.next_step_rank, a.id limit ${sql.lit(limit)}`;
}

/** Versions of the rule, the latest first. */
export const ruleVersions: Query<NumberedRule & { note: string; madeBy: string | null; madeAt: string }> =
  sql`
  select r.number, r.rule, r.note, (select p.name from people.people p where p.id = r.made_by) as "madeBy", r.made_at as "madeAt"
  from customers.rules r order by r.number desc limit 50`;
