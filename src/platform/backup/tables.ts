import type pg from 'pg';
import { schemas } from '../db/migrate.ts';

/** A table with the columns that a backup holds, and what it points to. */
export type Table = { name: string; columns: string[]; parents: string[] };

/**
 * Columns that mean something only inside one server. An event's transaction number is one: after a restore all events belong to
 * the restoring transaction, and their order is their sequence. Subscribers then go on behind the highest number they heard.
 */
const leftOut = new Set([
  'platform.events.tx',
  'platform.subscribers.seen',
  'platform.subscribers.upto',
  'platform.subscribers.at_tx',
]);

/** All tables of Yaosu, parents before children, so that foreign keys hold when they are filled in this order. */
export async function tablesInOrder(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; parents: string[] }>(
    `select n.nspname || '.' || c.relname as name,
       array(select a.attname::text from pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
       array(select distinct pn.nspname || '.' || p.relname from pg_constraint k
             join pg_class p on p.oid = k.confrelid join pg_namespace pn on pn.oid = p.relnamespace
             where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as parents
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and c.relpersistence = 'p' and n.nspname = any($1) order by 1`,
    [schemas],
  );
  const waiting = rows.map((row) => ({
    ...row,
    columns: row.columns.filter((column) => !leftOut.has(`${row.name}.${column}`)),
  }));
  const ordered: Table[] = [];
  while (waiting.length > 0) {
    const placed = new Set(ordered.map((table) => table.name));
    const at = waiting.findIndex((table) => table.parents.every((parent) => placed.has(parent)));
    if (at < 0)
      throw new Error(`foreign keys go in a circle: ${waiting.map((table) => table.name).join(', ')}`);
    ordered.push(...waiting.splice(at, 1));
  }
  return ordered;
}

/** `"leads"."leads"`, safe inside SQL. */
export function quoted(name: string): string {
  return name
    .split('.')
    .map((part) => `"${part.replaceAll('"', '""')}"`)
    .join('.');
}
