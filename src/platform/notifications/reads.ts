import { isId } from '../../kernel/ids.ts';
import { must, Refusal } from '../../kernel/outcome.ts';
import { type Page, readCursor, toPage } from '../../kernel/paging.ts';
import { type Actor, may } from '../actor/actor.ts';
import type { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Transaction } from '../db/transaction.ts';
import { announce } from '../events/live.ts';
import { describeSubjects } from './describe.ts';
import { type NoticeKind, noticeKinds } from './notice.ts';

type Row = {
  id: string;
  kind: NoticeKind;
  at: string;
  actorId: string;
  actorName: string | null;
  subjectKind: string;
  subjectId: string;
  count: number;
  facts: Record<string, string | number | null>;
  fromName: string | null;
  read: boolean;
};

export type Notification = Omit<Row, 'subjectId' | 'fromName'> & {
  subject: { id: string; title: string; subtitle: string | null } | null;
};

export type Ask = { unread?: boolean; cursor?: string | undefined; limit: number };

/**
 * A page of one's own notifications, latest first: one query, and one more for each kind of record in it. What may not be seen any more is
 * there without name and words.
 */
export async function listNotifications(db: Database, actor: Actor, ask: Ask): Promise<Page<Notification>> {
  const { unread = false, cursor, limit } = ask;
  const before = cursor ? sql` and (n.at, n.id) < ${positionIn(cursor)}` : sql``;
  const rows = await db.read(
    actor,
    sql<Row>`
      select n.id, n.kind, n.at, n.actor_id as "actorId", p.name as "actorName", n.subject_kind as "subjectKind",
        n.subject_id as "subjectId", n.count, n.facts, f.name as "fromName", n.read_at is not null as read
      from platform.notifications n left join people.people p on p.id = n.actor_id
        left join people.people f on f.id = (n.facts ->> 'fromId')::uuid
      where n.person_id = ${actor.id}${unread ? sql` and n.read_at is null` : sql``}${before}
      order by n.at desc, n.id desc limit ${sql.lit(limit + 1)}`,
  );
  const page = toPage(rows, limit, ({ at, id }) => ({ value: at, id }));
  const described = await describeSubjects(
    db,
    actor,
    page.items.map(({ subjectKind, subjectId }) => ({ kind: subjectKind, id: subjectId })),
  );
  const items = page.items.map(({ subjectId, fromName, ...row }) => {
    const known = described.get(`${row.subjectKind}/${subjectId}`);
    const subject = known ? { id: subjectId, title: known.title, subtitle: known.subtitle } : null;
    // Of a group the first record stands for the others: what it says holds without it.
    const says =
      subject !== null || row.count > 1 || (row.kind === 'trouble' && may(actor, 'settings.manage'));
    const facts = fromName === null ? row.facts : { ...row.facts, from: fromName };
    return { ...row, subject, facts: says ? facts : {} };
  });
  return { items, next: page.next };
}

function positionIn(cursor: string) {
  const { value, id } = must(readCursor(cursor));
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(String(value)) || !isId(id))
    throw new Refusal('paging.badCursor', {}, 'query.cursor');
  return sql`(${String(value)}::timestamptz, ${id}::uuid)`;
}

const mostCounted = 100;

export async function countUnread(db: Database, actor: Actor): Promise<number> {
  const [row] = await db.read(
    actor,
    sql<{ n: number }>`
      select count(*) as n from (
        select 1 from platform.notifications where person_id = ${actor.id} and read_at is null limit ${sql.lit(mostCounted)}) unread`,
  );
  return row!.n;
}

/** @throws Refusal `record.notFound` */
export async function markRead(tx: Transaction, id: string, read: boolean): Promise<void> {
  await tx.one(sql`
    update platform.notifications set read_at = case when ${read} then coalesce(read_at, ${tx.now}) end
    where id = ${id} and person_id = ${tx.actor.id} returning 1`);
  tellTabs(tx);
}

/** @returns how many were unread */
export async function markAllRead(tx: Transaction, upTo: string): Promise<number> {
  const read = await tx.run(sql`
    update platform.notifications set read_at = ${tx.now}
    where person_id = ${tx.actor.id} and read_at is null
      and at <= (select n.at from platform.notifications n where n.id = ${upTo} and n.person_id = ${tx.actor.id})`);
  tellTabs(tx);
  return read;
}

/** Read in one tab, read in all of them. */
function tellTabs(tx: Transaction): void {
  tx.afterCommit(() => announce({ type: 'notification.read', kind: 'notification', id: tx.actor.id }));
}

export type Choices = { kinds: Record<NoticeKind, boolean>; bigAmount: string };
type Chosen = { kinds: Partial<Record<NoticeKind, boolean>>; bigAmount: string };

const usualBigAmount = '500000';
const chosenBy = (personId: string) => sql<Chosen>`
  select kinds, big_amount::text as "bigAmount" from platform.notification_choices where person_id = ${personId}`;

function withUsual(chosen: Chosen | undefined | null): Choices {
  const kinds = Object.fromEntries(
    Object.entries(noticeKinds).map(([kind, { usual }]) => [
      kind,
      chosen?.kinds[kind as NoticeKind] ?? usual,
    ]),
  ) as Choices['kinds'];
  return { kinds, bigAmount: chosen?.bigAmount ?? usualBigAmount };
}

export async function readChoices(db: Database, actor: Actor): Promise<Choices> {
  const [chosen] = await db.read(actor, chosenBy(actor.id));
  return withUsual(chosen);
}

export async function choose(
  tx: Transaction,
  { kinds = {}, bigAmount }: { kinds?: Chosen['kinds'] | undefined; bigAmount?: string | undefined },
): Promise<Choices> {
  await tx.run(sql`
    insert into platform.notification_choices (person_id, kinds, big_amount)
    values (${tx.actor.id}, ${JSON.stringify(kinds)}::text::jsonb, ${bigAmount ?? usualBigAmount}::numeric)
    on conflict (person_id) do update set kinds = notification_choices.kinds || excluded.kinds,
      big_amount = coalesce(${bigAmount ?? null}::numeric, notification_choices.big_amount)`);
  return withUsual(await tx.maybe(chosenBy(tx.actor.id)));
}
