import { system } from '../actor/actor.ts';
import type { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { idleDays, mostDays } from './sessions.ts';

/** How long notes are gathered before they are written together. */
const gathering = 1_000;

/** Writes down, off the requests' way and many at a time, that sessions and API keys were used. */
export class LastSeen {
  readonly #db: Database;
  #sessions = new Set<string>();
  #keys = new Set<string>();
  #timer: NodeJS.Timeout | null = null;

  constructor(db: Database) {
    this.#db = db;
  }

  note(what: 'session' | 'apiKey', id: string): void {
    (what === 'session' ? this.#sessions : this.#keys).add(id);
    this.#timer ??= setTimeout(() => void this.#write(), gathering).unref();
  }

  async #write(): Promise<void> {
    const [sessions, keys] = [[...this.#sessions], [...this.#keys]];
    this.#sessions = new Set();
    this.#keys = new Set();
    this.#timer = null;
    try {
      await this.#db.readAll(system, [
        sql`update auth.sessions
          set last_seen_at = now(),
            expires_at = least(created_at + make_interval(days => ${mostDays}), now() + make_interval(days => ${idleDays}))
          where id = any(${sessions}::uuid[])`,
        sql`update auth.api_keys set last_used_at = now() where id = any(${keys}::uuid[])`,
      ]);
    } catch {
      // The database is away or closing: the next use of the session notes it again.
    }
  }
}
