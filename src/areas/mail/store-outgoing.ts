import { type Query, sql } from '../../platform/db/sql.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import type { Party } from './rules/addresses.ts';
import type { Failure } from './rules/connection-failure.ts';

export type OutgoingState = 'queued' | 'sending' | 'sent' | 'failed' | 'unsure' | 'canceled';

/** A file of a record, or something that hangs on a mail. */
export type Enclosure = { name: string; mediaType: string } & ({ fileId: string } | { attachmentId: string });

export type Outgoing = {
  id: string;
  threadId: string;
  mailboxId: string;
  personId: string;
  state: OutgoingState;
  sendAt: string;
  tries: number;
  isHeld: boolean;
  leaseUntil: string | null;
  copied: 'no' | 'byServer' | 'byUs' | 'failed';
  blindCopies: Party[];
  enclosures: Enclosure[];
  key: string;
  replyKey: string | null;
  references: string[];
  sender: Party;
  recipients: Party[];
  copies: Party[];
  subject: string;
  text: string;
};

const columns = sql`o.message_id as id, m.thread_id as "threadId", o.mailbox_id as "mailboxId", o.person_id as "personId", o.state,
  o.send_at as "sendAt", o.tries, coalesce(o.lease_until > now(), false) as "isHeld", o.lease_until as "leaseUntil", o.copied,
  o.blind_copies as "blindCopies", o.enclosures, m.message_key as key, m.reply_key as "replyKey", m.reference_keys as references,
  m.sender, m.recipients, m.copies, m.subject, m.text`;

export const outgoingById = (id: string): Query<Outgoing> => sql<Outgoing>`
  select ${columns} from mail.outgoing o join mail.messages m on m.id = o.message_id where o.message_id = ${id}`;

/** One of the actor's, or any for Yaosu itself, locked. @throws Refusal `record.notFound` */
export function loadOutgoing(tx: Transaction, id: string): Promise<Outgoing> {
  return tx.one(sql<Outgoing>`
    select ${columns} from mail.outgoing o join mail.messages m on m.id = o.message_id where o.message_id = ${id} for update of o`);
}

export function insertOutgoing(
  tx: Transaction,
  outgoing: { id: string; blindCopies: readonly Party[]; enclosures: readonly Enclosure[]; sendAt: Date },
): Promise<number> {
  return tx.run(sql`
    insert into mail.outgoing (message_id, mailbox_id, person_id, state, blind_copies, enclosures, send_at)
    select m.id, m.mailbox_id, m.person_id, 'queued', ${JSON.stringify(outgoing.blindCopies)}::text::jsonb,
      ${JSON.stringify(outgoing.enclosures)}::text::jsonb, ${outgoing.sendAt}
    from mail.messages m where m.id = ${outgoing.id}`);
}

export type OutgoingChange = {
  state: OutgoingState;
  sendAt?: Date | undefined;
  tries?: number | undefined;
  failure?: (Failure & { at: string }) | null | undefined;
  /** Null: nobody works on it. */
  leaseUntil?: Date | null | undefined;
};

/** Moves a mail on its way, one version on. */
export async function moveOutgoing(tx: Transaction, id: string, change: OutgoingChange): Promise<void> {
  await tx.run(sql`
    update mail.outgoing set state = ${change.state}, send_at = coalesce(${change.sendAt ?? null}::timestamptz, send_at),
      tries = coalesce(${change.tries ?? null}::int, tries), failure = ${change.failure ? JSON.stringify(change.failure) : null}::text::jsonb,
      lease_until = ${change.leaseUntil ?? null}, sent_at = case when ${change.state} = 'sent' then coalesce(sent_at, ${tx.now}) end,
      version = version + 1
    where message_id = ${id}`);
  if (change.state === 'sent')
    await tx.run(sql`update mail.messages set sent_at = ${tx.now} where id = ${id}`);
}

export function noteCopied(tx: Transaction, id: string, copied: Outgoing['copied']): Promise<number> {
  return tx.run(sql`update mail.outgoing set copied = ${copied} where message_id = ${id}`);
}

/** Whether a server keeps copies of what is sent through it. */
export function noteKeepsCopies(tx: Transaction, mailboxId: string, keeps: boolean): Promise<number> {
  return tx.run(sql`update mail.mailboxes set keeps_copies = ${keeps} where id = ${mailboxId}`);
}

/** A mail that was not sent is gone, and its thread with it when it was all there was. */
export async function deleteUnsent(tx: Transaction, id: string, threadId: string): Promise<void> {
  await tx.run(sql`delete from mail.messages where id = ${id}`);
  await tx.run(sql`
    delete from mail.threads t where t.id = ${threadId} and not exists (select 1 from mail.messages m where m.thread_id = t.id)`);
}

export type ListedOutgoing = {
  id: string;
  threadId: string;
  mailboxId: string;
  subject: string;
  to: Party[];
  state: OutgoingState;
  sendAt: string;
  failure: (Failure & { at: string }) | null;
  blindCopies: Party[];
  copied: Outgoing['copied'];
};

/** What a person wrote and what is not settled yet, the latest first. */
export const openOutgoing = (personId: string): Query<ListedOutgoing> => sql<ListedOutgoing>`
  select o.message_id as id, m.thread_id as "threadId", o.mailbox_id as "mailboxId", m.subject, m.recipients as "to", o.state,
    o.send_at as "sendAt", o.failure, o.blind_copies as "blindCopies", o.copied
  from mail.outgoing o join mail.messages m on m.id = o.message_id
  where o.person_id = ${personId} and o.state in ('queued', 'sending', 'failed', 'unsure')
  order by o.send_at desc limit 200`;

/** Mails that somebody was at and left: their process died. Read by Yaosu itself. */
export const abandoned: Query<{ id: string }> = sql<{ id: string }>`
  select message_id as id from mail.outgoing
  where (state = 'sending' and coalesce(lease_until, '-infinity') < now())
     or (state = 'queued' and send_at < now() - interval '2 minutes' and coalesce(lease_until, '-infinity') < now())
  limit 100`;

/** What is enclosed, as rows of the message. */
export async function insertEnclosed(
  tx: Transaction,
  messageId: string,
  rows: readonly {
    id: string;
    part: string;
    name: string;
    mediaType: string;
    bytes: number;
    fileId: string | null;
  }[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into mail.attachments (id, message_id, part, name, media_type, bytes, file_id)
    select a.id, ${messageId}::uuid, a.part, a.name, a."mediaType", a.bytes, a."fileId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as a(id uuid, part text, name text, "mediaType" text, bytes bigint, "fileId" uuid)`);
}

/** Where the enclosures of a mail that was sent here lie in the copy on the server. */
export async function placeEnclosed(
  tx: Transaction,
  messageId: string,
  parts: readonly { name: string; part: string }[],
): Promise<void> {
  if (parts.length === 0) return;
  await tx.run(sql`
    update mail.attachments a set part = p.part
    from jsonb_to_recordset(${JSON.stringify(parts)}::text::jsonb) as p(name text, part text)
    where a.message_id = ${messageId} and a.name = p.name and a.part !~ '^[0-9]'
      and not exists (select 1 from mail.attachments o where o.message_id = a.message_id and o.part = p.part)`);
}
