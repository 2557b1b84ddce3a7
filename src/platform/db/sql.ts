import {
  type CompiledQuery,
  DummyDriver,
  type Expression,
  Kysely,
  sql as kyselySql,
  type OperationNode,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import type { DB } from './schema.ts';

/**
 * The typed query builder. It only writes SQL: a query runs when it is handed to a transaction
 * (`tx.all(query)`), so that none can run without an actor.
 */
export const q = new Kysely<DB>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/**
 * SQL as it is written, with its values apart. Kysely's own raw SQL is a tree of frozen nodes that is walked for every query, at a
 * tenth of what a request costs; this is two lists, and text that is always the same is put together once.
 */
export class Sql<T> implements Expression<T> {
  readonly #texts: readonly string[];
  readonly #values: readonly unknown[];

  constructor(texts: readonly string[], values: readonly unknown[]) {
    this.#texts = texts;
    this.#values = values;
  }

  get expressionType(): T | undefined {
    return undefined;
  }

  /** For use inside a query of the builder. */
  toOperationNode(): OperationNode {
    return kyselySql(this.#texts as unknown as TemplateStringsArray, ...this.#values).toOperationNode();
  }

  compile(): Compiled {
    const parameters: unknown[] = [];
    if (this.#values.some((value) => value instanceof Sql))
      return { sql: this.#write(parameters), parameters };
    return { sql: plainText(this.#texts), parameters: this.#values };
  }

  #write(parameters: unknown[]): string {
    let text = this.#texts[0]!;
    for (let at = 0; at < this.#values.length; at++) {
      const value = this.#values[at];
      text += value instanceof Sql ? value.#write(parameters) : `$${parameters.push(value)}`;
      text += this.#texts[at + 1]!;
    }
    return text;
  }
}

/** SQL with places `$1`, `$2` … and what stands in them. */
export type Compiled = { sql: string; parameters: readonly unknown[] };

const plainTexts = new WeakMap<readonly string[], string>();

/** A template without pieces of other SQL is always the same text. */
function plainText(texts: readonly string[]): string {
  let text = plainTexts.get(texts);
  if (text === undefined) {
    text = texts.reduce((written, next, at) => `${written}$${at}${next}`);
    plainTexts.set(texts, text);
  }
  return text;
}

/** Anything that can be turned into SQL giving rows of `T`: SQL as it is written, or a query of the builder. */
export type Query<T> = Sql<T> | { compile(): CompiledQuery<T> };

export function compile(query: Query<unknown>): Compiled {
  return query.compile();
}

/** A text, number, truth or null that is part of the SQL itself. */
function literal(value: string | number | boolean | null): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const comma = new Sql<unknown>([', '], []);

/**
 * SQL with values: sql`select name from people.people where id = ${id}`. A value becomes a parameter, another piece of SQL a part of
 * the text.
 */
export const sql = Object.assign(
  <T = unknown>(texts: TemplateStringsArray, ...values: unknown[]): Sql<T> => new Sql<T>(texts, values),
  {
    /** SQL from text, not to be used with anything that somebody typed. */
    raw: <T = unknown>(text: string): Sql<T> => new Sql<T>([text], []),
    /** A column, or `table.column`, in quotes. */
    ref: <T = unknown>(name: string): Sql<T> => new Sql<T>([name.split('.').map(quoted).join('.')], []),
    /** A table, or `schema.table`, in quotes. */
    table: <T = unknown>(name: string): Sql<T> => new Sql<T>([name.split('.').map(quoted).join('.')], []),
    /** A value as part of the text, for which the planner then plans. */
    lit: <T = unknown>(value: string | number | boolean | null): Sql<T> => new Sql<T>([literal(value)], []),
    /** Several in a row, by commas when not said otherwise. */
    join: <T = unknown>(items: readonly unknown[], between: Sql<unknown> = comma): Sql<T> => {
      const parts = items.flatMap((item, at) => (at === 0 ? [item] : [between, item]));
      return new Sql<T>(new Array<string>(parts.length + 1).fill(''), parts);
    },
  },
);
