import type pg from 'pg';
import type { Database } from '../db/database.ts';

/** That something changed, without what: whoever may see it asks again. */
export type Change = { type: string; kind: string /** null: many at once */; id: string | null };

type Listener = (changes: Change[]) => void;

const channel = 'yaosu_live';
/** PostgreSQL refuses notices of 8,000 bytes and more. */
const mostPerNotice = 60;
const listeners = new Set<Listener>();
let outgoing: Change[] = [];
let timer: NodeJS.Timeout | null = null;
let send: ((changes: Change[]) => void) | null = null;

/**
 * Tells all processes that something changed, a few hundredths of a second later and many changes at a time: NOTIFY inside
 * each transaction would make commits wait for each other.
 */
export function announce(change: Change): void {
  outgoing.push(change);
  timer ??= setTimeout(flush, 40);
}

function flush(): void {
  timer = null;
  const changes = outgoing;
  outgoing = [];
  send?.(changes);
}

/** Calls `listener` with changes made by any process. @returns how to stop. */
export function onChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Connects this process to the others through LISTEN and NOTIFY; reconnects by itself after a lost connection and then
 * reports one change of kind `*`, since it can't know what it missed.
 *
 * @returns how to stop.
 */
export async function startLive(
  db: Database,
  log: (message: string, facts: object) => void,
): Promise<() => void> {
  let stopped = false;
  let client: pg.PoolClient | null = null;
  // One notice after another: a connection answers one question at a time.
  let sending: Promise<unknown> = Promise.resolve();

  send = (changes) => {
    const kinds = new Map<string, Change[]>();
    for (const change of changes) kinds.set(change.kind, [...(kinds.get(change.kind) ?? []), change]);
    for (const [kind, those] of kinds) {
      const notice = those.length > mostPerNotice ? [{ type: 'many', kind, id: null }] : those;
      sending = sending
        .then(() => client?.query('select pg_notify($1, $2)', [channel, JSON.stringify(notice)]))
        .catch((error: Error) => log('live changes were not sent', { error: error.message }));
    }
  };

  const connect = async (): Promise<void> => {
    const fresh = await db.connect();
    fresh.on('notification', (message) => hear(JSON.parse(message.payload ?? '[]') as Change[]));
    fresh.on('error', () => {
      // Lost: told once, though several errors may follow each other.
      if (client !== fresh) return;
      client = null;
      fresh.release(true);
      if (!stopped) void reconnect();
    });
    try {
      await fresh.query(`LISTEN ${channel}`);
      if (stopped) throw new Error('stopped meanwhile');
    } catch (error) {
      // Lost before it listened, or no longer wanted: kept, it would be lent out for ever.
      fresh.release(true);
      throw error;
    }
    client = fresh;
  };
  const reconnect = async (): Promise<void> => {
    for (let wait = 200; !stopped; wait = Math.min(wait * 2, 5_000)) {
      try {
        await connect();
        hear([{ type: 'reconnected', kind: '*', id: null }]);
        return;
      } catch (error) {
        if (stopped) return;
        log('live changes wait for the database', { error: (error as Error).message });
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  };

  await connect();
  return () => {
    stopped = true;
    send = null;
    if (timer) clearTimeout(timer);
    timer = null;
    const last = client;
    client = null;
    last?.release(true);
  };
}

function hear(changes: Change[]): void {
  for (const listener of listeners) listener(changes);
}
