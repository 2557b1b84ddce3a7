import { toPage } from '../../kernel/paging.ts';
import type { Actor } from '../../platform/actor/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Condition } from '../../platform/lists/filter.ts';
import {
  countUpTo,
  cursorOf,
  type ListAsk,
  type ListedRow,
  listPage,
} from '../../platform/lists/list-page.ts';
import * as lists from '../../platform/lists/lists.ts';
import { countLeads } from './counts.ts';
import { countsByStatus } from './reads.ts';
import { listedLeads } from './reads-list.ts';
import { leadStates } from './rules/lead-states.ts';
import { leanFields } from './rules/list-shape.ts';

/** Leads as platform/lists asks for them. */
export const leadLists: lists.Listed = {
  table: listedLeads,
  kind: 'lead',
  lean: leanFields,
  refusals: 'lead',
};

/** A page of leads. */
export function listLeads(db: Database, actor: Actor, query: lists.ListQuery) {
  return lists.listOf(leadLists, db, actor, query);
}

/** How many leads are selected: from the tally without a filter, counted up to 1,000, estimated from a sample beyond. */
export async function totalOf(db: Database, actor: Actor, selection: lists.Selection) {
  if (selection.filter || selection.q) return lists.totalOf(leadLists, db, actor, selection);
  const counts = await countLeads(db, actor);
  return { total: Object.values(counts).reduce((sum, n) => sum + n, 0), exact: true };
}

/** The ids a bulk change is for. @throws Refusal `lead.nothingSelected`, `lead.tooMany`. */
export function selectIds(
  db: Database,
  actor: Actor,
  selection: { filter?: readonly Condition[] | undefined; q?: string | undefined },
): Promise<string[]> {
  return lists.selectIds(leadLists, db, actor, selection);
}

/** The first leads of each status, and how many there are. */
export async function board(db: Database, actor: Actor, query: lists.ListQuery) {
  const { ask, clock } = await lists.askOf(leadLists, db, actor, query);
  const columns = leadStates.states.map((status) => ({
    status,
    conditions: [...ask.conditions, { field: 'status', operator: 'anyOf', values: [status] } as const],
  }));
  const isPlain = ask.conditions.length === 0 && !ask.ids;
  const counted = (conditions: ListAsk['conditions']) =>
    countUpTo(listedLeads, actor, { conditions, ids: ask.ids }, clock, lists.countedUpTo + 1);
  const counts = isPlain ? [countsByStatus(actor)] : columns.map(({ conditions }) => counted(conditions));
  const pages = columns.map(({ conditions }) => listPage(listedLeads, actor, { ...ask, conditions }, clock));
  const results = await db.readAll(actor, [...pages, ...counts]);
  const tallied = new Map(results[columns.length]!.rows.map((row) => [row.status, row.n as number]));
  return columns.map(({ status }, at) => {
    const n = isPlain ? (tallied.get(status) ?? 0) : (results[columns.length + at]!.rows[0]!.n as number);
    const exact = isPlain || n <= lists.countedUpTo;
    const { items, next } = toPage(results[at]!.rows as ListedRow[], ask.limit, cursorOf);
    return { status, total: exact ? n : lists.countedUpTo, exact, items, next };
  });
}
