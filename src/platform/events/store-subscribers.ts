import { sql } from '../db/sql.ts';
import type { Transaction } from '../db/transaction.ts';
import type { LoggedEvent, Subscriber } from './subscriber.ts';

/** How far a subscriber has come; snapshots as PostgreSQL writes them. */
export type Place = {
  seen: string | null;
  upto: string | null;
  atTx: string | null;
  atSeq: number | null;
  heardSeq: number;
  floorSeq: number;
};

/** An event with its transaction, as its place in the log. */
export type PlacedEvent = LoggedEvent & { tx: string };

const eventColumns = sql`e.seq, e.at, e.type, e.actor_id as "actorId", e.via, e.subject_kind as "subjectKind",
  e.subject_id as "subjectId", e.batch_id as "batchId", e.payload`;

/** The condition of the index `events_heard`, word for word. */
const heardOneByOne = sql`(e.type <> 'lead.captured' or e.batch_id is null)`;

/**
 * Notes who there is and what they hear. Whoever is new begins now; whoever comes from another server, whose transactions can't be
 * compared with ours, goes on behind the highest number heard. What was given up is tried again: a new version may know better.
 */
export async function enrol(tx: Transaction, subscribers: readonly Subscriber[]): Promise<void> {
  for (const { name, types } of subscribers)
    await tx.run(sql`
      insert into platform.subscribers (name, types, seen, heard_seq)
      values (${name}, ${types}::text[], pg_current_snapshot(), (select coalesce(max(seq), 0) from platform.events))
      on conflict (name) do update set types = excluded.types where subscribers.types <> excluded.types`);
  await tx.run(sql`
    update platform.subscribers set seen = null, upto = null, at_tx = null, at_seq = null, floor_seq = heard_seq
    where pg_snapshot_xmax(seen) > pg_snapshot_xmax(pg_current_snapshot())`);
  await tx.run(
    sql`update platform.set_aside set next_at = now(), attempts = 1 where next_at is null
      and subscriber = any(${subscribers.map(({ name }) => name)}::text[])`,
  );
}

/** Those who have something to hear: one cheap question for all of them. */
export const waitingSubscribers = sql<{ name: string }>`
  select s.name from platform.subscribers s
  where s.upto is not null or s.seen is null or exists (
    select 1 from platform.events e
    where e.type = any(s.types) and ${heardOneByOne} and e.tx >= s.new_from
      and not pg_visible_in_snapshot(e.tx, s.seen) and e.seq > s.floor_seq)`;

/** Where a subscriber stands, locked, with the end of the stretch to be heard; null while another process is at it. */
export function holdPlace(tx: Transaction, name: string): Promise<(Place & { upto: string }) | null> {
  return tx.maybe(sql<Place & { upto: string }>`
    select seen::text as seen, coalesce(upto, pg_current_snapshot())::text as upto, at_tx::text as "atTx", at_seq as "atSeq",
      heard_seq as "heardSeq", floor_seq as "floorSeq"
    from platform.subscribers where name = ${name} for update skip locked`);
}

/** The next events of a stretch, in order: what was committed between the two snapshots. */
export function nextEvents(
  tx: Transaction,
  { types, only }: Subscriber,
  place: Place & { upto: string },
  limit: number,
): Promise<PlacedEvent[]> {
  const { seen, upto, atTx, atSeq, heardSeq, floorSeq } = place;
  const fresh =
    seen === null
      ? sql`e.seq > ${heardSeq}`
      : sql`e.tx >= pg_snapshot_xmin(${seen}::pg_snapshot) and not pg_visible_in_snapshot(e.tx, ${seen}::pg_snapshot) and e.seq > ${floorSeq}`;
  const behind = atTx === null ? sql`true` : sql`(e.tx, e.seq) > (${atTx}::xid8, ${atSeq}::bigint)`;
  return tx.all(sql<PlacedEvent>`
    select e.tx::text as tx, ${eventColumns} from platform.events e where e.type = any(${types}::text[]) and ${heardOneByOne} and ${fresh}
      and pg_visible_in_snapshot(e.tx, ${upto}::pg_snapshot) and ${behind} and ${only ?? sql`true`}
    order by e.tx, e.seq limit ${sql.lit(limit)}`);
}

/** Goes on behind what was heard, or, with `isEnd`, to the end of the stretch. */
export function movePlace(
  tx: Transaction,
  name: string,
  upto: string,
  heard: readonly PlacedEvent[],
  isEnd: boolean,
): void {
  const highest = Math.max(0, ...heard.map(({ seq }) => seq));
  const last = isEnd ? null : (heard.at(-1) ?? null);
  tx.later(sql`
    update platform.subscribers set heard_seq = greatest(heard_seq, ${highest}::bigint),
      seen = case when ${isEnd} then ${upto}::pg_snapshot else seen end,
      upto = case when ${isEnd} then null else ${upto}::pg_snapshot end,
      at_tx = ${last?.tx ?? null}::xid8, at_seq = ${last?.seq ?? null}::bigint
    where name = ${name}`);
}

export function setAside(tx: Transaction, name: string, seq: number, error: string): void {
  tx.later(sql`
    insert into platform.set_aside (subscriber, seq, error, next_at)
    values (${name}, ${seq}, ${error}, now() + interval '1 minute')
    on conflict (subscriber, seq) do nothing`);
}

export type AsideEvent = LoggedEvent & { subscriber: string; attempts: number };

/** The next event to be tried again, locked; null when none is due. */
export function takeAside(tx: Transaction, names: readonly string[]): Promise<AsideEvent | null> {
  return tx.maybe(sql<AsideEvent>`
    select a.subscriber, a.attempts, ${eventColumns}
    from platform.set_aside a join platform.events e on e.seq = a.seq
    where a.next_at <= now() and a.subscriber = any(${names}::text[]) order by a.next_at limit 1 for update of a skip locked`);
}

export function dropAside(tx: Transaction, subscriber: string, seq: number): void {
  tx.later(sql`delete from platform.set_aside where subscriber = ${subscriber} and seq = ${seq}`);
}

/** Tries again twice as late as before, or, when `isLast`, no more. */
export function postponeAside(
  tx: Transaction,
  { subscriber, seq, attempts }: AsideEvent,
  error: string,
  isLast: boolean,
): void {
  tx.later(sql`
    update platform.set_aside set attempts = attempts + 1, error = ${error},
      next_at = case when ${isLast} then null else now() + ${2 ** attempts} * interval '1 minute' end
    where subscriber = ${subscriber} and seq = ${seq}`);
}

/** What is set aside, by subscriber and whether it is still tried. */
export const asideCounts = sql<{ subscriber: string; state: 'waiting' | 'givenUp'; n: number }>`
  select subscriber, case when next_at is null then 'givenUp' else 'waiting' end as state, count(*) as n
  from platform.set_aside group by 1, 2`;
