import { must, Refusal } from '../../kernel/outcome.ts';
import { toPage } from '../../kernel/paging.ts';
import type { Actor } from '../../platform/actor/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { findIds } from '../../platform/search/index.ts';
import { mostAtOnce } from './acts/edit-many.ts';
import { companyClock } from './company-clock.ts';
import { countsByStatus } from './reads.ts';
import { countSample, countUpTo, cursorOf, type ListedLead, leadIds, leadPage } from './reads-list.ts';
import { type Condition, checkFilter, parseFilter } from './rules/filter.ts';
import { leadStates } from './rules/lead-states.ts';
import { parseFields, parseSort } from './rules/list-shape.ts';

type Selection = { filter?: string | undefined; q?: string | undefined };
type ListQuery = Selection & {
  sort: string;
  fields?: string | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** A page of leads. */
export async function listLeads(db: Database, actor: Actor, query: ListQuery) {
  const { ask, clock } = await askOf(db, actor, query);
  const rows = await db.read(actor, leadPage(actor, ask, clock));
  return toPage(rows, ask.limit, cursorOf);
}

/** A search that finds more than this wants another word. */
const mostFound = 1000;

/** Up to here totals are counted; further on nobody reads them to the last digit. */
const countedUpTo = 1000;

/** How many leads are selected: from the tally without a filter, counted up to 1,000, estimated from a sample beyond. */
export async function totalOf(db: Database, actor: Actor, selection: Selection) {
  const { conditions, ids } = await selected(db, actor, selection);
  if (conditions.length === 0 && !ids) {
    const counts = await db.read(actor, countsByStatus(actor));
    return { total: counts.reduce((sum, { n }) => sum + n, 0), exact: true };
  }
  const clock = await companyClock(db);
  const [counted] = await db.read(actor, countUpTo(actor, { conditions, ids }, clock, countedUpTo + 1));
  if (counted!.n <= countedUpTo) return { total: counted!.n, exact: true };
  const [sampled] = await db.read(actor, countSample(actor, { conditions, ids }, clock));
  return { total: Math.max(sampled!.n * 100, countedUpTo + 1), exact: false };
}

/** The ids a bulk change is for. @throws Refusal `lead.nothingSelected`, `lead.tooMany`. */
export async function selectIds(
  db: Database,
  actor: Actor,
  { filter, q }: { filter?: readonly Condition[] | undefined; q?: string | undefined },
): Promise<string[]> {
  if (!filter && !q) throw new Refusal('lead.nothingSelected', {}, 'body.ids');
  const conditions = must(checkFilter(filter ?? []));
  const { ids } = await selected(db, actor, { q });
  const found = await db.read(actor, leadIds(actor, { conditions, ids }, await companyClock(db), mostAtOnce));
  if (found.length > mostAtOnce) throw new Refusal('lead.tooMany', { most: mostAtOnce });
  return found.map((row) => row.id);
}

/** The first leads of each status, and how many there are. */
export async function board(db: Database, actor: Actor, query: ListQuery) {
  const { ask, clock } = await askOf(db, actor, query);
  const columns = leadStates.states.map((status) => ({
    status,
    conditions: [...ask.conditions, { field: 'status', operator: 'anyOf', values: [status] } as const],
  }));
  const isPlain = ask.conditions.length === 0 && !ask.ids;
  const counts = isPlain
    ? [countsByStatus(actor)]
    : columns.map(({ conditions }) => countUpTo(actor, { conditions, ids: ask.ids }, clock, countedUpTo + 1));
  const pages = columns.map(({ conditions }) => leadPage(actor, { ...ask, conditions }, clock));
  const results = await db.readAll(actor, [...pages, ...counts]);
  const tallied = new Map(results[columns.length]!.rows.map((row) => [row.status, row.n as number]));
  return columns.map(({ status }, at) => {
    const counted = isPlain
      ? (tallied.get(status) ?? 0)
      : (results[columns.length + at]!.rows[0]!.n as number);
    const exact = isPlain || counted <= countedUpTo;
    const { items, next } = toPage(results[at]!.rows as ListedLead[], ask.limit, cursorOf);
    return { status, total: exact ? counted : countedUpTo, exact, items, next };
  });
}

/** Everything a page is asked by, checked. */
export async function askOf(db: Database, actor: Actor, query: ListQuery) {
  const sort = must(parseSort(query.sort));
  const fields = must(parseFields(query.fields));
  const { conditions, ids } = await selected(db, actor, query);
  const ask = { conditions, ids, sort, fields, limit: query.limit, cursor: query.cursor };
  return { ask, clock: await companyClock(db) };
}

async function selected(db: Database, actor: Actor, { filter, q }: Selection) {
  const conditions = filter ? must(parseFilter(filter)) : [];
  return { conditions, ids: q ? await findIds(db, actor, 'lead', q, mostFound) : undefined };
}
