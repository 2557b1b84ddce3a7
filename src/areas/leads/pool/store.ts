import { type Query, sql } from '../../../platform/db/sql.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import type { ClaimFacts } from './rules/may-claim.ts';
import type { PoolSettings } from './rules/pool-settings.ts';

type Sql = ReturnType<typeof sql>;

/** Since when nobody has spoken with a lead: its last contact, or since its present owner has it. */
export const idleSince: Sql = sql`greatest(l.captured_at, l.assigned_at, l.last_contact_at)`;

/** What decides about a claim. One person's claims wait for each other, so that no limit is passed by two at once. */
export async function claimFacts(tx: Transaction, leadId: string, personId: string): Promise<ClaimFacts> {
  tx.later(sql`select pg_advisory_xact_lock(hashtextextended('claim ' || ${personId}::text, 0))`);
  return tx.one(sql<ClaimFacts>`
    select
      exists (select 1 from leads.pool p join leads.leads l on l.id = p.lead_id
        where p.lead_id = ${leadId} and l.owner_id is null and l.deleted_at is null) as "inPool",
      (select count(*) from leads.pool_moves where person_id = ${personId} and kind = 'claimed' and at >= (
        select date_trunc('day', now() at time zone zone) at time zone zone
        from (select coalesce((select time_zone from platform.company), 'UTC') as zone) z)) as "claimedToday",
      (select coalesce(sum(n), 0)::bigint from leads.tally
        where owner_id = ${personId} and status in ('new', 'working', 'qualified')) as holding,
      (select max(at) from leads.pool_moves
        where lead_id = ${leadId} and person_id = ${personId} and kind <> 'claimed') as "gaveUpAt"`);
}

export type Gone = {
  leadId: string;
  personId: string | null;
  cause: 'putBack' | 'takenBack';
  reason: string | null;
};

/** Sends leads into the pool along with what comes next, and notes who had them. */
export function enterPool(tx: Transaction, gone: readonly Gone[]): void {
  const rows = JSON.stringify(gone);
  tx.later(sql`
    insert into leads.pool (lead_id, since, cause, reason, from_id)
    select "leadId", ${tx.now}::timestamptz, cause, reason, "personId"
    from jsonb_to_recordset(${rows}::text::jsonb) as g("leadId" uuid, "personId" uuid, cause text, reason text)
    on conflict (lead_id) do update set since = excluded.since, cause = excluded.cause, reason = excluded.reason,
      from_id = excluded.from_id`);
  tx.later(sql`
    insert into leads.pool_moves (lead_id, person_id, kind, at)
    select "leadId", "personId", cause, ${tx.now}::timestamptz
    from jsonb_to_recordset(${rows}::text::jsonb) as g("leadId" uuid, "personId" uuid, cause text) where "personId" is not null`);
}

export function leavePool(tx: Transaction, leadId: string, personId: string): void {
  tx.later(sql`delete from leads.pool where lead_id = ${leadId}`);
  tx.later(sql`
    insert into leads.pool_moves (lead_id, person_id, kind, at) values (${leadId}, ${personId}, 'claimed', ${tx.now})`);
}

/** A lead given away past the pool is no longer in it. */
export async function forgetOwned(tx: Transaction): Promise<void> {
  await tx.run(sql`
    delete from leads.pool p using leads.leads l where l.id = p.lead_id and (l.owner_id is not null or l.deleted_at is not null)`);
}

export type Warned = { id: string; ownerId: string; idleSince: string };

const stale = (settings: PoolSettings, days: number, now: Date): Sql => sql`
  l.owner_id is not null and l.deleted_at is null and l.status = any(${settings.statuses}::text[])
  and ${idleSince} < ${new Date(now.getTime() - days * 86_400_000)}::timestamptz`;

/** Notes that the owners of leads about to become stale are told, each idle time once. */
export function warnStale(tx: Transaction, settings: PoolSettings, limit: number): Promise<Warned[]> {
  return tx.all(sql<Warned>`
    with soon as (
      select l.id, l.owner_id, ${idleSince} as idle_since from leads.leads l
      where ${stale(settings, settings.idleDays - settings.warnDays, tx.now)}
        and not exists (select 1 from leads.pool_warnings w where w.lead_id = l.id and w.idle_since = ${idleSince})
      order by 3 limit ${limit}),
    noted as (
      insert into leads.pool_warnings (lead_id, idle_since, warned_at)
      select id, idle_since, ${tx.now}::timestamptz from soon
      on conflict (lead_id) do update set idle_since = excluded.idle_since, warned_at = excluded.warned_at
      returning lead_id)
    select id, owner_id as "ownerId", idle_since as "idleSince" from soon join noted on lead_id = id`);
}

/** Leads whose owner was told in time and still did not speak with them, locked. */
export function staleLeads(
  tx: Transaction,
  settings: PoolSettings,
  limit: number,
): Promise<{ id: string; idleSince: string }[]> {
  const toldBefore = new Date(tx.now.getTime() - settings.warnDays * 86_400_000);
  return tx.all(sql<{ id: string; idleSince: string }>`
    select l.id, ${idleSince} as "idleSince" from leads.leads l
    join leads.pool_warnings w on w.lead_id = l.id and w.idle_since = ${idleSince} and w.warned_at <= ${toldBefore}::timestamptz
    where ${stale(settings, settings.idleDays, tx.now)}
    order by 2 limit ${limit} for update of l skip locked`);
}

// ── Look-up ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** How often a person has looked up during the last hour. */
export function lookUpsLately(personId: string): Query<{ n: number }> {
  return sql<{ n: number }>`
    select count(*) as n from platform.events
    where subject_id = ${personId} and type = 'lead.lookedUp' and at > now() - interval '1 hour'`;
}

export type LookedUp = {
  id: string;
  by: ('company' | 'phone' | 'email')[];
  company: string;
  name: string;
  status: string;
  ownerName: string | null;
  teamName: string | null;
  inPool: boolean;
  lastContactOn: string | null;
};

export type LookUpKeys = { company: string; phone: string; email: string };

/** Leads that have one of the keys, whoever they belong to: run as Yaosu itself, and masked before anything is shown. */
export function leadsWithKeys({ company, phone, email }: LookUpKeys): Query<LookedUp> {
  return sql<LookedUp>`
    with found as (
      select id, 'company' as by from leads.leads where company_key = ${company} and company_key <> '' and deleted_at is null
      union all
      select id, 'phone' from leads.leads where phone_key = ${phone} and ${phone} <> '' and deleted_at is null
      union all
      select id, 'email' from leads.leads where email_key = ${email} and ${email} <> '' and deleted_at is null
      union all
      select lead_id, kind from leads.more_keys
      where (kind = 'phone' and key = ${phone} and ${phone} <> '') or (kind = 'email' and key = ${email} and ${email} <> ''))
    select l.id, jsonb_agg(distinct f.by) as by, l.company, l.name, l.status, p.name as "ownerName", t.name as "teamName",
      l.owner_id is null and exists (select 1 from leads.pool where lead_id = l.id) as "inPool",
      l.last_contact_at::date as "lastContactOn"
    from found f join leads.leads l on l.id = f.id and l.deleted_at is null
    left join people.people p on p.id = l.owner_id left join people.teams t on t.id = l.team_id
    group by l.id, p.name, t.name order by l.last_contact_at desc nulls last, l.id limit 20`;
}
