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
/** The columns that a statement answers with; none for one that answers no rows. */
type Shape = {
  names: string[];
  parsers: Parser[];
  /** A row before it is filled: copied, all rows have one layout in memory. */
  empty: Row;
};

const describe = serialize.describe({ type: 'P', name: '' });
const execute = serialize.execute();
const sync = serialize.sync();

/** What each connection has prepared. Its shape is told once: asking again with every row of 45 columns took a tenth of reading it. */
const prepared = new WeakMap<object, Map<string, Shape>>();
const noRows: Shape = { names: [], parsers: [], empty: {} };
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
  /** By statement, as far as known. */
  readonly #shapes: (Shape | undefined)[] = [];
  /** The statement being answered. */
  #at = 0;
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
      known = new Map();
      prepared.set(connection, known);
    }
    // One write: each would wake the server by itself.
    const messages: Buffer[] = [];
    const parsed = new Set<string>();
    for (const { text, values, name = '' } of this.#statements) {
      const shape = known.get(name);
      if (!shape && !parsed.has(name)) messages.push(serialize.parse({ text, name }));
      if (name !== '') parsed.add(name);
      messages.push(serialize.bind({ statement: name, values: values.map(toWire) }));
      if (!shape) messages.push(describe);
      messages.push(execute);
      this.#shapes.push(shape);
    }
    messages.push(sync);
    connection.stream.write(Buffer.concat(messages));
  }

  handleRowDescription(message: { fields: Field[] }): void {
    const names = message.fields.map((field) => field.name);
    this.#shapes[this.#at] = {
      names,
      parsers: message.fields.map((field) => readTypes.getTypeParser(field.dataTypeID, 'text') as Parser),
      empty: Object.fromEntries(names.map((name) => [name, null])),
    };
  }

  handleDataRow(message: { fields: (string | null)[] }): void {
    const { names, parsers, empty } = this.#shapes[this.#at]!;
    const row: Row = { ...empty };
    for (let i = 0; i < names.length; i++) {
      const text = message.fields[i];
      if (text !== null && text !== undefined) row[names[i]!] = parsers[i]!(text);
    }
    this.#rows.push(row);
  }

  handleCommandComplete(message: { text: string }): void {
    const count = /(\d+)$/.exec(message.text)?.[1];
    this.#results.push({ rows: this.#rows, count: count ? Number(count) : 0, tag: message.text });
    this.#rows = [];
    this.#at++;
  }

  handleEmptyQuery(): void {
    this.#results.push({ rows: [], count: 0, tag: '' });
    this.#at++;
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
      for (const [at, { name }] of this.#statements.entries())
        if (name) known?.set(name, this.#shapes[at] ?? noRows);
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
