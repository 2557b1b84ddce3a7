import type { OpportunityEvent, OpportunityPayload } from '../../events/pipeline.ts';
import { Refusal } from '../../kernel/outcome.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { tellMany as tellManyOf } from '../../platform/events/tell-many.ts';
import { pinyinOf } from '../../platform/search/index.ts';
import { indexOpportunity, isFoundOtherwise } from './findable.ts';
import type { Ground } from './ground.ts';
import { type Opportunity, same } from './rules/opportunity.ts';
import { changeableFields, columnOf, typeOf, type WrittenField, writtenFields } from './store-columns.ts';

const peopleColumn = sql`coalesce((
  select jsonb_agg(jsonb_build_object('contactId', i.contact_id, 'role', i.role) order by i.position, i.contact_id)
  from pipeline.involved i where i.opportunity_id = o.id), '[]') as people`;

/** Every field of an opportunity, of `pipeline.opportunities o`. */
export const everyField = sql.join([
  ...writtenFields.map((field) => sql`o.${sql.ref(columnOf[field])} as ${sql.ref(field)}`),
  peopleColumn,
]);

/** The ways and the money of the company, as one query for reads and acts alike. */
export const groundQuery = sql<Ground>`
  select (now() at time zone coalesce(c.time_zone, 'UTC'))::date as today, coalesce(c.time_zone, 'UTC') as "timeZone",
    coalesce(c.currency, 'CNY') as base,
    coalesce((select jsonb_agg(jsonb_build_object('currency', r.currency, 'from', r.from_on, 'rate', r.rate::text))
      from pipeline.rates r where r.base = coalesce(c.currency, 'CNY')), '[]') as rates,
    coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'names', p.names, 'stages', coalesce((
        select jsonb_agg(jsonb_build_object('id', s.id, 'names', s.names, 'probability', s.probability, 'exit', s.exit,
          'stepRequired', s.step_required, 'usualStep', s.usual_step, 'staleDays', s.stale_days) order by s.position, s.id)
        from pipeline.stages s where s.pipeline_id = p.id and s.deleted_at is null), '[]')) order by p.position, p.id)
      from pipeline.pipelines p where p.deleted_at is null), '[]') as pipelines
  from (select 1) one left join platform.company c on true`;

export function loadGround(tx: Transaction): Promise<Ground> {
  return tx.one(groundQuery);
}

// ── Loading ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * The opportunity, locked for this act.
 *
 * @throws Refusal `record.notFound` when it isn't there for this actor, `opportunity.readOnly` when they may only read it.
 */
export async function loadOpportunity(tx: Transaction, id: string): Promise<Opportunity> {
  const found = await tx.maybe(
    sql<Opportunity>`select ${everyField} from pipeline.opportunities o where o.id = ${id} and o.deleted_at is null for update of o`,
  );
  if (found) return found;
  // FOR UPDATE leaves out rows that may be read but not written: those are known to the actor, the others must not be.
  const readable = await tx.maybe(
    sql`select 1 from pipeline.opportunities o where o.id = ${id} and o.deleted_at is null`,
  );
  throw new Refusal(readable ? 'opportunity.readOnly' : 'record.notFound');
}

/** Those that the actor may write, deleted ones too, locked in one order for everybody. */
export function loadOpportunities(tx: Transaction, ids: readonly string[]): Promise<Opportunity[]> {
  return tx.all(
    sql<Opportunity>`select ${everyField} from pipeline.opportunities o where o.id = any(${ids}::uuid[]) order by o.id for update of o`,
  );
}

/** How many of them the actor may see. */
export async function countVisible(tx: Transaction, ids: readonly string[]): Promise<number> {
  const { n } = await tx.one(sql<{ n: number }>`
    select count(*) as n from pipeline.opportunities o where o.id = any(${ids}::uuid[]) and o.deleted_at is null`);
  return n;
}

/** Who last changed it, for the sentence of a stale write. */
export async function lastEditor(tx: Transaction, id: string): Promise<string | null> {
  const row = await tx.maybe(sql<{ name: string | null }>`
    select p.name from platform.events e left join people.people p on p.id = e.actor_id
    where e.subject_id = ${id} order by e.seq desc limit 1`);
  return row?.name ?? null;
}

/** Someone opportunities can be given to; null when there is no such person at work. */
export function findOwner(tx: Transaction, id: string): Promise<{ teamId: string | null } | null> {
  return tx.maybe(sql<{ teamId: string | null }>`
    select team_id as "teamId" from people.people where id = ${id} and state = 'active' and deleted_at is null`);
}

/** What the values point at, and whether it is there for the actor. */
export type Pointed = {
  accountName: string | null;
  contacts: string[];
  competitors: string[];
};

/** Looks up an account, contacts and competitors as the actor sees them. */
export function lookUp(
  tx: Transaction,
  accountId: string | null,
  contactIds: readonly string[],
  competitorIds: readonly string[],
): Promise<Pointed> {
  return tx.one(sql<Pointed>`
    select (select a.name from customers.accounts a where a.id = ${accountId}::uuid and a.deleted_at is null) as "accountName",
      array(select c.id from customers.contacts c where c.id = any(${contactIds}::uuid[]) and c.deleted_at is null) as contacts,
      array(select k.id from pipeline.competitors k where k.id = any(${competitorIds}::uuid[])) as competitors`);
}

/** Whether there is a reason of this kind in use. */
export async function reasonExists(tx: Transaction, id: string, kind: 'won' | 'lost'): Promise<boolean> {
  const row = await tx.maybe(
    sql`select 1 from pipeline.reasons where id = ${id} and kind = ${kind} and deleted_at is null`,
  );
  return row !== null;
}

// ── Writing ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Sends a new opportunity along with COMMIT. Reads nothing back: its actor may not be allowed to see it. */
export function insertOpportunity(tx: Transaction, opportunity: Opportunity): void {
  const columns = [...writtenFields.map((field) => sql.ref(columnOf[field])), sql.ref('sort_key')];
  const values = [
    ...writtenFields.map((field) => writtenAs(field, opportunity[field])),
    sql`${sortKeyOf(opportunity)}`,
  ];
  tx.later(sql`insert into pipeline.opportunities (${sql.join(columns)}) values (${sql.join(values)})`);
  addPeople(tx, opportunity);
  indexOpportunity(tx, opportunity);
}

/** Sends one changed opportunity along with COMMIT, one version on. Always the same statement, so that its plan is kept. */
export function saveOpportunity(tx: Transaction, before: Opportunity, after: Opportunity): void {
  const set = changeableFields.map(
    (field) => sql`${sql.ref(columnOf[field])} = ${writtenAs(field, after[field])}`,
  );
  tx.later(sql`
    update pipeline.opportunities set ${sql.join(set)}, sort_key = ${sortKeyOf(after)},
      version = version + 1, updated_at = ${tx.now} where id = ${after.id}`);
  if (!same(before.people, after.people)) {
    tx.later(sql`delete from pipeline.involved where opportunity_id = ${after.id}`);
    addPeople(tx, after);
  }
  if (isFoundOtherwise(before, after)) indexOpportunity(tx, after);
}

/** Saves the named fields of many in one statement, each one version on. */
export async function saveOpportunities(
  tx: Transaction,
  changed: readonly { before: Opportunity; after: Opportunity }[],
  fields: readonly WrittenField[],
): Promise<void> {
  const named = fields.filter((field) => changeableFields.includes(field));
  if (changed.length === 0) return;
  if (named.length > 0) {
    const rows = changed.map(({ after }) => ({
      id: after.id,
      sort_key: sortKeyOf(after),
      ...Object.fromEntries(named.map((field) => [columnOf[field], after[field]])),
    }));
    const types = [...named.map((field) => [columnOf[field], typeOf(field)]), ['sort_key', 'text']] as [
      string,
      string,
    ][];
    const set = types.map(([column]) => sql`${sql.ref(column)} = v.${sql.ref(column)}`);
    const shape = types.map(([column, type]) => sql`${sql.ref(column)} ${sql.raw(type)}`);
    await tx.run(sql`/* unprepared */
      update pipeline.opportunities o set ${sql.join(set)}, version = o.version + 1, updated_at = ${tx.now}
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as v(id uuid, ${sql.join(shape)})
      where o.id = v.id`);
  }
  for (const { before, after } of changed) if (isFoundOtherwise(before, after)) indexOpportunity(tx, after);
  for (const { before, after } of changed) {
    if (same(before.people, after.people)) continue;
    tx.later(sql`delete from pipeline.involved where opportunity_id = ${after.id}`);
    addPeople(tx, after);
  }
}

function addPeople(tx: Transaction, { id, people }: Opportunity): void {
  if (people.length === 0) return;
  tx.later(sql`
    insert into pipeline.involved (opportunity_id, contact_id, role, position)
    select ${id}::uuid, p."contactId", p.role, p.ordinality
    from rows from (jsonb_to_recordset(${JSON.stringify(people)}::text::jsonb) as ("contactId" uuid, role text)) with ordinality p
    on conflict do nothing`);
}

/** Chinese by its sound, other scripts folded. */
function sortKeyOf({ name }: Opportunity): string {
  return pinyinOf(name).full.slice(0, 200);
}

function writtenAs(field: WrittenField, value: unknown) {
  if (typeOf(field) === 'jsonb') return sql`${value === null ? null : JSON.stringify(value)}::text::jsonb`;
  return sql`${value}`;
}

/** Tells the same kind of event about many opportunities, in one statement and under one batch. */
export function tellMany<E extends OpportunityEvent>(
  tx: Transaction,
  type: E,
  batchId: string,
  told: readonly { id: string; payload: OpportunityPayload<E>; at?: string }[],
): Promise<void> {
  return tellManyOf(tx, type, 'opportunity', batchId, told);
}
