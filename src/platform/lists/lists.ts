import { accept, must, type Outcome, Refusal, refuse } from '../../kernel/outcome.ts';
import { type Page, toPage } from '../../kernel/paging.ts';
import type { Actor } from '../actor/actor.ts';
import type { Database } from '../db/database.ts';
import { findIds, idsAsTyped } from '../search/index.ts';
import { companyClock } from './company-clock.ts';
import { type CompanyClock, type Condition, checkConditions, readFilter } from './filter.ts';
import {
  countSample,
  countUpTo,
  cursorOf,
  type ListAsk,
  type ListedRow,
  type ListTable,
  listIds,
  listPage,
} from './list-page.ts';

/** A kind of record that is listed: its table, its name in search, what it shows, and the codes of its refusals. */
export type Listed = {
  table: ListTable;
  /** Its kind in search: what `q` looks among. */
  kind: string;
  /** What is shown when nobody says. */
  lean: readonly string[];
  /** `lead` in `lead.badSort`, `lead.badFields`, `lead.nothingSelected`, `lead.tooMany`. */
  refusals: string;
};

export type Selection = { filter?: string | undefined; q?: string | undefined };
export type ListQuery = Selection & {
  sort: string;
  fields?: string | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** More at once is a job's work, not a request's. */
export const mostAtOnce = 10_000;
/** A search that finds more than this wants another word. */
const mostFound = 1000;
/** Up to here totals are counted; further on nobody reads them to the last digit. */
const mostCounted = 10_000;
/** The same of each column of a board, of which there are many. */
export const countedUpTo = 1000;

/** A page of a list. @throws Refusal badFilter, badSort, badFields of the kind, `paging.badCursor` */
export async function listOf(
  listed: Listed,
  db: Database,
  actor: Actor,
  query: ListQuery,
): Promise<Page<ListedRow>> {
  const { q, ...plain } = query;
  const { ask, clock } = await askOf(listed, db, actor, plain);
  const page = (ids?: ListAsk['ids']) =>
    db.read(actor, listPage(listed.table, actor, { ...ask, ids }, clock));
  if (!q) return toPage(await page(), ask.limit, cursorOf);
  // Nearly always something answers as it was typed, and is found within the page's own query; only else it is asked what was meant.
  const asTyped = await idsAsTyped(db, actor, listed.kind, q, mostFound);
  const sure = asTyped ? await page(asTyped) : [];
  const rows = sure.length > 0 ? sure : await page(await findIds(db, actor, listed.kind, q, mostFound));
  return toPage(rows, ask.limit, cursorOf);
}

/** How many records are selected: counted up to 10,000, estimated from a sample of the table beyond, which is then a hundred rows at least. */
export async function totalOf(
  listed: Listed,
  db: Database,
  actor: Actor,
  selection: Selection,
): Promise<{ total: number; exact: boolean }> {
  const ask = await selected(listed, db, actor, selection);
  const clock = await companyClock(db);
  const [counted] = await db.read(actor, countUpTo(listed.table, actor, ask, clock, mostCounted + 1));
  if (counted!.n <= mostCounted) return { total: counted!.n, exact: true };
  const [sampled] = await db.read(actor, countSample(listed.table, actor, ask, clock));
  return { total: Math.max(sampled!.n * 100, mostCounted + 1), exact: false };
}

/** The ids a bulk change is for. @throws Refusal nothingSelected, tooMany, badFilter of the kind */
export async function selectIds(
  listed: Listed,
  db: Database,
  actor: Actor,
  { filter, q }: { filter?: readonly Condition[] | undefined; q?: string | undefined },
): Promise<string[]> {
  if (!filter && !q) throw new Refusal(`${listed.refusals}.nothingSelected`, {}, 'body.ids');
  const conditions = must(checkConditions(listed.table.filter, filter ?? []));
  const { ids } = await selected(listed, db, actor, { q });
  const found = await db.read(
    actor,
    listIds(listed.table, actor, { conditions, ids }, await companyClock(db), mostAtOnce),
  );
  if (found.length > mostAtOnce) throw new Refusal(`${listed.refusals}.tooMany`, { most: mostAtOnce });
  return found.map((row) => row.id);
}

/** Everything a page is asked by, checked. */
export async function askOf(
  listed: Listed,
  db: Database,
  actor: Actor,
  query: ListQuery,
): Promise<{ ask: ListAsk; clock: CompanyClock }> {
  const sort = must(sortIn(listed, query.sort));
  const fields = must(fieldsIn(listed, query.fields));
  const selection = await selected(listed, db, actor, query);
  return {
    ask: { ...selection, sort, fields, limit: query.limit, cursor: query.cursor },
    clock: await companyClock(db),
  };
}

/** What a filter and a search select, checked and looked up. */
export async function selected(
  listed: Listed,
  db: Database,
  actor: Actor,
  { filter, q }: Selection,
): Promise<Pick<ListAsk, 'conditions'> & { ids: string[] | undefined }> {
  const conditions = filter ? must(readFilter(listed.table.filter, filter)) : [];
  return { conditions, ids: q ? await findIds(db, actor, listed.kind, q, mostFound) : undefined };
}

/** `-captured` (latest first) or `company`. */
function sortIn({ table, refusals }: Listed, text: string): Outcome<ListAsk['sort']> {
  const descending = text.startsWith('-');
  const by = text.slice(descending ? 1 : 0);
  return Object.hasOwn(table.sortings, by)
    ? accept({ by, descending })
    : refuse(`${refusals}.badSort`, { sort: text, possible: Object.keys(table.sortings) }, 'query.sort');
}

/** `name,company,status`. */
function fieldsIn({ table, lean, refusals }: Listed, text: string | undefined): Outcome<readonly string[]> {
  if (text === undefined || text === '') return accept(lean);
  const names = [...new Set(text.split(','))];
  const possible = Object.keys(table.selected);
  const unknown = names.filter((name) => !possible.includes(name));
  return unknown.length > 0
    ? refuse(`${refusals}.badFields`, { unknown, possible }, 'query.fields')
    : accept(names);
}
