import { newId } from '../../kernel/ids.ts';
import { type Query, sql } from '../../platform/db/sql.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import type { Filing, Proposal, RecordKind } from './rules/match.ts';
import type { Mail } from './rules/read-mail.ts';

export type Thread = {
  id: string;
  mailboxId: string;
  personId: string;
  version: number;
  subject: string;
  private: boolean;
  share: 'nobody' | 'record' | null;
  shared: boolean;
  filed: boolean;
};

const threadColumns = sql`t.id, t.mailbox_id as "mailboxId", t.person_id as "personId", t.version, t.subject, t.private, t.share,
  t.shared, t.filed`;

/** Threads that have one of these Message-IDs, the oldest first. */
export const threadsOfKeys = (mailboxId: string, keys: readonly string[]): Query<Thread> => sql<Thread>`
  select ${threadColumns} from mail.threads t
  where t.id in (select thread_id from mail.thread_keys where mailbox_id = ${mailboxId} and message_key = any(${[...keys]}::text[]))
  order by t.id`;

/** A thread of the actor's, locked. @throws Refusal `record.notFound` */
export function loadThread(tx: Transaction, id: string): Promise<Thread> {
  return tx.one(sql<Thread>`
    select ${threadColumns} from mail.threads t where t.id = ${id} and t.person_id = ${tx.actor.id} for update`);
}

export async function insertThread(
  tx: Transaction,
  thread: Pick<Thread, 'mailboxId' | 'subject'> & { lastAt: string },
): Promise<Thread> {
  const id = newId();
  return tx.one(sql<Thread>`
    with t as (
      insert into mail.threads (id, mailbox_id, person_id, subject, shared, last_at)
      select ${id}, m.id, m.person_id, ${thread.subject}, m.share = 'record', ${thread.lastAt} from mail.mailboxes m
      where m.id = ${thread.mailboxId} returning *)
    select ${threadColumns} from t`);
}

/** Two threads turn out to be one: all of the other goes over, and it ends. */
export async function joinThreads(tx: Transaction, into: string, other: string): Promise<void> {
  await tx.run(sql`update mail.messages set thread_id = ${into} where thread_id = ${other}`);
  await tx.run(sql`update mail.thread_keys set thread_id = ${into} where thread_id = ${other}`);
  await tx.run(sql`update mail.uids set thread_id = ${into} where thread_id = ${other}`);
  for (const table of ['filings', 'proposals'])
    await tx.run(sql`
      update ${sql.table(`mail.${table}`)} f set thread_id = ${into} where f.thread_id = ${other}
        and not exists (select 1 from ${sql.table(`mail.${table}`)} o where o.thread_id = ${into} and o.kind = f.kind and o.record_id = f.record_id)`);
  await tx.run(sql`delete from mail.threads where id = ${other}`);
}

export async function addKeys(
  tx: Transaction,
  thread: Pick<Thread, 'id' | 'mailboxId'>,
  keys: readonly string[],
): Promise<void> {
  await tx.run(sql`
    insert into mail.thread_keys (mailbox_id, message_key, thread_id)
    select ${thread.mailboxId}::uuid, k, ${thread.id}::uuid from unnest(${[...keys]}::text[]) k on conflict do nothing`);
}

/** Counts and marks of a thread anew, after something in it changed. */
export function recount(tx: Transaction, threadId: string): Promise<number> {
  return tx.run(sql`
    update mail.threads t set
      messages = (select count(*) from mail.messages m where m.thread_id = t.id),
      last_at = coalesce((select max(m.sent_at) from mail.messages m where m.thread_id = t.id), t.last_at),
      filed = exists (select 1 from mail.filings f where f.thread_id = t.id),
      proposed = not t.private and exists (select 1 from mail.messages m where m.thread_id = t.id)
        and (not exists (select 1 from mail.filings f where f.thread_id = t.id)
          or exists (select 1 from mail.proposals p where p.thread_id = t.id and p.dismissed_at is null))
    where t.id = ${threadId}`);
}

export function saveThread(tx: Transaction, thread: Thread): Promise<number> {
  return tx.run(sql`
    update mail.threads t set private = ${thread.private}, subject = ${thread.subject}, share = ${thread.share},
      shared = coalesce(${thread.share}::text, (select m.share from mail.mailboxes m where m.id = t.mailbox_id)) = 'record', version = version + 1
    where t.id = ${thread.id}`);
}

// ── Filing ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** @returns those that are new */
export async function addFilings(
  tx: Transaction,
  thread: Thread,
  filings: readonly Filing[],
): Promise<Filing[]> {
  if (filings.length === 0) return [];
  const added = await tx.all(sql<Filing>`
    insert into mail.filings (thread_id, person_id, kind, record_id, how, filed_at)
    select ${thread.id}::uuid, ${thread.personId}::uuid, f.kind, f.id, f.how, ${tx.now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(filings)}::text::jsonb) as f(kind text, id uuid, how text)
    on conflict (thread_id, kind, record_id) do nothing returning kind, record_id as id, how`);
  await tx.run(sql`
    delete from mail.proposals p using mail.filings f
    where p.thread_id = ${thread.id} and f.thread_id = p.thread_id and f.kind = p.kind and f.record_id = p.record_id`);
  return added;
}

export async function addProposals(
  tx: Transaction,
  thread: Thread,
  proposals: readonly Proposal[],
): Promise<void> {
  if (proposals.length === 0) return;
  await tx.run(sql`
    insert into mail.proposals (thread_id, person_id, kind, record_id, why, address)
    select ${thread.id}::uuid, ${thread.personId}::uuid, p.kind, p.id, p.why, p.address
    from jsonb_to_recordset(${JSON.stringify(proposals)}::text::jsonb) as p(kind text, id uuid, why text, address text)
    where not exists (select 1 from mail.filings f where f.thread_id = ${thread.id} and f.kind = p.kind and f.record_id = p.id)
    on conflict (thread_id, kind, record_id) do nothing`);
}

/** Takes a thread from a record, where it isn't proposed again. @returns false when it was not there */
export async function removeFiling(
  tx: Transaction,
  thread: Thread,
  kind: RecordKind,
  recordId: string,
): Promise<boolean> {
  const removed = await tx.run(sql`
    delete from mail.filings where thread_id = ${thread.id} and kind = ${kind} and record_id = ${recordId}`);
  if (removed === 0) return false;
  await tx.run(sql`
    insert into mail.proposals (thread_id, person_id, kind, record_id, why, dismissed_at)
    values (${thread.id}, ${thread.personId}, ${kind}, ${recordId}, 'address', ${tx.now})
    on conflict (thread_id, kind, record_id) do update set dismissed_at = excluded.dismissed_at`);
  return true;
}

export const filingsOf = (threadId: string): Query<Filing> => sql<Filing>`
  select kind, record_id as id, how from mail.filings where thread_id = ${threadId} order by filed_at, kind`;

/** Records that a thread was taken from by hand. */
export const dismissedOf = (threadId: string): Query<{ kind: RecordKind; id: string }> => sql<{
  kind: RecordKind;
  id: string;
}>`
  select kind, record_id as id from mail.proposals where thread_id = ${threadId} and dismissed_at is not null`;

// ── Messages ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export type KeptMessage = {
  id: string;
  threadId: string;
  mailboxId: string;
  direction: 'in' | 'out';
  content: 'header' | 'waiting' | 'whole';
  text: string;
  flaws: readonly string[];
};

export async function insertMessage(tx: Transaction, message: KeptMessage, mail: Mail): Promise<void> {
  await tx.run(sql`
    insert into mail.messages (id, mailbox_id, person_id, thread_id, message_key, reply_key, reference_keys, direction, content, subject,
      sender, recipients, copies, reply_to, sent_at, automatic, bytes, text, flaws, created_at)
    select ${message.id}, t.mailbox_id, t.person_id, t.id, ${mail.key}, ${mail.answers}, ${mail.references}::text[], ${message.direction},
      ${message.content}, ${mail.subject}, ${json(mail.from)}::text::jsonb, ${json(mail.to)}::text::jsonb, ${json(mail.cc)}::text::jsonb,
      ${json(mail.replyTo)}::text::jsonb, ${mail.sentAt}, ${mail.automatic}, ${mail.bytes}, ${message.text}, ${[...message.flaws]}::text[], ${tx.now}
    from mail.threads t where t.id = ${message.threadId}`);
  if (mail.attached.length === 0) return;
  const rows = mail.attached.map((part) => ({ ...part, id: newId() }));
  await tx.run(sql`
    insert into mail.attachments (id, message_id, part, name, media_type, bytes)
    select a.id, ${message.id}::uuid, a.part, a.name, a."mediaType", a.bytes
    from jsonb_to_recordset(${json(rows)}::text::jsonb) as a(id uuid, part text, name text, "mediaType" text, bytes bigint)
    on conflict do nothing`);
}

const json = (value: unknown): string => JSON.stringify(value);

/** What is known of a mail in this mailbox already. */
export const messageOfKey = (
  mailboxId: string,
  key: string,
): Query<{ id: string; threadId: string; content: string }> =>
  sql<{
    id: string;
    threadId: string;
    content: string;
  }>`select id, thread_id as "threadId", content from mail.messages where mailbox_id = ${mailboxId} and message_key = ${key}`;

/** A mail as it counts for contact. */
export type CountedMessage = {
  id: string;
  threadId: string;
  key: string;
  direction: 'in' | 'out';
  sentAt: string;
  automatic: string | null;
  hidden: boolean;
  from: { name: string; address: string };
  to: { name: string; address: string }[];
  cc: { name: string; address: string }[];
  outgoing: string | null;
};

/** Of a thread the mails in the order they were written. */
export const countedMessages = (threadId: string): Query<CountedMessage> => sql<CountedMessage>`
  select m.id, m.thread_id as "threadId", m.message_key as key, m.direction, m.sent_at as "sentAt", m.automatic, m.hidden, m.sender as "from",
    m.recipients as "to", m.copies as cc, o.state as outgoing
  from mail.messages m left join mail.outgoing o on o.message_id = m.id
  where m.thread_id = ${threadId} order by m.sent_at, m.id`;

export type Counted = { messageId: string; kind: RecordKind; recordId: string; batchId: string | null };

/** What mails of a thread counted as, the latest first; with whatever others' copies of the same mails counted as. Read by Yaosu itself. */
export const countedOf = (keys: readonly string[]): Query<Counted & { key: string; threadId: string }> => sql<
  Counted & { key: string; threadId: string }
>`
  select c.message_id as "messageId", c.kind, c.record_id as "recordId", c.batch_id as "batchId", m.message_key as key,
    m.thread_id as "threadId"
  from mail.counted c join mail.messages m on m.id = c.message_id
  where m.message_key = any(${[...keys]}::text[]) order by m.sent_at desc, m.id desc`;

export function insertCounted(tx: Transaction, counted: Counted & { communicationId: string }): void {
  tx.later(sql`
    insert into mail.counted (message_id, kind, record_id, communication_id, batch_id)
    values (${counted.messageId}, ${counted.kind}, ${counted.recordId}, ${counted.communicationId}, ${counted.batchId}) on conflict do nothing`);
}

export function deleteCounted(tx: Transaction, { messageId, kind, recordId }: Counted): void {
  tx.later(sql`
    delete from mail.counted where message_id = ${messageId} and kind = ${kind} and record_id = ${recordId}`);
}

/** Mails of a mailbox whose text is still to be fetched, with where they lie. */
export type WaitingMessage = { id: string; uid: number; folderId: string; path: string };
export const waitingMessages = (
  mailboxId: string,
  limit: number,
): Query<WaitingMessage> => sql<WaitingMessage>`
  select distinct on (m.id) m.id, u.uid, f.id as "folderId", f.path
  from mail.messages m join mail.uids u on u.message_id = m.id join mail.folders f on f.id = u.folder_id
  where m.mailbox_id = ${mailboxId} and m.content = 'waiting' limit ${sql.lit(limit)}`;

export function fillMessage(
  tx: Transaction,
  id: string,
  text: string,
  flaws: readonly string[],
): Promise<number> {
  return tx.run(sql`
    update mail.messages set content = 'whole', text = ${text},
      flaws = array(select distinct unnest(flaws || ${[...flaws]}::text[]))
    where id = ${id}`);
}

/** Filed now: what was kept as a header only is fetched. @returns how many there are to fetch */
export function wantTexts(tx: Transaction, threadId: string): Promise<number> {
  return tx.run(sql`
    update mail.messages set content = 'waiting' where thread_id = ${threadId} and content = 'header'`);
}

/**
 * Nothing of a thread is kept any more but that it is private: the numbers and Message-IDs by which the next mail of it is known. What
 * was written here and is still under way stays until it has left.
 */
export async function emptyThread(tx: Transaction, threadId: string): Promise<void> {
  await tx.run(sql`update mail.uids set verdict = 'private' where thread_id = ${threadId}`);
  await tx.run(sql`delete from mail.messages where thread_id = ${threadId}`);
  await tx.run(sql`delete from mail.filings where thread_id = ${threadId}`);
  await tx.run(sql`delete from mail.proposals where thread_id = ${threadId}`);
}

/** Business again: its mails are looked at anew with the next sync. */
export async function forgetThreadUids(tx: Transaction, threadId: string): Promise<void> {
  await tx.run(sql`
    update mail.folders set mod_seq = null where id in (select folder_id from mail.uids where thread_id = ${threadId})`);
  await tx.run(sql`delete from mail.uids where thread_id = ${threadId}`);
}

/** Threads of the actor's that only have to do with an address, or with a domain. */
export const threadsWith = (personId: string, address: string): Query<{ id: string }> => sql<{ id: string }>`
  select distinct m.thread_id as id from mail.messages m
  where m.person_id = ${personId} and exists (
    select 1 from jsonb_array_elements(jsonb_build_array(m.sender) || m.recipients || m.copies) p
    where p ->> 'address' = ${address} or (${address.startsWith('@')} and p ->> 'address' like '%' || ${likeable(address)}))`;

const likeable = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** @returns the thread; null when the message isn't the actor's */
export async function setHidden(tx: Transaction, id: string, hidden: boolean): Promise<string | null> {
  const row = await tx.maybe(sql<{ threadId: string }>`
    update mail.messages set hidden = ${hidden} where id = ${id} and person_id = ${tx.actor.id} returning thread_id as "threadId"`);
  return row?.threadId ?? null;
}

/** What an answer needs of the mail that it answers, as far as the actor sees it. */
export type AnsweredMail = {
  id: string;
  mailboxId: string;
  key: string;
  references: string[];
  automatic: string | null;
  direction: 'in' | 'out';
  subject: string;
  text: string;
  sentAt: string;
  from: { name: string; address: string };
  to: { name: string; address: string }[];
  cc: { name: string; address: string }[];
  replyTo: { name: string; address: string }[];
  attachmentIds: string[];
};
export const answeredMail = (id: string): Query<AnsweredMail> => sql<AnsweredMail>`
  select m.id, m.mailbox_id as "mailboxId", m.message_key as key, m.reference_keys as references, m.automatic, m.direction, m.subject, m.text,
    m.sent_at as "sentAt", m.sender as "from", m.recipients as "to", m.copies as cc, m.reply_to as "replyTo",
    array(select a.id::text from mail.attachments a where a.message_id = m.id order by a.part) as "attachmentIds"
  from mail.messages m where m.id = ${id}`;
