import pg from 'pg';
import { serialize } from 'pg-protocol';
import { beginQuery, type Span } from '../tracing/tracing.ts';
import { readTypes } from './read-types.ts';

/** One prepared statement to run. `name` makes the server keep its plan; leave it out for SQL seldom seen again. */
export type Statement = { text: string; values: readonly unknown[]; name?: string | undefined };

export type Row = Record<string, unknown>;
export type BatchResult = { rows: Row[]; count: number; tag: string };

type Connection = { stream: { write(bytes: Buffer): boolean } };
type Field = { name: string; dataTypeID: number };
type Parser = (text: string) => unknown;

const describe = serialize.describe({ type: 'P', name: '' });
const execute = serialize.execute();
const sync = serialize.sync();

const prepared = new WeakMap<object, Set<string>>();
const { prepareValue } = (pg as unknown as { utils: { prepareValue(value: unknown): unknown } }).utils;

/**
 * Several statements in one round trip, with a single Sync at their end. PostgreSQL runs them as one transaction: either
 * all of them take effect or none, and when one fails those after it are not run. This is how an actor is set and
 * their query answered without four trips for BEGIN, SET, query and COMMIT (docs/decisions/0003).
 *
 * It is a `Submittable` as pg's own cursors are. On error the connection must not be used again: a statement may be
 * half prepared on it.
 */
export class Batch {
  readonly #statements: readonly Statement[];
  readonly #results: BatchResult[] = [];
  #rows: Row[] = [];
  #fields: Field[] = [];
  #parsers: Parser[] = [];
  #newNames: string[] = [];
  #failure: Error | null = null;
  #connection: Connection | null = null;
  readonly #span: Span | null;
  #settle: { resolve(results: BatchResult[]): void; reject(error: Error): void } | null = null;
  /** Resolves with one result per statement. */
  readonly done: Promise<BatchResult[]>;
  /** pg overwrites this with its own bookkeeping around query timeouts. */
  callback = (error?: Error): void => {
    if (error) this.handleError(error);
  };

  constructor(statements: readonly Statement[]) {
    this.#statements = statements;
    this.#span = beginQuery(statements.map(({ text }) => text));
    this.done = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
  }

  submit(connection: Connection): void {
    this.#connection = connection;
    let known = prepared.get(connection);
    if (!known) {
      known = new Set();
      prepared.set(connection, known);
    }
    // One write: each would wake the server by itself.
    const messages: Buffer[] = [];
    for (const { text, values, name = '' } of this.#statements) {
      if (name === '' || !(known.has(name) || this.#newNames.includes(name))) {
        messages.push(serialize.parse({ text, name }));
        if (name !== '') this.#newNames.push(name);
      }
      messages.push(serialize.bind({ statement: name, values: values.map(toWire) }), describe, execute);
    }
    messages.push(sync);
    connection.stream.write(Buffer.concat(messages));
  }

  handleRowDescription(message: { fields: Field[] }): void {
    this.#fields = message.fields;
    this.#parsers = message.fields.map(
      (field) => readTypes.getTypeParser(field.dataTypeID, 'text') as Parser,
    );
  }

  handleDataRow(message: { fields: (string | null)[] }): void {
    const row: Row = {};
    for (let i = 0; i < this.#fields.length; i++) {
      const text = message.fields[i];
      row[this.#fields[i]!.name] = text === null || text === undefined ? null : this.#parsers[i]!(text);
    }
    this.#rows.push(row);
  }

  handleCommandComplete(message: { text: string }): void {
    const count = /(\d+)$/.exec(message.text)?.[1];
    this.#results.push({ rows: this.#rows, count: count ? Number(count) : 0, tag: message.text });
    this.#rows = [];
    this.#fields = [];
  }

  handleEmptyQuery(): void {
    this.#results.push({ rows: [], count: 0, tag: '' });
  }

  handlePortalSuspended(): void {}

  handleCopyInResponse(): void {}

  handleCopyData(): void {}

  handleError(error: Error): void {
    this.#failure ??= error;
    if (this.#settle) this.#span?.end(this.#failure);
    this.#settle?.reject(this.#failure);
    this.#settle = null;
  }

  handleReadyForQuery(): void {
    if (!this.#failure) {
      const known = this.#connection && prepared.get(this.#connection);
      for (const name of this.#newNames) known?.add(name);
      this.#span?.end();
      this.#settle?.resolve(this.#results);
    }
    this.#settle = null;
  }
}

/** JavaScript values as PostgreSQL text: dates in ISO, arrays as array literals, objects as JSON, bytes as they are. */
function toWire(value: unknown): unknown {
  if (typeof value === 'string' || value === null) return value;
  if (value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) return value.toISOString();
  return prepareValue(value);
}
