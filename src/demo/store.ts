import { type Query, sql } from '../platform/db/sql.ts';
import type { Transaction } from '../platform/db/transaction.ts';
import { demoMark } from './ids.ts';
import type { DemoCompany } from './make-company.ts';

/**
 * SQL of the demo company. It stands above the areas and, for what has no history, writes their settings and people as rows; leads
 * go through their own room.
 */

/** What platform.company.demo keeps while the demo is there. */
export type DemoRecord = {
  state: 'making' | 'ready';
  seed: number;
  /** Tells one making from another. */
  startedAt: string;
  /** 0 to 1 */
  done: number;
  /** What was there before and comes back; null: nothing, it was the first run. */
  before: { company: Record<string, unknown> | null; settings: { name: string; value: unknown }[] };
};

const isDemo = (column: string) =>
  sql`right(${sql.ref(column)}::text, ${sql.lit(demoMark.length)}) = ${sql.lit(demoMark)}`;

/** The company's row as the demo sees it, locked; null before the first run. */
export async function lockCompany(
  tx: Transaction,
): Promise<{ demo: DemoRecord | null; row: Record<string, unknown> } | null> {
  tx.later(sql`select pg_advisory_xact_lock(hashtextextended('demo company', 0))`);
  return tx.maybe(sql<{ demo: DemoRecord | null; row: Record<string, unknown> }>`
    select demo, to_jsonb(c) - 'demo' as row from platform.company c for update`);
}

/** How many leads the demo has, and how many leads, customers and opportunities others; deleted ones are asked for only when nothing may be there. */
export const leadCounts = (withDeleted = false): Query<{ demo: number; real: number }> => sql<{
  demo: number;
  real: number;
}>`
  select count(*) filter (where kind = 'lead' and ${isDemo('id')}) as demo, count(*) filter (where not ${isDemo('id')}) as real
  from (
    select 'lead' as kind, id, deleted_at from leads.leads
    union all select 'account', id, deleted_at from customers.accounts
    union all select 'contact', id, deleted_at from customers.contacts
    union all select 'opportunity', id, deleted_at from pipeline.opportunities) records
  where ${withDeleted}::boolean or deleted_at is null`;

export const demoPeople: Query<{ n: number }> = sql<{ n: number }>`
  select count(*) as n from people.people where ${isDemo('id')}`;

export const demoRecord: Query<{ demo: DemoRecord | null }> = sql<{ demo: DemoRecord | null }>`
  select demo from platform.company`;

/** The room's settings as they are, for putting back. */
export function leadSettings(tx: Transaction): Promise<{ name: string; value: unknown }[]> {
  return tx.all(sql<{ name: string; value: unknown }>`select name, value from leads.settings`);
}

/** Makes the company's row the demo's. */
export async function beginCompany(
  tx: Transaction,
  name: string,
  language: string,
  timeZone: string,
  demo: DemoRecord,
): Promise<void> {
  await tx.run(sql`
    insert into platform.company as c (name, language, currency, time_zone, demo)
    values (${name}, ${language}, 'CNY', ${timeZone}, ${JSON.stringify(demo)}::text::jsonb)
    on conflict (only_one) do update set name = excluded.name, currency = excluded.currency, time_zone = excluded.time_zone,
      demo = excluded.demo, version = c.version + 1`);
}

/** @returns whether it is still this making that is under way. */
export async function saveProgress(tx: Transaction, startedAt: string, done: number): Promise<boolean> {
  const saved = await tx.run(sql`
    update platform.company set demo = jsonb_set(demo, '{done}', ${JSON.stringify(done)}::text::jsonb)
    where demo ->> 'state' = 'making' and demo ->> 'startedAt' = ${startedAt}`);
  return saved === 1;
}

/** @returns whether it was still this making that was under way. */
export async function finishCompany(tx: Transaction, startedAt: string, settings: object): Promise<boolean> {
  const saved = await tx.run(sql`
    update platform.company set demo = demo || '{"state": "ready", "done": 1}', settings = ${JSON.stringify(settings)}::text::jsonb,
      version = version + 1
    where demo ->> 'state' = 'making' and demo ->> 'startedAt' = ${startedAt}`);
  return saved === 1;
}

const rows = (values: readonly object[]) => sql`${JSON.stringify(values)}::text::jsonb`;

/** People, teams, rules, fields, views and the form. */
export async function insertSettings(
  tx: Transaction,
  company: DemoCompany,
  roles: Record<string, string>,
  domain: string,
): Promise<void> {
  const { teams, rules, own, fallback } = company;
  await tx.run(sql`
    insert into people.teams (id, name) select id, name from jsonb_to_recordset(${rows(teams)}) as t(id uuid, name text)`);
  const people = company.people.map((one, n) => ({
    id: one.id,
    name: one.name,
    email: `${one.mail}@${domain}`,
    phone: `+861990001${String(n).padStart(4, '0')}`,
    title: one.title,
    role: one.leads ? roles.manager : roles.sales,
    team: one.teamId,
    leads: one.leads,
    capacity: one.capacity,
    from: one.absence?.[0] ?? null,
    until: one.absence?.[1] ?? null,
    at: `${one.joinedOn}T01:00:00Z`,
  }));
  await tx.run(sql`
    insert into people.people (id, name, email, phone, title, language, role_id, team_id, leads_team, capacity, absent_from,
      absent_until, state, created_at)
    select id, name, email, phone, title, 'zh-CN', role, team, leads, capacity, "from", until, 'active', at
    from jsonb_to_recordset(${rows(people)}) as p(id uuid, name text, email text, phone text, title text, role uuid, team uuid,
      leads boolean, capacity int, "from" date, until date, at timestamptz)`);
  await tx.run(sql`
    insert into leads.assignment_rules (id, name, position, conditions, person_id, team_id)
    select id, name, position, conditions, "personId", "teamId"
    from jsonb_to_recordset(${rows(rules.map((rule, n) => ({ ...rule, position: n + 1 })))})
      as r(id uuid, name text, position int, conditions jsonb, "personId" uuid, "teamId" uuid)`);
  await tx.run(sql`
    insert into leads.settings as s (name, value, updated_by)
    values ('assignment', jsonb_build_object('fallback', ${rows([fallback])} -> 0), ${fallback.personId})
    on conflict (name) do update set value = s.value || excluded.value, version = s.version + 1`);
  await tx.run(sql`
    insert into leads.turns (team_id, person_id, pass, given, last_at)
    select "teamId", "personId", pass, given, "lastAt" from jsonb_to_recordset(${rows(company.turns)})
      as t("teamId" uuid, "personId" uuid, pass bigint, given bigint, "lastAt" timestamptz)`);
  await tx.run(sql`
    insert into platform.custom_fields (id, subject, key, label, kind, choices, position)
    select id, 'lead', key, label, kind, choices, position from jsonb_to_recordset(${rows(own.fields.map((one, n) => ({ ...one, position: n + 1 })))})
      as f(id uuid, key text, label text, kind text, choices text[], position int)
    on conflict (subject, key) do nothing`);
  await tx.run(sql`
    insert into platform.saved_views (id, subject, name, owner_id, shared, team_id, definition, position)
    select id, 'lead', name, "ownerId", shared, "teamId", definition, position
    from jsonb_to_recordset(${rows(own.views.map((one, n) => ({ ...one, position: n })))})
      as v(id uuid, name text, "ownerId" uuid, shared text, "teamId" uuid, definition jsonb, position int)`);
  const { form } = own;
  await tx.run(sql`
    insert into leads.forms (id, key, name, language, definition)
    values (${form.id}, ${form.key}, ${form.name}, 'zh-CN', ${JSON.stringify(form.definition)}::text::jsonb)`);
}

/** Takes away people, teams and settings of the demo, and frees what real ones have from them. After the leads are gone. */
export async function eraseSettings(tx: Transaction): Promise<void> {
  const some = (column: string) => isDemo(column);
  await tx.run(
    sql`delete from leads.assignment_rules where ${some('id')} or ${some('person_id')} or ${some('team_id')}`,
  );
  await tx.run(sql`delete from leads.forms where ${some('id')}`);
  await tx.run(sql`delete from platform.saved_views where ${some('id')} or ${some('owner_id')}`);
  await tx.run(sql`update platform.saved_views set shared = null, team_id = null where ${some('team_id')}`);
  await tx.run(sql`delete from platform.custom_fields where ${some('id')}`);
  for (const table of ['api_keys', 'links', 'sessions', 'credentials'])
    await tx.run(sql`delete from ${sql.table(`auth.${table}`)} where ${some('person_id')}`);
  await tx.run(sql`delete from platform.idempotency_keys where ${some('actor_id')}`);
  await tx.run(
    sql`update people.people set team_id = null, leads_team = false, version = version + 1 where ${some('team_id')} and not ${some('id')}`,
  );
  await tx.run(sql`
    delete from activities.tasks where ${some('assignee_id')} or ${some('created_by')} or ${some('subject_id')} or subject_kind in ('lead', 'account', 'contact', 'opportunity')`);
  await tx.run(sql`
    delete from platform.notifications where ${some('person_id')} or ${some('actor_id')} or ${some('subject_id')}
      or subject_kind in ('lead', 'account', 'contact', 'opportunity', 'task')`);
  await tx.run(sql`delete from platform.notification_choices where ${some('person_id')}`);
  await tx.run(sql`delete from people.people where ${some('id')}`);
  await tx.run(
    sql`update people.teams set parent_id = null, version = version + 1 where ${some('parent_id')} and not ${some('id')}`,
  );
  await tx.run(sql`delete from people.teams where ${some('id')}`);
  await tx.run(sql`select platform.erase_events(null, ${demoMark})`);
}

/** The company and its rooms' settings as they were before; on the first run none. */
export async function putBackCompany(
  tx: Transaction,
  { company, settings }: DemoRecord['before'],
): Promise<void> {
  await tx.run(sql`delete from leads.settings where name <> all(${settings.map((one) => one.name)}::text[])`);
  await tx.run(sql`
    update leads.settings s set value = b.value, version = s.version + 1
    from jsonb_to_recordset(${rows(settings)}) as b(name text, value jsonb) where b.name = s.name`);
  if (company === null) await tx.run(sql`delete from platform.company`);
  else
    await tx.run(sql`
      update platform.company c set name = b.name, language = b.language, currency = b.currency, time_zone = b.time_zone,
        settings = b.settings, demo = null, version = c.version + 1
      from jsonb_to_record(${rows([company])} -> 0) as b(name text, language text, currency text, time_zone text, settings jsonb)`);
}

/** Takes the limits off a transaction that works longer than a request may. */
export async function takeTime(tx: Transaction): Promise<void> {
  await tx.run(sql`
    select set_config('statement_timeout', '0', true), set_config('idle_in_transaction_session_timeout', '0', true)`);
}
