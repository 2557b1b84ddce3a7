import { isId } from '../../kernel/ids.ts';
import { must, Refusal } from '../../kernel/outcome.ts';
import { type Cursor, readCursor } from '../../kernel/paging.ts';
import { type Actor, scopeOf } from '../../platform/actor/actor.ts';
import { type Query, sql } from '../../platform/db/sql.ts';
import { whereOf } from './reads-filter.ts';
import type { CompanyClock, Condition } from './rules/filter.ts';
import { type ListField, leanFields, type Sorting } from './rules/list-shape.ts';

export type ListAsk = {
  conditions: readonly Condition[];
  sort: Sorting;
  limit: number;
  cursor?: string | undefined;
  fields?: readonly ListField[] | undefined;
  /** Only among these: what a search has found. */
  ids?: readonly string[] | undefined;
};

/** A row of the list: what was asked for, and where the next page would go on. */
export type ListedLead = { id: string; version: number; sortValue: string | number } & Record<
  string,
  unknown
>;

/**
 * The columns that lists are sorted by (each has its indexes in migration 0003), and the form a cursor's value must have. None is ever null, so that a row comparison finds the next page.
 */
const sortings = {
  captured: { value: sql`l.captured_at`, type: 'timestamptz', form: /^\d{4}-\d\d-\d\dT[\d:.]+Z$/ },
  updated: { value: sql`l.updated_at`, type: 'timestamptz', form: /^\d{4}-\d\d-\d\dT[\d:.]+Z$/ },
  company: { value: sql`l.sort_key`, type: 'text', form: /^/ },
  amount: { value: sql`l.amount_rank`, type: 'bigint', form: /^-?\d{1,18}$/ },
  nextStep: {
    value: sql`l.next_step_rank`,
    type: 'date',
    form: /^(infinity|\d{4}-\d\d-\d\d)$/,
  },
  lastContact: {
    value: sql`l.last_contact_rank`,
    type: 'timestamptz',
    form: /^(-infinity|\d{4}-\d\d-\d\dT[\d:.]+Z)$/,
  },
} as const;
export type SortName = keyof typeof sortings;

const selected: Readonly<Record<ListField, ReturnType<typeof sql>>> = {
  name: sql`l.name`,
  company: sql`l.company`,
  title: sql`l.title`,
  phone: sql`l.phones[1]`,
  phones: sql`l.phones`,
  email: sql`l.emails[1]`,
  emails: sql`l.emails`,
  wechat: sql`l.wechat`,
  website: sql`l.website`,
  address: sql`l.address`,
  region: sql`l.region`,
  industry: sql`l.industry`,
  size: sql`l.size`,
  language: sql`l.language`,
  source: sql`l.source`,
  campaign: sql`l.campaign`,
  need: sql`l.need`,
  product: sql`l.product`,
  amount: sql`l.amount`,
  currency: sql`l.currency`,
  custom: sql`l.custom`,
  ownerId: sql`l.owner_id`,
  // A look-up for each row shown costs less than joining everybody.
  ownerName: sql`(select p.name from people.people p where p.id = l.owner_id)`,
  teamId: sql`l.team_id`,
  status: sql`l.status`,
  wakeOn: sql`l.wake_on`,
  disqualifiedReason: sql`l.disqualified_reason`,
  nextStep: sql`l.next_step`,
  nextStepOn: sql`l.next_step_on`,
  capturedAt: sql`l.captured_at`,
  updatedAt: sql`l.updated_at`,
  assignedAt: sql`l.assigned_at`,
  responseDueAt: sql`l.response_due_at`,
  firstContactAt: sql`l.first_contact_at`,
  lastContactAt: sql`l.last_contact_at`,
  importId: sql`l.import_id`,
};

/**
 * One page and one row more, in the order of an index. Never joined, never counted: the plan stops after the page.
 *
 * @throws Refusal `paging.badCursor`.
 */
export function leadPage(actor: Actor, ask: ListAsk, clock: CompanyClock): Query<ListedLead> {
  const { value, type } = sortings[ask.sort.by];
  const direction = sql.raw(ask.sort.descending ? 'desc' : 'asc');
  const fields = ask.fields ?? leanFields;
  const columns = fields.map((field) => sql`${selected[field]} as ${sql.ref(field)}`);
  return sql<ListedLead>`${planning(actor, ask)}
    select l.id, l.version, ${value} as "sortValue", ${sql.join(columns)}
    from leads.leads l
    where ${whereOf(actor, ask.conditions, clock)}${among(ask.ids)}${after(ask, value, type)}
    order by ${value} ${direction}, l.id ${direction}
    limit ${sql.lit(ask.limit + 1)}`;
}

/** Where the page after this row goes on. */
export function cursorOf(row: ListedLead): Cursor {
  return { value: row.sortValue, id: row.id };
}

/** How many leads fulfil the conditions, counted no further than `most`. */
export function countUpTo(
  actor: Actor,
  ask: Pick<ListAsk, 'conditions' | 'ids'>,
  clock: CompanyClock,
  most: number,
) {
  return sql<{ n: number }>`/* unprepared */ select count(*) as n from (
    select 1 from leads.leads l where ${whereOf(actor, ask.conditions, clock)}${among(ask.ids)} limit ${sql.lit(most)}) counted`;
}

/** One hundredth of the table's pages, counted: what a total beyond counting is estimated from. */
export function countSample(actor: Actor, ask: Pick<ListAsk, 'conditions' | 'ids'>, clock: CompanyClock) {
  return sql<{ n: number }>`/* unprepared */ select count(*) as n
    from leads.leads l tablesample system (1) repeatable (1) where ${whereOf(actor, ask.conditions, clock)}${among(ask.ids)}`;
}

/** The ids alone, at most `limit` and one more to know that there are too many. */
export function leadIds(
  actor: Actor,
  ask: Pick<ListAsk, 'conditions' | 'ids'>,
  clock: CompanyClock,
  limit: number,
) {
  return sql<{ id: string }>`/* unprepared */ select l.id from leads.leads l
    where ${whereOf(actor, ask.conditions, clock)}${among(ask.ids)} limit ${sql.lit(limit + 1)}`;
}

/** A plain list of everybody's or one's own leads always has the same best plan; with filters the values decide. */
function planning(actor: Actor, ask: ListAsk): ReturnType<typeof sql> {
  const plain = ask.conditions.length === 0 && !ask.ids && scopeOf(actor, 'leads.read') !== 'team';
  return sql.raw(plain ? '' : '/* unprepared */');
}

function among(ids: readonly string[] | undefined) {
  return ids ? sql` and l.id = any(${ids}::uuid[])` : sql``;
}

function after(ask: ListAsk, value: ReturnType<typeof sql>, type: string) {
  if (!ask.cursor) return sql``;
  const cursor = must(readCursor(ask.cursor));
  const { form } = sortings[ask.sort.by];
  if (cursor.value === null || !form.test(String(cursor.value)) || !isId(cursor.id))
    throw new Refusal('paging.badCursor', {}, 'query.cursor');
  const beyond = sql.raw(ask.sort.descending ? '<' : '>');
  const collated = type === 'text' ? sql` collate "C"` : sql``;
  return sql` and (${value}, l.id) ${beyond} (${String(cursor.value)}::${sql.raw(type)}${collated}, ${cursor.id}::uuid)`;
}
