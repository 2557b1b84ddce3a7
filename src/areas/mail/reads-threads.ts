import { must, Refusal } from '../../kernel/outcome.ts';
import { type Cursor, readCursor } from '../../kernel/paging.ts';
import type { Actor } from '../../platform/actor/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { type Query, sql } from '../../platform/db/sql.ts';
import type { RecordKind } from './rules/match.ts';

type Party = { name: string; address: string };
export type Attachment = {
  id: string;
  name: string;
  mediaType: string;
  bytes: number;
  fileId: string | null;
};

export type ListedThread = {
  id: string;
  version: number;
  mailboxId: string;
  ownerId: string;
  ownerName: string | null;
  mine: boolean;
  subject: string;
  messages: number;
  lastAt: string;
  from: Party;
  direction: 'in' | 'out';
  snippet: string;
  attachments: boolean;
  private: boolean;
  share: 'nobody' | 'record' | null;
  shared: boolean;
  filings: { kind: RecordKind; id: string; how: 'address' | 'domain' | 'hand' }[];
  proposals: { kind: RecordKind; id: string; why: 'address' | 'domain' | 'severalDeals'; address: string }[];
};

const snippetLength = 160;

/** A thread with its last message as far as the actor sees one; `me` is the actor. */
const shown = (me: string) => sql`
  t.id, t.version, t.mailbox_id as "mailboxId", t.person_id as "ownerId", (select p.name from people.people p where p.id = t.person_id) as "ownerName",
  t.person_id = ${me}::uuid as mine, t.subject, t.messages, t.last_at as "lastAt", t.private, t.share, t.shared,
  coalesce(l.sender, '{"name": "", "address": ""}') as "from", coalesce(l.direction, 'in') as direction,
  left(regexp_replace(coalesce(l.text, ''), '\\s+', ' ', 'g'), ${sql.lit(snippetLength)}) as snippet,
  exists (select 1 from mail.attachments a join mail.messages m on m.id = a.message_id where m.thread_id = t.id) as attachments,
  coalesce((select jsonb_agg(jsonb_build_object('kind', f.kind, 'id', f.record_id, 'how', f.how) order by f.filed_at, f.kind)
    from mail.filings f where f.thread_id = t.id), '[]') as filings,
  coalesce((select jsonb_agg(jsonb_build_object('kind', p.kind, 'id', p.record_id, 'why', p.why, 'address', p.address) order by p.kind, p.record_id)
    from mail.proposals p where p.thread_id = t.id and p.dismissed_at is null), '[]') as proposals`;
const lastMessage = sql`
  left join lateral (
    select m.sender, m.direction, left(m.text, 2000) as text from mail.messages m where m.thread_id = t.id order by m.sent_at desc, m.id desc limit 1
  ) l on true`;

export type ThreadAsk = {
  view: 'filed' | 'proposed' | 'private';
  kind?: RecordKind | undefined;
  recordId?: string | undefined;
  mailboxId?: string | undefined;
  cursor?: string | undefined;
  limit: number;
};

/**
 * Threads on a record (the actor's and those that others let them see), or the actor's own by view; the latest first.
 *
 * @throws Refusal `paging.badCursor`, `mail.recordHalfNamed`
 */
export function threadPage(me: string, ask: ThreadAsk): Query<ListedThread> {
  if ((ask.kind === undefined) !== (ask.recordId === undefined))
    throw new Refusal('mail.recordHalfNamed', {}, 'query.kind');
  const where = ask.kind
    ? sql`t.id in (select f.thread_id from mail.filings f where (f.kind, f.record_id) in (${recordsOf(ask.kind, ask.recordId!)}))`
    : sql`t.person_id = ${me} and ${sql.raw(`t.${ask.view}`)}`;
  const mailbox = ask.mailboxId ? sql` and t.mailbox_id = ${ask.mailboxId}::uuid` : sql``;
  const before = ask.cursor ? sql` and (t.last_at, t.id) < ${positionIn(ask.cursor)}` : sql``;
  return sql<ListedThread>`
    select ${shown(me)}
    from (
      select t.* from mail.threads t
      where ${where} and (not t.private or t.person_id = ${me})${mailbox}${before}
        and (t.filed or exists (select 1 from mail.mailboxes b where b.id = t.mailbox_id and b.deleted_at is null))
      order by t.last_at desc, t.id desc limit ${sql.lit(ask.limit + 1)}
    ) t ${lastMessage}
    order by t.last_at desc, t.id desc`;
}

/** A record with those whose mail belongs to it: an account's people and deals, and what became one with it. */
function recordsOf(kind: RecordKind, id: string) {
  const itself = sql`select ${kind}::text, ${id}::uuid`;
  if (kind === 'account')
    return sql`${itself}
      union select 'contact', c.id from customers.contacts c where c.account_id = ${id}
      union select 'opportunity', o.id from pipeline.opportunities o where o.account_id = ${id}
      union select h.of_kind, h.of_id from customers.histories h where h.account_id = ${id}
      union select h.of_kind, h.of_id from customers.histories h join customers.contacts c on c.id = h.contact_id where c.account_id = ${id}`;
  if (kind === 'contact')
    return sql`${itself} union select h.of_kind, h.of_id from customers.histories h where h.contact_id = ${id}`;
  if (kind === 'opportunity')
    return sql`${itself}
      union select 'lead', v.lead_id from pipeline.conversions v where v.opportunity_id = ${id} and v.undone_at is null
      union select 'lead', o.lead_id from pipeline.opportunities o where o.id = ${id} and o.lead_id is not null`;
  return itself;
}

export function threadCursor(thread: ListedThread): Cursor {
  return { value: thread.lastAt, id: thread.id };
}

function positionIn(cursor: string) {
  const { value, id } = must(readCursor(cursor));
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(String(value)) || !/^[\da-f-]{36}$/.test(id))
    throw new Refusal('paging.badCursor', {}, 'query.cursor');
  return sql`(${String(value)}::timestamptz, ${id}::uuid)`;
}

export const threadById = (me: string, id: string): Query<ListedThread> => sql<ListedThread>`
  select ${shown(me)} from mail.threads t ${lastMessage} where t.id = ${id}`;

export type ListedMessage = {
  id: string;
  threadId: string;
  direction: 'in' | 'out';
  content: 'header' | 'waiting' | 'whole';
  from: Party;
  to: Party[];
  cc: Party[];
  subject: string;
  sentAt: string;
  text: string;
  automatic: 'reply' | 'list' | 'bulk' | 'bounce' | 'generated' | null;
  flaws: ('headers' | 'charset' | 'encoding' | 'structure' | 'longText' | 'parts')[];
  hidden: boolean;
  attachments: Attachment[];
  outgoing: {
    state: 'queued' | 'sending' | 'sent' | 'failed' | 'unsure' | 'canceled';
    sendAt: string;
    failure: { code: string; facts: Record<string, unknown>; at: string } | null;
    blindCopies: Party[];
    copied: 'no' | 'byServer' | 'byUs' | 'failed';
  } | null;
};

const mostMessages = 200;

const message = sql`
  m.id, m.thread_id as "threadId", m.direction, m.content, m.sender as "from", m.recipients as "to", m.copies as cc, m.subject,
  m.sent_at as "sentAt", m.text, m.automatic, m.flaws, m.hidden,
  coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'mediaType', a.media_type, 'bytes', a.bytes, 'fileId', a.file_id)
    order by a.part) from mail.attachments a where a.message_id = m.id), '[]') as attachments,
  (select jsonb_build_object('state', o.state, 'sendAt', o.send_at, 'failure', o.failure, 'blindCopies', o.blind_copies, 'copied', o.copied)
    from mail.outgoing o where o.message_id = m.id) as outgoing`;

/** Messages of a thread that the actor may see, the earliest first; of a very long one the latest. */
export const messagesOf = (threadId: string): Query<ListedMessage> => sql<ListedMessage>`
  select * from (
    select ${message} from mail.messages m where m.thread_id = ${threadId} order by m.sent_at desc, m.id desc limit ${sql.lit(mostMessages)}
  ) latest order by "sentAt", id`;

export const messageById = (id: string): Query<ListedMessage> => sql<ListedMessage>`
  select ${message} from mail.messages m where m.id = ${id}`;

export type MailCounts = {
  mailboxes: number;
  proposed: number;
  failed: number;
  unsure: number;
  failing: number;
  missing: number;
};

/** What waits for a person. */
export const countsOf = (me: string): Query<MailCounts> => sql<MailCounts>`
  select
    (select count(*) from mail.mailboxes b where b.person_id = ${me} and b.deleted_at is null) as mailboxes,
    (select count(*) from mail.threads t join mail.mailboxes b on b.id = t.mailbox_id
      where t.person_id = ${me} and t.proposed and b.deleted_at is null) as proposed,
    (select count(*) from mail.outgoing o where o.person_id = ${me} and o.state = 'failed') as failed,
    (select count(*) from mail.outgoing o where o.person_id = ${me} and o.state = 'unsure') as unsure,
    (select count(*) from mail.mailboxes b where b.person_id = ${me} and b.deleted_at is null and b.state = 'failing') as failing,
    (select coalesce(sum(cardinality(f.missing)), 0) from mail.folders f join mail.mailboxes b on b.id = f.mailbox_id
      where b.person_id = ${me} and b.deleted_at is null and f.chosen) as missing`;

/** Which of these threads the actor may see: who hears of a change. */
export async function visibleThreads(db: Database, actor: Actor, ids: string[]): Promise<string[]> {
  const rows = await db.read(
    actor,
    sql<{ id: string }>`select id from mail.threads where id = any(${ids}::uuid[])`,
  );
  return rows.map((row) => row.id);
}
