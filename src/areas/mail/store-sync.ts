import { type Query, sql } from '../../platform/db/sql.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import type { Failure } from './rules/connection-failure.ts';
import type { InsideAddress } from './rules/inside.ts';
import type { Folder, StoredMailbox } from './store.ts';

/** So long a process may work on a mailbox before another takes it to be dead. */
const leaseMinutes = 15;

/**
 * Takes mailboxes to be synced, so that no other process does. Run by Yaosu itself.
 *
 * @param id this one, due or not; null: those that are due
 */
export async function claimMailboxes(
  tx: Transaction,
  id: string | null,
  most: number,
): Promise<{ id: string; personId: string }[]> {
  return tx.all(sql<{ id: string; personId: string }>`
    update mail.mailboxes set lease_until = ${tx.now}::timestamptz + make_interval(mins => ${sql.lit(leaseMinutes)})
    where id in (
      select m.id from mail.mailboxes m
      where m.deleted_at is null and m.state <> 'paused' and m.imap_secret is not null
        and (m.lease_until is null or m.lease_until < ${tx.now})
        and (m.id = ${id}::uuid or (${id}::uuid is null and m.next_sync_at <= ${tx.now}))
      order by m.next_sync_at limit ${sql.lit(most)} for update skip locked)
    returning id, person_id as "personId"`);
}

/** How a sync ended. */
export type SyncEnd = {
  failure: (Failure & { at: string; tries: number }) | null;
  next: Date;
  /** Null: nothing was fetched. */
  syncedAt: Date | null;
};

/** Gives a mailbox back. One that was paused meanwhile stays so. */
export function releaseMailbox(
  tx: Transaction,
  id: string,
  { failure, next, syncedAt }: SyncEnd,
): Promise<number> {
  return tx.run(sql`
    update mail.mailboxes set lease_until = null, next_sync_at = ${next}, synced_at = coalesce(${syncedAt}::timestamptz, synced_at),
      failure = ${failure && JSON.stringify(failure)}::text::jsonb,
      state = case when state = 'paused' then state when ${failure !== null} then 'failing' else 'working' end
    where id = ${id}`);
}

/** Mail that matched nothing is looked at once more with the next sync. */
export async function lookAgain(tx: Transaction, mailboxId: string): Promise<void> {
  await tx.run(sql`
    delete from mail.uids u using mail.folders f where f.id = u.folder_id and f.mailbox_id = ${mailboxId} and u.verdict = 'unrelated'`);
  await tx.run(sql`update mail.folders set next_uid = 1, mod_seq = null where mailbox_id = ${mailboxId}`);
}

/** The same for mail that was left out for an address, not for its thread. */
export async function lookAgainAtPrivate(tx: Transaction, personId: string): Promise<void> {
  await tx.run(sql`
    delete from mail.uids u using mail.folders f, mail.mailboxes m
    where f.id = u.folder_id and m.id = f.mailbox_id and m.person_id = ${personId} and u.verdict = 'private'
      and not exists (select 1 from mail.threads t where t.id = u.thread_id and t.private)`);
  await tx.run(sql`
    update mail.folders f set mod_seq = null from mail.mailboxes m where m.id = f.mailbox_id and m.person_id = ${personId}`);
}

// ── Folders ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export const knownUids = (folderId: string): Query<{ uid: number }> =>
  sql<{ uid: number }>`select uid from mail.uids where folder_id = ${folderId}`;

/** The server has numbered a folder anew: what was known of it says nothing any more. The mails themselves stay. */
export async function forgetUids(tx: Transaction, folderId: string, uidValidity: number): Promise<void> {
  await tx.run(sql`delete from mail.uids where folder_id = ${folderId}`);
  await tx.run(sql`
    update mail.folders set uid_validity = ${uidValidity}, next_uid = 1, mod_seq = null, missing = '{}' where id = ${folderId}`);
}

/** Numbers that are no longer on the server. */
export async function dropUids(tx: Transaction, folderId: string, uids: readonly number[]): Promise<void> {
  if (uids.length > 0)
    await tx.run(
      sql`delete from mail.uids where folder_id = ${folderId} and uid = any(${[...uids]}::bigint[])`,
    );
}

export type UidNote = {
  uid: number;
  verdict: 'kept' | 'proposed' | 'unrelated' | 'private';
  messageId?: string;
  threadId?: string;
};

export async function noteUids(tx: Transaction, folderId: string, notes: readonly UidNote[]): Promise<void> {
  if (notes.length === 0) return;
  const rows = notes.map(({ uid, verdict, messageId = null, threadId = null }) => ({
    uid,
    verdict,
    messageId,
    threadId,
  }));
  await tx.run(sql`
    insert into mail.uids (folder_id, uid, verdict, message_id, thread_id)
    select ${folderId}::uuid, n.uid, n.verdict, n."messageId", n."threadId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as n(uid bigint, verdict text, "messageId" uuid, "threadId" uuid)
    on conflict (folder_id, uid) do update set verdict = excluded.verdict, message_id = excluded.message_id, thread_id = excluded.thread_id`);
}

export function saveFolder(
  tx: Transaction,
  folder: Pick<Folder, 'id' | 'uidValidity' | 'nextUid' | 'modSeq' | 'onServer' | 'taken' | 'missing'>,
): Promise<number> {
  return tx.run(sql`
    update mail.folders set uid_validity = ${folder.uidValidity}, next_uid = ${folder.nextUid}, mod_seq = ${folder.modSeq}::bigint,
      on_server = ${folder.onServer}, taken = ${folder.taken}, missing = ${folder.missing}::bigint[], synced_at = ${tx.now}
    where id = ${folder.id}`);
}

// ── Who is who ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** Addresses by which colleagues sign in (of nobody) and of all mailboxes connected (of their person). Read by Yaosu itself. */
export const insideAddresses: Query<InsideAddress> = sql<InsideAddress>`
  select lower(email) as address, null::uuid as "personId" from people.people where email is not null and deleted_at is null
  union select lower(address), person_id from mail.mailboxes where deleted_at is null`;

export const privatesOf = (personId: string): Query<{ address: string }> =>
  sql<{ address: string }>`select address from mail.private_addresses where person_id = ${personId}`;

/** The mailbox with its sealed passwords, for Yaosu itself. */
export type SyncedMailbox = StoredMailbox;
