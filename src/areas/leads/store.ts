import type { LeadEvent, LeadPayload } from '../../events/leads.ts';
import { Refusal } from '../../kernel/outcome.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { tellMany as tellManyOf } from '../../platform/events/tell-many.ts';
import { indexLead, indexLeads, isFoundOtherwise } from './findable.ts';
import { type LeadKeys, leadKeys } from './lead-keys.ts';
import { type Lead, type LeadField, same } from './rules/lead.ts';
import { holdLead, keepScore, keepScores, prepareScoring } from './score/keep-scores.ts';
import { type LevelsJson, levelsColumn } from './score/store-facts.ts';
import { columnOf, typeOf, writtenFields } from './store-columns.ts';

const allColumns = sql.join(
  writtenFields.map((field) => sql`l.${sql.ref(columnOf[field])} as ${sql.ref(field)}`),
);

type LoadedLead = Lead & { levels: LevelsJson };

/** A lead as acts and rules see it; how it dealt with us is held for scoring it when it is saved. */
function taken(tx: Transaction, { levels, ...lead }: LoadedLead): Lead {
  holdLead(tx, lead, levels);
  return lead;
}

/**
 * The lead, locked for this act.
 *
 * @throws Refusal `record.notFound` when it isn't there for this actor, `lead.readOnly` when they may only read it.
 */
export async function loadLead(tx: Transaction, id: string): Promise<Lead> {
  await prepareScoring(tx);
  const lead = await tx.maybe(sql<LoadedLead>`
    select ${allColumns}, ${levelsColumn} as levels from leads.leads l where l.id = ${id} and l.deleted_at is null for update`);
  if (lead) return taken(tx, lead);
  // FOR UPDATE leaves out rows that may be read but not written: those are known to the actor, the others must not be.
  const readable = await tx.maybe(
    sql`select 1 from leads.leads l where l.id = ${id} and l.deleted_at is null`,
  );
  throw new Refusal(readable ? 'lead.readOnly' : 'record.notFound');
}

/** Those of the leads that the actor may write, deleted ones too, locked in one order for everybody. */
export async function loadLeads(tx: Transaction, ids: readonly string[]): Promise<Lead[]> {
  await prepareScoring(tx);
  const leads = await tx.all(sql<LoadedLead>`
    select ${allColumns}, ${levelsColumn} as levels from leads.leads l
    where l.id = any(${ids}::uuid[]) order by l.id for update`);
  return leads.map((lead) => taken(tx, lead));
}

/** How many of the leads the actor may see. */
export async function countVisible(tx: Transaction, ids: readonly string[]): Promise<number> {
  const { n } = await tx.one(
    sql<{
      n: number;
    }>`select count(*) as n from leads.leads l where l.id = any(${ids}::uuid[]) and l.deleted_at is null`,
  );
  return n;
}

/** Whether a communication is logged with this lead. */
export async function hasCommunication(
  tx: Transaction,
  id: string,
  communicationId: string,
): Promise<boolean> {
  const found = await tx.maybe(sql`
    select 1 from platform.events e
    where e.subject_id = ${id} and e.type = 'lead.contacted' and e.payload ->> 'communicationId' = ${communicationId} limit 1`);
  return found !== null;
}

/** Who last changed a lead, for the sentence of a stale write. */
export async function lastEditor(tx: Transaction, id: string): Promise<string | null> {
  const row = await tx.maybe(sql<{ name: string | null }>`
    select p.name from platform.events e left join people.people p on p.id = e.actor_id
    where e.subject_id = ${id} order by e.seq desc limit 1`);
  return row?.name ?? null;
}

// ── Writing ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Sends a new lead with its keys along with COMMIT. Reads nothing back: its actor may not be allowed to see it. */
export function insertLead(tx: Transaction, lead: Lead, keys: LeadKeys): void {
  const values = [...writtenFields.map((field) => writtenAs(field, lead[field])), ...keyValues(keys)];
  tx.later(sql`insert into leads.leads (${insertedColumns}) values (${sql.join(values)})`);
  addMoreKeys(tx, lead.id, keys);
  indexLead(tx, lead);
  keepScore(tx, lead);
}

/** Sends one changed lead along with COMMIT, one version on. Always the same statement, so that its plan is kept. */
export function saveLead(tx: Transaction, before: Lead, after: Lead): void {
  const keys = leadKeys(after);
  const set = [
    ...changeableFields.map((field) => sql`${sql.ref(columnOf[field])} = ${writtenAs(field, after[field])}`),
    ...keyValues(keys).map((value, at) => sql`${sql.ref(keyColumns[at]!)} = ${value}`),
  ];
  tx.later(sql`
    update leads.leads set ${sql.join(set)}, version = version + 1, updated_at = ${tx.now} where id = ${after.id}`);
  if (!same(before.phones, after.phones) || !same(before.emails, after.emails)) replaceMoreKeys(tx, [after]);
  if (isFoundOtherwise(before, after)) indexLead(tx, after);
  keepScore(tx, { ...after, version: before.version + 1 });
}

/** Saves the named fields of many leads in one statement, each one version on. */
export async function saveLeads(
  tx: Transaction,
  leads: readonly Lead[],
  fields: readonly LeadField[],
): Promise<void> {
  if (leads.length === 0 || fields.length === 0) return;
  const isNamed = fields.some((field) => ['name', 'company', 'phones', 'emails'].includes(field));
  const named: Record<string, string> = isNamed ? keyTypes : {};
  const rows = leads.map((lead) => ({
    id: lead.id,
    ...Object.fromEntries(fields.map((field) => [columnOf[field], lead[field]])),
    ...(isNamed && Object.fromEntries(keyTexts(leadKeys(lead)).map((value, at) => [keyColumns[at]!, value]))),
  }));
  const types = [...fields.map((field) => [columnOf[field], typeOf(field)]), ...Object.entries(named)] as [
    string,
    string,
  ][];
  const set = types.map(([column]) => sql`${sql.ref(column)} = v.${sql.ref(column)}`);
  const shape = types.map(([column, type]) => sql`${sql.ref(column)} ${sql.raw(type)}`);
  await tx.run(sql`/* unprepared */
    update leads.leads l set ${sql.join(set)}, version = l.version + 1, updated_at = ${tx.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as v(id uuid, ${sql.join(shape)})
    where l.id = v.id`);
  if (fields.includes('phones') || fields.includes('emails')) replaceMoreKeys(tx, leads);
  indexLeads(tx, leads, fields);
  await keepScores(
    tx,
    leads.map((lead) => ({ ...lead, version: lead.version + 1 })),
  );
}

const changeableFields = writtenFields.filter(
  (field) => !['id', 'version', 'updatedAt', 'capturedAt', 'importId', 'utm', 'consent'].includes(field),
);

const keyTypes = {
  company_key: 'text',
  identity_key: 'text',
  phone_key: 'text',
  email_key: 'text',
  sort_key: 'text',
};
const keyColumns = Object.keys(keyTypes);

const insertedColumns = sql.raw([...writtenFields.map((field) => columnOf[field]), ...keyColumns].join(', '));

function keyTexts(keys: LeadKeys): (string | null)[] {
  return [
    keys.companyKey,
    keys.identityKey,
    keys.phoneKeys[0] ?? null,
    keys.emailKeys[0] ?? null,
    keys.sortKey,
  ];
}

function keyValues(keys: LeadKeys) {
  return keyTexts(keys).map((value) => sql`${value}`);
}

function writtenAs(field: LeadField, value: unknown) {
  if (typeOf(field) === 'jsonb') return sql`${value === null ? null : JSON.stringify(value)}::text::jsonb`;
  return sql`${value}`;
}

function addMoreKeys(tx: Transaction, id: string, { phoneKeys, emailKeys }: LeadKeys): void {
  const rows = [
    ...phoneKeys.slice(1).map((key) => ['phone', key]),
    ...emailKeys.slice(1).map((key) => ['email', key]),
  ] as [string, string][];
  for (const [kind, key] of rows)
    tx.later(
      sql`insert into leads.more_keys (kind, key, lead_id) values (${kind}, ${key}, ${id}) on conflict do nothing`,
    );
}

function replaceMoreKeys(tx: Transaction, leads: readonly Lead[]): void {
  tx.later(sql`delete from leads.more_keys where lead_id = any(${leads.map((lead) => lead.id)}::uuid[])`);
  for (const lead of leads) addMoreKeys(tx, lead.id, leadKeys(lead));
}

// ── Capturing ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A lead already there that is the same by `by`. */
export type SameLead = {
  id: string;
  by: ('phone' | 'email' | 'identity')[];
  name: string;
  company: string;
  status: string;
  ownerName: string | null;
};

export type CaptureFacts = {
  timeZone: string | null;
  settings: Record<string, unknown> | null;
  ownerTeamId: string | null;
  ownerIsActive: boolean | null;
  /** What is the same, by what; several ways for one lead. */
  same: SameBy[];
};

export type SameBy = { id: string; by: SameLead['by'][number] };

/**
 * All that capturing needs to know, in one trip: the company's clock, the owner's team, and the leads that are the same among all
 * there are. Whoever captures with one of the same keys at the same moment waits until this act is done, then sees its lead.
 */
export async function captureFacts(
  tx: Transaction,
  keys: LeadKeys,
  ownerId: string | null,
): Promise<CaptureFacts> {
  await prepareScoring(tx);
  return tx.asSystem(() =>
    tx.one(sql<CaptureFacts>`
      select c.time_zone as "timeZone", c.settings, o.team_id as "ownerTeamId", o.state = 'active' as "ownerIsActive",
        coalesce((
          select jsonb_agg(to_jsonb(s))
          from leads.same_leads(${keys.phoneKeys}::text[], ${keys.emailKeys}::text[], ${keys.identityKey}) s), '[]') as same
      from (select 1) one
      left join platform.company c on true
      left join people.people o on o.id = ${ownerId} and o.deleted_at is null`),
  );
}

/** The newest five of the leads that are the same, each with all it is the same by. */
export async function sameLeads(tx: Transaction, same: readonly SameBy[]): Promise<SameLead[]> {
  const leads = await tx.asSystem(() =>
    tx.all(sql<Omit<SameLead, 'by'>>`
      select l.id, l.name, l.company, l.status, (select p.name from people.people p where p.id = l.owner_id) as "ownerName"
      from leads.leads l where l.id = any(${same.map(({ id }) => id)}::uuid[]) and l.deleted_at is null
      order by l.id desc limit 5`),
  );
  return leads.map((lead) => {
    const ways = same.filter(({ id }) => id === lead.id).map(({ by }) => by);
    return { ...lead, by: [...new Set(ways)].sort() };
  });
}

/** Which of these leads the actor may see. */
export async function visibleAmong(tx: Transaction, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.all(sql<{ id: string }>`select id from leads.leads where id = any(${ids}::uuid[])`);
  return new Set(rows.map((row) => row.id));
}

/** What the lead scores now; null while nobody has scored it. */
export async function scoreOf(tx: Transaction, id: string): Promise<number | null> {
  const row = await tx.maybe(sql<{ score: number }>`select score from leads.scores where lead_id = ${id}`);
  return row?.score ?? null;
}

/** Someone leads can be given to; null when there is no such person at work. */
export function findOwner(tx: Transaction, id: string): Promise<{ teamId: string | null } | null> {
  return tx.maybe(sql<{ teamId: string | null }>`
    select team_id as "teamId" from people.people where id = ${id} and state = 'active' and deleted_at is null`);
}

/** The company's day. */
export async function companyToday(tx: Transaction): Promise<string> {
  const { today } = await tx.one(sql<{ today: string }>`
    select (now() at time zone coalesce((select time_zone from platform.company), 'UTC'))::date as today`);
  return today;
}

// ── Batches ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Tells the same kind of event about many leads, in one statement and under one batch. */
export function tellMany<E extends LeadEvent>(
  tx: Transaction,
  type: E,
  batchId: string,
  told: readonly { id: string; payload: LeadPayload<E> }[],
): Promise<void> {
  return tellManyOf(tx, type, 'lead', batchId, told);
}

// ── Jobs ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Parked leads whose day has come, locked; another process's are left to it. */
export function loadWaking(tx: Transaction, today: string, limit: number): Promise<Lead[]> {
  return tx.all(sql<Lead>`
    select ${allColumns} from leads.leads l where l.wake_on <= ${today} and l.status = 'parked' and l.deleted_at is null
    order by l.wake_on, l.id limit ${limit} for update skip locked`);
}

/** Open leads whose first response is overdue and was not yet announced, marked as announced now. */
export function markMissed(
  tx: Transaction,
  limit: number,
): Promise<{ id: string; responseDueAt: string; ownerId: string | null }[]> {
  return tx.all(sql<{ id: string; responseDueAt: string; ownerId: string | null }>`
    update leads.leads set escalated_at = ${tx.now} where id in (
      select id from leads.leads
      where response_due_at < ${tx.now} and response_due_at is not null and first_contact_at is null and deleted_at is null
        and escalated_at is null and status in ('new', 'working', 'qualified')
      order by response_due_at limit ${limit} for update skip locked)
    returning id, response_due_at as "responseDueAt", owner_id as "ownerId"`);
}

/** Adds the tally's lines of one owner, team and status together. The sum stays the same at every moment. */
export async function foldTallyLines(tx: Transaction): Promise<number> {
  const { n } = await tx.one(sql<{ n: number }>`
    with gone as (delete from leads.tally returning owner_id, team_id, status, n),
    folded as (
      insert into leads.tally
      select owner_id, team_id, status, sum(n) from gone group by 1, 2, 3 having sum(n) <> 0 returning 1)
    select (select count(*) from gone) - (select count(*) from folded) as n`);
  return n;
}
