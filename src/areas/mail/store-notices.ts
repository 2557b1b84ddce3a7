import type { Actor } from '../../platform/actor/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Transaction } from '../../platform/db/transaction.ts';

/** A mail that came in, to whom of us, and from whom. */
export type CameIn = { id: string; threadId: string; personId: string; sender: string };

/** Those of the messages that came in since their mailbox was connected: what a first sync brings is no news. */
export function cameIn(tx: Transaction, ids: readonly string[]): Promise<CameIn[]> {
  return tx.all(sql<CameIn>`
    select m.id, m.thread_id as "threadId", m.person_id as "personId",
      coalesce(nullif(m.sender ->> 'name', ''), m.sender ->> 'address', '') as sender
    from mail.messages m join mail.mailboxes b on b.id = m.mailbox_id
    where m.id = any(${ids}::uuid[]) and m.direction = 'in' and m.sent_at > b.created_at`);
}

/** Whose mailboxes and threads these are, by their id. */
export async function ownersOfMail(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.all(sql<{ id: string; personId: string }>`
    select id, person_id as "personId" from mail.mailboxes where id = any(${ids}::uuid[]) and deleted_at is null
    union all
    select id, person_id from mail.threads where id = any(${ids}::uuid[])`);
  return new Map(rows.map(({ id, personId }) => [id, personId]));
}

type Described = { id: string; title: string; subtitle: string | null };

/** What threads are called: by their subject. */
export function describeThreads(db: Database, actor: Actor, ids: readonly string[]): Promise<Described[]> {
  return db.read(
    actor,
    sql<Described>`select id, subject as title, null as subtitle from mail.threads where id = any(${ids}::uuid[])`,
  );
}

/** What mailboxes are called: by their address. */
export function describeMailboxes(db: Database, actor: Actor, ids: readonly string[]): Promise<Described[]> {
  return db.read(
    actor,
    sql<Described>`
      select id, address as title, null as subtitle from mail.mailboxes
      where id = any(${ids}::uuid[]) and deleted_at is null`,
  );
}
