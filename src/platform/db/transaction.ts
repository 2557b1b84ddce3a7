import type pg from 'pg';
import { Refusal } from '../../kernel/outcome.ts';
import { type Actor, system } from '../actor/actor.ts';
import { Batch, type BatchResult, type Statement } from './batch.ts';
import type { Query } from './sql.ts';
import { actorStatement, statementOf } from './statements.ts';

const begin: Statement = { name: 'yBegin', text: 'BEGIN', values: [] };
const commit: Statement = { name: 'yCommit', text: 'COMMIT', values: [] };
const keep: Statement = { name: 'yKeep', text: 'RELEASE SAVEPOINT attempt', values: [] };
const takeBack: Statement = { name: 'yTakeBack', text: 'ROLLBACK TO SAVEPOINT attempt', values: [] };

/**
 * A running transaction with its actor. What is `later`ed is sent together with the next query, or with COMMIT: an event or an
 * index row that nothing in the act waits for costs no trip of its own.
 */
export class Transaction {
  readonly actor: Actor;
  /** The clock of this act: one moment for all it writes. */
  readonly now = new Date();
  /** For COPY, which needs the connection itself. */
  readonly client: pg.PoolClient;
  #pending: Statement[];
  #asSystem = 0;
  #open = true;
  /** From here on a lost connection leaves open whether all was kept. */
  commitSent = false;
  readonly #afterCommit: (() => void)[] = [];

  constructor(client: pg.PoolClient, actor: Actor) {
    this.client = client;
    this.actor = actor;
    // BEGIN travels with the first query.
    this.#pending = [begin, actorStatement(actor)];
  }

  /** All rows of `query`. */
  async all<T>(query: Query<T>): Promise<T[]> {
    return (await this.#run(statementOf(query as Query<unknown>))).rows as T[];
  }

  /** The only row of `query`, or null when there is none. */
  async maybe<T>(query: Query<T>): Promise<T | null> {
    return (await this.all(query))[0] ?? null;
  }

  /** The row of `query`; `refusal` (default `record.notFound`) when there is none. */
  async one<T>(query: Query<T>, refusal?: Refusal): Promise<T> {
    const row = await this.maybe(query);
    if (row === null) throw refusal ?? new Refusal('record.notFound');
    return row;
  }

  /** Runs `query` now. @returns how many rows it touched. */
  async run(query: Query<unknown>): Promise<number> {
    return (await this.#run(statementOf(query))).count;
  }

  /** Sends `query` with the next one or with COMMIT; an error in it still undoes everything. */
  later(query: Query<unknown>): void {
    this.#pending.push(statementOf(query));
  }

  /** Calls `work` once everything is safely written; never when the transaction fails. */
  afterCommit(work: () => void): void {
    this.#afterCommit.push(work);
  }

  /**
   * Lets `work` see and touch every row, as Yaosu itself, inside the same transaction: for the step of an act that its
   * actor is entitled to but whose result they may no longer see (handing a lead to another team). The check comes first.
   */
  async asSystem<T>(work: () => Promise<T>): Promise<T> {
    if (this.#asSystem++ === 0) this.#pending.push(actorStatement({ ...system, via: this.actor.via }));
    try {
      return await work();
    } finally {
      if (--this.#asSystem === 0) this.#pending.push(actorStatement(this.actor));
    }
  }

  /**
   * Runs `work` so that a refusal takes back what it has written, and only that: the transaction goes on as if `work` had not begun. Any
   * other error ends the transaction as always.
   *
   * @returns what `work` returns, or its refusal
   */
  async attempt<T>(work: () => Promise<T>): Promise<T | Refusal> {
    const mark: Statement = { name: 'yMark', text: 'SAVEPOINT attempt', values: [] };
    const told = this.#afterCommit.length;
    this.#pending.push(mark);
    try {
      const value = await work();
      this.#pending.push(keep);
      return value;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#afterCommit.length = told;
      const at = this.#pending.indexOf(mark);
      // Nothing of it has reached the server; or all of it goes back there, the actor of that moment with it.
      if (at >= 0) this.#pending.length = at;
      else this.#pending = [takeBack, keep];
      return error;
    }
  }

  /** What is pending reaches the server now: needed before COPY on the same connection. */
  async flush(): Promise<void> {
    if (this.#pending.length > 0) await this.#send([]);
  }

  async commit(): Promise<void> {
    // An act that asked nothing has nothing to commit.
    const nothingAsked = this.#pending[0] === begin && this.#pending.length === 2;
    if (!nothingAsked) {
      this.commitSent = true;
      const done = (await this.#send([commit])).at(-1)!;
      // PostgreSQL answers COMMIT with ROLLBACK when a statement failed and the act went on regardless.
      if (done.tag !== 'COMMIT') throw new Error('The transaction had failed and was rolled back.');
    }
    this.#open = false;
    for (const work of this.#afterCommit) work();
  }

  /** @returns the error that makes the connection unfit for another use, if any. */
  async rollback(): Promise<Error | undefined> {
    if (!this.#open) return undefined;
    this.#open = false;
    if (this.#pending[0] === begin) return undefined;
    this.#pending = [];
    try {
      await this.client.query('ROLLBACK');
      return undefined;
    } catch (error) {
      return error as Error;
    }
  }

  async #run(statement: Statement): Promise<BatchResult> {
    return (await this.#send([statement])).at(-1)!;
  }

  async #send(statements: Statement[]): Promise<BatchResult[]> {
    const batch = new Batch([...this.#pending, ...statements]);
    this.#pending = [];
    this.client.query(batch as unknown as pg.Submittable);
    return batch.done;
  }
}
