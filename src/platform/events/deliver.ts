import { system } from '../actor/actor.ts';
import { companySubject } from '../company/set-up-company.ts';
import type { Database } from '../db/database.ts';
import { isPassing, LostBeforeCommit, UnsureCommit } from '../db/lost.ts';
import {
  type AsideEvent,
  dropAside,
  enrol,
  holdPlace,
  movePlace,
  nextEvents,
  type Place,
  type PlacedEvent,
  postponeAside,
  setAside,
  takeAside,
  waitingSubscribers,
} from './store-subscribers.ts';
import type { Subscriber } from './subscriber.ts';
import { tell } from './tell.ts';

/** Events in one transaction of a subscriber. */
const atOnce = 200;
/** With a minute in between, then two, four …: four hours until somebody must look. */
const mostAttempts = 8;

type Log = (message: string, facts: object) => void;

export type DeliverOptions = {
  signal?: AbortSignal;
  log?: Log;
  /** Events in one transaction. */
  batch?: number;
};

/**
 * Lets each subscriber hear what was committed since it last heard, and tries again what was set aside. Runs in any process; two at a time
 * don't disturb each other.
 */
export async function deliver(
  db: Database,
  subscribers: readonly Subscriber[],
  options: DeliverOptions = {},
): Promise<void> {
  const { signal = new AbortController().signal, log = () => {}, batch = atOnce } = options;
  const waiting = (await db.read(system, waitingSubscribers)).map(({ name }) => name);
  for (const subscriber of subscribers) {
    if (!waiting.includes(subscriber.name)) continue;
    while (!signal.aborted) {
      try {
        if (!(await hearNext(db, subscriber, signal, batch))) break;
      } catch (error) {
        if (isAway(error)) throw error;
        // One of them is to blame: heard one by one, the others get through.
        await hearEach(db, subscriber, signal, batch, log);
      }
    }
  }
  await tryAgain(db, subscribers, signal, log);
}

/** @returns whether there may be more */
function hearNext(
  db: Database,
  subscriber: Subscriber,
  signal: AbortSignal,
  limit: number,
): Promise<boolean> {
  return db.asSystem(async (tx) => {
    const place = await holdPlace(tx, subscriber.name);
    if (!place) return false;
    const events = await nextEvents(tx, subscriber, place, limit);
    if (events.length > 0) await subscriber.hear(events, { tx, db, signal });
    const isEnd = events.length < limit;
    movePlace(tx, subscriber.name, place.upto, events, isEnd);
    return !isEnd;
  });
}

type Failure = { place: Place & { upto: string }; event: PlacedEvent };

/** The same stretch one event at a time; one that fails is set aside, and said. */
async function hearEach(
  db: Database,
  subscriber: Subscriber,
  signal: AbortSignal,
  limit: number,
  log: Log,
): Promise<void> {
  const { name } = subscriber;
  for (let n = 0; n < limit && !signal.aborted; n++) {
    const tried: { at?: Failure } = {};
    try {
      const isMore = await db.asSystem(async (tx) => {
        const place = await holdPlace(tx, name);
        if (!place) return false;
        const [event] = await nextEvents(tx, subscriber, place, 1);
        if (event) {
          tried.at = { place, event };
          await subscriber.hear([event], { tx, db, signal });
        }
        movePlace(tx, name, place.upto, event ? [event] : [], !event);
        return event !== undefined;
      });
      if (!isMore) return;
    } catch (error) {
      if (!tried.at || isAway(error)) throw error;
      await putAside(db, name, tried.at, error as Error, log);
    }
  }
}

async function putAside(
  db: Database,
  name: string,
  { place, event }: Failure,
  { message }: Error,
  log: Log,
): Promise<void> {
  log('an event could not be worked on and was set aside', {
    subscriber: name,
    seq: event.seq,
    error: message,
  });
  await db.asSystem(async (tx) => {
    const now = await holdPlace(tx, name);
    // Another process was here meanwhile, and met it too.
    if (!now || now.atTx !== place.atTx || now.atSeq !== place.atSeq || now.seen !== place.seen) return;
    setAside(tx, name, event.seq, message);
    movePlace(tx, name, now.upto, [event], false);
  });
}

async function tryAgain(
  db: Database,
  subscribers: readonly Subscriber[],
  signal: AbortSignal,
  log: Log,
): Promise<void> {
  const byName = new Map(subscribers.map((subscriber) => [subscriber.name, subscriber]));
  while (!signal.aborted) {
    const tried: { event?: AsideEvent } = {};
    try {
      await db.asSystem(async (tx) => {
        const taken = await takeAside(tx, [...byName.keys()]);
        if (!taken) return;
        tried.event = taken;
        const { subscriber, attempts: _, ...event } = taken;
        await byName.get(subscriber)!.hear([event], { tx, db, signal });
        dropAside(tx, subscriber, event.seq);
      });
    } catch (error) {
      if (!tried.event || isAway(error)) throw error;
      await postpone(db, tried.event, (error as Error).message, log);
    }
    if (!tried.event) return;
  }
}

async function postpone(db: Database, event: AsideEvent, error: string, log: Log): Promise<void> {
  const isLast = event.attempts + 1 >= mostAttempts;
  log(isLast ? 'an event was given up' : 'an event could not be worked on again', {
    subscriber: event.subscriber,
    seq: event.seq,
    error,
  });
  await db.asSystem(async (tx) => {
    postponeAside(tx, event, error, isLast);
    if (!isLast) return;
    const { subscriber, seq, type, subjectKind: kind, subjectId: id } = event;
    tell(tx, {
      type: 'subscriber.gaveUp',
      subject: companySubject,
      payload: { subscriber, seq, type, of: { kind, id }, error },
    });
  });
}

/** The database went away: nobody's fault, and tried again as a whole. */
function isAway(error: unknown): boolean {
  return isPassing(error) || error instanceof LostBeforeCommit || error instanceof UnsureCommit;
}

/** Makes the subscribers known to the log. Before the first delivery of a process. */
export function enrolSubscribers(db: Database, subscribers: readonly Subscriber[]): Promise<void> {
  return db.asSystem((tx) => enrol(tx, subscribers));
}
