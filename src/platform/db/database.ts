import { availableParallelism } from 'node:os';
import pg from 'pg';
import { type Actor, system } from '../actor/actor.ts';
import { Batch, type BatchResult, type Statement } from './batch.ts';
import { endable } from './end-pool.ts';
import { isFull, isPassing, LostBeforeCommit, UnsureCommit } from './lost.ts';
import { readTypes } from './read-types.ts';
import type { Query } from './sql.ts';
import { actorStatement, statementOf } from './statements.ts';
import { Transaction } from './transaction.ts';

export type DatabaseOptions = {
  connection: pg.ClientConfig;
  /** Most connections for requests and jobs together; by the processors when not said. */
  connections?: number;
  /** A role with no rights but those granted: taken on by every connection. */
  role?: string | null;
  log?: (message: string, facts: Record<string, unknown>) => void;
};

/**
 * A query is work for a processor, so that more connections than a few for each only take turns, each with 10 to 20 MB of its own; some
 * more wait for the disk, listen or carry out an import.
 */
const usualConnections = Math.min(16, 4 + 2 * availableParallelism());

/** How long a caller waits for a free connection before being told that the database is busy or away. */
const patience = 12_000;

/**
 * The pool of connections, each query under an actor. There is no way to ask the database anything without saying who
 * asks.
 */
export class Database {
  readonly #pool: pg.Pool;
  readonly #end: () => Promise<void>;
  #refusedAt = Number.NEGATIVE_INFINITY;

  constructor(options: DatabaseOptions) {
    this.#pool = new pg.Pool({
      ...options.connection,
      max: options.connections ?? usualConnections,
      types: readTypes,
      connectionTimeoutMillis: patience,
      idleTimeoutMillis: 10_000,
      keepAlive: true,
      application_name: 'yaosu',
      // A request that hangs longer than this is stuck; jobs set their own.
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 60_000,
      // The role is taken on as the connection begins: no query can come before it.
      options: `-c TimeZone=UTC -c search_path=platform,public${options.role ? ` -c role=${options.role}` : ''}`,
    });
    this.#end = endable(this.#pool);
    const lost = (error: Error): void =>
      options.log?.('a database connection was lost', { error: error.message });
    this.#pool.on('error', lost);
    // A borrowed connection says it too, and an error that nobody hears ends the process.
    this.#pool.on('connect', (client) => client.on('error', lost));
  }

  /** Rows of one query as `actor` sees them, in one round trip. */
  async read<T>(actor: Actor, query: Query<T>): Promise<T[]> {
    const [result] = await this.#once(actor, [statementOf(query)]);
    return result!.rows as T[];
  }

  /** Several queries in one round trip and one snapshot-ordered transaction; results in the order asked. */
  async readAll(actor: Actor, queries: readonly Query<unknown>[]): Promise<BatchResult[]> {
    return this.#once(actor, queries.map(statementOf));
  }

  /**
   * A transaction that writes. Commits when `work` returns; when it throws nothing is kept. When the connection is lost before
   * COMMIT was sent nothing can have been kept either, so `work` then runs once more on a fresh one.
   *
   * @throws UnsureCommit when it was lost between COMMIT and its answer
   */
  async write<T>(actor: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> {
    try {
      return await this.#tryWrite(actor, work);
    } catch (error) {
      if (!(error instanceof LostBeforeCommit)) throw error;
      return this.#tryWrite(actor, work).catch((again) => {
        throw again instanceof LostBeforeCommit ? again.cause : again;
      });
    }
  }

  async #tryWrite<T>(actor: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const client = await this.#borrow();
    const tx = new Transaction(client, actor);
    let broken: Error | undefined;
    try {
      const value = await work(tx);
      await tx.commit();
      this.#refusedAt = Number.NEGATIVE_INFINITY;
      return value;
    } catch (error) {
      if (isFull((error as { code?: string }).code ?? '')) this.#refusedAt = Date.now();
      // A connection that can't roll back is thrown away; so is one on which a statement failed (see Batch).
      broken = (await tx.rollback()) ?? (error instanceof pg.DatabaseError ? error : undefined);
      if (isPassing(error)) throw tx.commitSent ? new UnsureCommit(error) : new LostBeforeCommit(error);
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** Work done by Yaosu itself: jobs, first start. */
  asSystem<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.write(system, work);
  }

  /** A connection of one's own, for COPY and LISTEN. The caller releases it, with `true` when it must not be reused. */
  async connect(): Promise<pg.PoolClient> {
    return this.#borrow();
  }

  /** Ends all connections; those still in use are given a moment, then broken. */
  async close(): Promise<void> {
    await this.#end();
  }

  /** Whether a write was refused within the last minute because there is no room left on the disk, and none has worked since. */
  get full(): boolean {
    return Date.now() - this.#refusedAt < 60_000;
  }

  /** Whether a connection is in use, or wanted. */
  get isBusy(): boolean {
    return this.#pool.idleCount < this.#pool.totalCount || this.#pool.waitingCount > 0;
  }

  get waiting(): { total: number; idle: number; waiting: number } {
    return {
      total: this.#pool.totalCount,
      idle: this.#pool.idleCount,
      waiting: this.#pool.waitingCount,
    };
  }

  async #once(actor: Actor, statements: Statement[]): Promise<BatchResult[]> {
    try {
      return await this.#tryOnce(actor, statements);
    } catch (error) {
      // A read harms nobody when it is asked again.
      if (!isPassing(error)) throw error;
      return this.#tryOnce(actor, statements);
    }
  }

  async #tryOnce(actor: Actor, statements: Statement[]): Promise<BatchResult[]> {
    const client = await this.#borrow();
    let failed: Error | undefined;
    try {
      const batch = new Batch([actorStatement(actor), ...statements]);
      client.query(batch as unknown as pg.Submittable);
      const results = await batch.done;
      results.shift();
      return results;
    } catch (error) {
      failed = error as Error;
      throw error;
    } finally {
      client.release(failed);
    }
  }

  /** Waits out a short outage: a server that restarts is back within seconds, and no request need fail for it. */
  async #borrow(): Promise<pg.PoolClient> {
    const until = Date.now() + patience;
    for (;;) {
      try {
        return await this.#pool.connect();
      } catch (error) {
        if (Date.now() >= until || !isPassing(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }
  }
}
