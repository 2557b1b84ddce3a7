import { newId } from '../../kernel/ids.ts';
import { sql } from '../db/sql.ts';
import type { Transaction } from '../db/transaction.ts';
import { subjectOf } from './describe.ts';
import type { Notice, NoticeKind } from './notice.ts';
import type { Nameable } from './rules/mentions-in.ts';

/** What these people chose, where it isn't the usual. */
export async function choicesOf(
  tx: Transaction,
  people: readonly string[],
): Promise<Map<string, Partial<Record<NoticeKind, boolean>>>> {
  const rows = await tx.all(sql<{ id: string; kinds: Partial<Record<NoticeKind, boolean>> }>`
    select person_id as id, kinds from platform.notification_choices where person_id = any(${[...new Set(people)]}::uuid[])`);
  return new Map(rows.map(({ id, kinds }) => [id, kinds]));
}

/** Colleagues at work whom a remark may name. */
export function colleagues(tx: Transaction): Promise<Nameable[]> {
  return tx.all(
    sql<Nameable>`select id, name from people.people where state = 'active' and deleted_at is null`,
  );
}

/** Those who look after the company's settings. */
export async function caretakers(tx: Transaction): Promise<string[]> {
  const rows = await tx.all(sql<{ id: string }>`
    select p.id from people.people p join people.roles r on r.id = p.role_id
    where p.state = 'active' and p.deleted_at is null and (r.grants ? 'settings.manage' or r.grants ? '*')`);
  return rows.map(({ id }) => id);
}

/**
 * Leaders who asked to hear of big deals, with the least amount each asked for: of the team or of one above it.
 */
export function whoWatchesBigDeals(
  tx: Transaction,
  teamIds: readonly string[],
): Promise<{ personId: string; teamId: string; language: string; from: string }[]> {
  return tx.all(sql<{ personId: string; teamId: string; language: string; from: string }>`
    with recursive above as (
      select t.id as team_id, t.id, t.parent_id from people.teams t where t.id = any(${teamIds}::uuid[])
      union
      select a.team_id, t.id, t.parent_id from above a join people.teams t on t.id = a.parent_id
    )
    select p.id as "personId", a.team_id as "teamId", p.language, c.big_amount::text as "from"
    from above a join people.people p on p.team_id = a.id and p.leads_team
      join platform.notification_choices c on c.person_id = p.id
    where (c.kinds ->> 'bigDeal')::boolean and p.state = 'active' and p.deleted_at is null`);
}

/**
 * Keeps notices: an event told before changes nothing, more of a batch is added to what was told of it, which is new again.
 */
export async function keepNotifications(tx: Transaction, notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return;
  const rows = notices.map((notice) => {
    const { event, to, kind, facts = {}, count = 1 } = notice;
    const subject = subjectOf(notice);
    return {
      id: newId(),
      person_id: to,
      kind,
      subject_kind: subject.kind,
      subject_id: subject.id,
      actor_id: event.actorId,
      at: event.at,
      facts,
      count,
      batch_id: event.batchId,
      event_seq: event.seq,
    };
  });
  await tx.run(sql`
    with told as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as n(id uuid, person_id uuid, kind text,
        subject_kind text, subject_id uuid, actor_id uuid, at timestamptz, facts jsonb, count int, batch_id uuid, event_seq bigint)),
    more as (
      update platform.notifications n set count = n.count + t.count, at = greatest(n.at, t.at), read_at = null
      from told t where t.batch_id is not null and n.batch_id = t.batch_id and n.person_id = t.person_id and n.kind = t.kind
        and n.subject_kind = t.subject_kind and n.event_seq < t.event_seq
      returning t.id)
    insert into platform.notifications (id, person_id, kind, subject_kind, subject_id, actor_id, at, facts, count, batch_id, event_seq)
    select id, person_id, kind, subject_kind, subject_id, actor_id, at, facts, count, batch_id, event_seq from told t
    where not exists (select 1 from more m where m.id = t.id)
    on conflict do nothing`);
}

/** Takes away what is older than ninety days. @returns how many, at most `limit` */
export function forgetOld(tx: Transaction, limit: number): Promise<number> {
  return tx.run(sql`
    delete from platform.notifications where id in (
      select id from platform.notifications where at < now() - interval '90 days' order by at limit ${limit})`);
}
