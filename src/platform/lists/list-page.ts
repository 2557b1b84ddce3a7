import { isId } from '../../kernel/ids.ts';
import { must, Refusal } from '../../kernel/outcome.ts';
import { type Cursor, readCursor } from '../../kernel/paging.ts';
import { type Actor, scopeOf } from '../actor/actor.ts';
import { type Query, sql } from '../db/sql.ts';
import type { CompanyClock, Condition } from './filter.ts';
import { type FilteredTable, type Sql, whereOf } from './where.ts';

/** A column that a list may be sorted by; never null, so that a row comparison finds the next page. */
export type Sorting = {
  value: Sql;
  type: 'timestamptz' | 'text' | 'bigint' | 'int' | 'date';
  /** Where the order is kept in a table of its own: what the page is read from instead, the rows looked up by key. */
  from?: Sql;
  /** What the other table knows of visibility and deletion, said for its own index. */
  where?: (actor: Actor) => Sql;
  /** Its own column to break ties by, as its index has it. */
  id?: Sql;
};

/** How a kind of record is listed. */
export type ListTable = FilteredTable & {
  /** With its alias: `customers.accounts a`. */
  from: Sql;
  sortings: Readonly<Record<string, Sorting>>;
  /** What may be shown, by its name. */
  selected: Readonly<Record<string, Sql>>;
};

/** What is asked for, checked: conditions, order, columns. */
export type ListAsk = {
  conditions: readonly Condition[];
  sort: { by: string; descending: boolean };
  fields: readonly string[];
  limit: number;
  cursor?: string | undefined;
  /** Only among these: what a search has found, or how it is found. */
  ids?: readonly string[] | Sql | undefined;
};

/** A row of the list: what was asked for, and where the next page would go on. */
export type ListedRow = { id: string; version: number; sortValue: string | number } & Record<string, unknown>;

type Selection = Pick<ListAsk, 'conditions' | 'ids'>;

/** What the values of a cursor must look like. */
const forms: Readonly<Record<Sorting['type'], RegExp>> = {
  timestamptz: /^(-infinity|\d{4}-\d\d-\d\dT[\d:.]+Z)$/,
  date: /^(infinity|\d{4}-\d\d-\d\d)$/,
  bigint: /^-?\d{1,18}$/,
  int: /^-?\d{1,9}$/,
  text: /^/,
};

/**
 * One page and one row more, in the order of an index. Never joined, never counted: the plan stops after the page.
 *
 * @throws Refusal `paging.badCursor`.
 */
export function listPage(
  table: ListTable,
  actor: Actor,
  ask: ListAsk,
  clock: CompanyClock,
): Query<ListedRow> {
  const { value, type, from = table.from, where, id: tie } = table.sortings[ask.sort.by]!;
  const direction = sql.raw(ask.sort.descending ? 'desc' : 'asc');
  const id = sql`${sql.ref(`${table.alias}.id`)}`;
  const columns = ask.fields.map((field) => sql`${table.selected[field]!} as ${sql.ref(field)}`);
  return sql<ListedRow>`${planning(table, actor, ask)}
    select ${id}, ${sql.ref(`${table.alias}.version`)}, ${value} as "sortValue", ${sql.join(columns)}
    from ${from}
    where ${where ? sql`${where(actor)} and ` : sql``}${whereOf(table, actor, ask.conditions, clock)}${among(table, ask.ids)}${after(ask, value, type, tie ?? id)}
    order by ${value} ${direction}, ${tie ?? id} ${direction}
    limit ${sql.lit(ask.limit + 1)}`;
}

/** Where the page after this row goes on. */
export function cursorOf(row: ListedRow): Cursor {
  return { value: row.sortValue, id: row.id };
}

/** How many records fulfil the conditions, counted no further than `most`. */
export function countUpTo(
  table: ListTable,
  actor: Actor,
  ask: Selection,
  clock: CompanyClock,
  most: number,
): Query<{ n: number }> {
  return sql<{ n: number }>`/* unprepared */ select count(*) as n from (
    select 1 from ${table.from} where ${whereOf(table, actor, ask.conditions, clock)}${among(table, ask.ids)}
    limit ${sql.lit(most)}) counted`;
}

/** One hundredth of the table's pages, counted: what a total beyond counting is estimated from. */
export function countSample(
  table: ListTable,
  actor: Actor,
  ask: Selection,
  clock: CompanyClock,
): Query<{ n: number }> {
  return sql<{ n: number }>`/* unprepared */ select count(*) as n
    from ${table.from} tablesample system (1) repeatable (1)
    where ${whereOf(table, actor, ask.conditions, clock)}${among(table, ask.ids)}`;
}

/** The ids alone, at most `limit` and one more to know that there are too many. */
export function listIds(
  table: ListTable,
  actor: Actor,
  ask: Selection,
  clock: CompanyClock,
  limit: number,
): Query<{ id: string }> {
  return sql<{ id: string }>`/* unprepared */ select ${sql.ref(`${table.alias}.id`)} from ${table.from}
    where ${whereOf(table, actor, ask.conditions, clock)}${among(table, ask.ids)} limit ${sql.lit(limit + 1)}`;
}

/** A plain list of everybody's or one's own records always has the same best plan; with filters the values decide. */
function planning(table: ListTable, actor: Actor, ask: ListAsk): Sql {
  const plain = ask.conditions.length === 0 && !ask.ids && scopeOf(actor, table.permission) !== 'team';
  return sql.raw(plain ? '' : '/* unprepared */');
}

/**
 * As a sub-select, which counts as few: each id is then looked up. Told how many there are, PostgreSQL walks a person's records in the
 * order of the list until it has met fifty of them, which may be nearly all.
 */
function among(table: ListTable, ids: readonly string[] | Sql | undefined): Sql {
  if (!ids) return sql``;
  const found = 'length' in ids ? sql`select unnest(${ids}::uuid[])` : ids;
  return sql` and ${sql.ref(`${table.alias}.id`)} = any(array(${found}))`;
}

function after(ask: ListAsk, value: Sql, type: Sorting['type'], id: Sql): Sql {
  if (!ask.cursor) return sql``;
  const cursor = must(readCursor(ask.cursor));
  if (cursor.value === null || !forms[type].test(String(cursor.value)) || !isId(cursor.id))
    throw new Refusal('paging.badCursor', {}, 'query.cursor');
  const beyond = sql.raw(ask.sort.descending ? '<' : '>');
  const collated = type === 'text' ? sql` collate "C"` : sql``;
  return sql` and (${value}, ${id}) ${beyond} (${String(cursor.value)}::${sql.raw(type)}${collated}, ${cursor.id}::uuid)`;
}
