import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
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

/** Anything that can be turned into SQL giving rows of `T`: a Kysely query, a raw `sql` template, or compiled SQL. */
export type Query<T> = { compile(): CompiledQuery<T> } | RawBuilder<T> | CompiledQuery<T>;

export function compile<T>(query: Query<T>): CompiledQuery<T> {
  if ('compile' in query) return (query as RawBuilder<T>).compile(q);
  return query;
}

export { sql } from 'kysely';
