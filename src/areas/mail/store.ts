import { type Query, sql } from '../../platform/db/sql.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import type { FolderRole, Mailbox } from './rules/mailbox.ts';

/** Sealed passwords; the second null when it is the same. */
export type Secrets = { imapSecret: string | null; smtpSecret: string | null };
export type StoredMailbox = Mailbox & Secrets & { keepsCopies: boolean | null };

const server = (which: 'imap' | 'smtp') =>
  sql.raw(
    `jsonb_build_object('host', m.${which}_host, 'port', m.${which}_port, 'tls', m.${which}_tls, 'user', m.${which}_user)`,
  );

export const mailboxColumns = sql`m.id, m.version, m.person_id as "personId", m.address, m.display_name as "displayName", m.signature,
  ${server('imap')} as imap, ${server('smtp')} as smtp, m.since::text as since, m.share, m.state, m.failure, m.synced_at as "syncedAt",
  m.deleted_at as "deletedAt"`;

const storedColumns = sql`${mailboxColumns}, m.imap_secret as "imapSecret", m.smtp_secret as "smtpSecret", m.keeps_copies as "keepsCopies"`;

/** A mailbox of the actor's with its sealed passwords. */
export const storedMailbox = (id: string): Query<StoredMailbox> => sql<StoredMailbox>`
  select ${storedColumns} from mail.mailboxes m where m.id = ${id}`;

/** The mailbox, locked. @throws Refusal `record.notFound` */
export function loadMailbox(tx: Transaction, id: string, away = false): Promise<StoredMailbox> {
  return tx.one(sql<StoredMailbox>`
    select ${storedColumns} from mail.mailboxes m
    where m.id = ${id} and m.person_id = ${tx.actor.id} and (m.deleted_at is not null) = ${away} for update`);
}

/** The mailbox that the actor had connected under this address before, the latest. */
export function mailboxAway(tx: Transaction, address: string): Promise<StoredMailbox | null> {
  return tx.maybe(sql<StoredMailbox>`
    select ${storedColumns} from mail.mailboxes m
    where m.person_id = ${tx.actor.id} and lower(m.address) = ${address} and m.deleted_at is not null
    order by m.deleted_at desc limit 1 for update`);
}

/** Addresses of the actor's mailboxes that are connected. */
export async function connectedAddresses(tx: Transaction): Promise<string[]> {
  const rows = await tx.all(
    sql<{ address: string }>`
      select lower(address) as address from mail.mailboxes where person_id = ${tx.actor.id} and deleted_at is null`,
  );
  return rows.map((row) => row.address);
}

export function insertMailbox(tx: Transaction, mailbox: Mailbox, secrets: Secrets): Promise<number> {
  const { imap, smtp } = mailbox;
  return tx.run(sql`
    insert into mail.mailboxes (id, person_id, address, display_name, signature, imap_host, imap_port, imap_tls, imap_user,
      smtp_host, smtp_port, smtp_tls, smtp_user, imap_secret, smtp_secret, since, share, next_sync_at, created_at, updated_at)
    values (${mailbox.id}, ${mailbox.personId}, ${mailbox.address}, ${mailbox.displayName}, ${mailbox.signature},
      ${imap.host}, ${imap.port}, ${imap.tls}, ${imap.user}, ${smtp.host}, ${smtp.port}, ${smtp.tls}, ${smtp.user},
      ${secrets.imapSecret}, ${secrets.smtpSecret}, ${mailbox.since}, ${mailbox.share}, ${tx.now}, ${tx.now}, ${tx.now})`);
}

/** Saves what a person changes, one version on. Working again, it is due at once. */
export function saveMailbox(tx: Transaction, mailbox: Mailbox, secrets: Secrets): Promise<number> {
  const { imap, smtp } = mailbox;
  return tx.run(sql`
    update mail.mailboxes set display_name = ${mailbox.displayName}, signature = ${mailbox.signature},
      imap_host = ${imap.host}, imap_port = ${imap.port}, imap_tls = ${imap.tls}, imap_user = ${imap.user},
      smtp_host = ${smtp.host}, smtp_port = ${smtp.port}, smtp_tls = ${smtp.tls}, smtp_user = ${smtp.user},
      imap_secret = ${secrets.imapSecret}, smtp_secret = ${secrets.smtpSecret}, since = ${mailbox.since}, share = ${mailbox.share},
      state = ${mailbox.state}, failure = ${mailbox.failure && JSON.stringify(mailbox.failure)}::text::jsonb,
      next_sync_at = ${tx.now}, deleted_at = ${mailbox.deletedAt}, version = version + 1, updated_at = ${tx.now}
    where id = ${mailbox.id}`);
}

/** What the mailbox says about who else sees holds for all threads that say nothing themselves. */
export function shareThreads(tx: Transaction, { id, share }: Pick<Mailbox, 'id' | 'share'>): Promise<number> {
  return tx.run(sql`
    update mail.threads set shared = ${share === 'record'}
    where mailbox_id = ${id} and share is null and shared <> ${share === 'record'}`);
}

// ── Folders ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export type ListedFolder = { path: string; role: FolderRole };
export type Folder = ListedFolder & {
  id: string;
  chosen: boolean;
  uidValidity: number | null;
  nextUid: number;
  modSeq: string | null;
  onServer: number | null;
  taken: number | null;
  missing: number[];
  syncedAt: string | null;
};

/** Folders of a mailbox, the inbox first. */
export const foldersOf = (mailboxId: string): Query<Folder> => sql<Folder>`
  select f.id, f.path, f.role, f.chosen, f.uid_validity as "uidValidity", f.next_uid as "nextUid", f.mod_seq::text as "modSeq",
    f.on_server as "onServer", f.taken, to_jsonb(f.missing) as missing, f.synced_at as "syncedAt"
  from mail.folders f where f.mailbox_id = ${mailboxId}
  order by array_position(array['inbox', 'sent', 'other'], f.role), f.path`;

/**
 * Notes which folders there are. Inbox and sent are read unless its owner said otherwise, others only when they did; one that is gone
 * is no longer read.
 */
export async function noteFolders(
  tx: Transaction,
  mailboxId: string,
  folders: readonly (ListedFolder & { id: string })[],
): Promise<void> {
  const rows = JSON.stringify(folders);
  await tx.run(sql`
    insert into mail.folders (id, mailbox_id, path, role, chosen)
    select f.id, ${mailboxId}, f.path, f.role, f.role <> 'other'
    from jsonb_to_recordset(${rows}::text::jsonb) as f(id uuid, path text, role text)
    on conflict (mailbox_id, path) do update set role = excluded.role`);
  await tx.run(sql`
    delete from mail.folders where mailbox_id = ${mailboxId} and path <> all(${folders.map((one) => one.path)}::text[])`);
}

export function chooseFolders(tx: Transaction, mailboxId: string, paths: readonly string[]): Promise<number> {
  return tx.run(sql`
    update mail.folders set chosen = path = any(${[...paths]}::text[]) where mailbox_id = ${mailboxId}`);
}

/** Takes passwords and what is not filed from mailboxes that were put away so long ago. */
export async function eraseMailboxesAway(tx: Transaction, days: number): Promise<void> {
  const rows = await tx.all(sql<{ id: string }>`
    update mail.mailboxes set imap_secret = null, smtp_secret = null
    where deleted_at < ${tx.now}::timestamptz - make_interval(days => ${days}) and imap_secret is not null returning id`);
  const ids = rows.map((row) => row.id);
  await tx.run(sql`delete from mail.threads where mailbox_id = any(${ids}::uuid[]) and not filed`);
  await tx.run(sql`delete from mail.folders where mailbox_id = any(${ids}::uuid[])`);
}

/** Erases all mail that was taken, for good; mailboxes stay and fetch anew. When a company looked around in goes away. */
export async function eraseMail(tx: Transaction): Promise<void> {
  await tx.run(sql`delete from mail.threads`);
  await tx.run(sql`delete from mail.uids`);
  await tx.run(sql`select platform.erase_events('mailThread', null)`);
  await tx.run(sql`update mail.folders set next_uid = 1, mod_seq = null, on_server = null, taken = null`);
}

// ── Private addresses ────────────────────────────────────────────────────────────────────────────────────────────────

export type PrivateAddress = { address: string; createdAt: string };

export const privateAddressesOf = (personId: string): Query<PrivateAddress> => sql<PrivateAddress>`
  select address, created_at as "createdAt" from mail.private_addresses where person_id = ${personId} order by address`;

export function insertPrivateAddress(tx: Transaction, address: string): Promise<PrivateAddress> {
  return tx.one(sql<PrivateAddress>`
    insert into mail.private_addresses (person_id, address, created_at) values (${tx.actor.id}, ${address}, ${tx.now})
    on conflict (person_id, address) do update set address = excluded.address
    returning address, created_at as "createdAt"`);
}

export function deletePrivateAddress(tx: Transaction, address: string): Promise<number> {
  return tx.run(
    sql`delete from mail.private_addresses where person_id = ${tx.actor.id} and address = ${address}`,
  );
}
