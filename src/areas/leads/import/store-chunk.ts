import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { Actor } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { copyInto } from '../../../platform/search/index.ts';
import type { Given } from '../assignment/index.ts';
import type { RuledLead } from '../assignment/rules/rule-fits.ts';
import { incomingColumns, type PreparedChunk } from './prepare/prepare-chunks.ts';
import { textFields } from './rules/import-fields.ts';

/** For whom and how a piece is written. */
export type ChunkPlan = {
  importId: string;
  /** In whose name; the rows themselves are written as Yaosu, which sees every lead there is. */
  actor: Actor;
  ownerId: string | null;
  /** Rows that name nobody are shared out by the company's rules. */
  byRules: boolean;
  timeZone: string;
  /** Whether rows bring past communications, or numbers of another system. */
  talks: boolean;
  externalIds: boolean;
  duplicates: 'skip' | 'update' | 'create';
  keys: readonly string[];
  /** The file names companies only: a lead of that company without a person is the same. */
  byCompany: boolean;
  phase: 'check' | 'run';
};

export type ChunkCounts = { created: number; updated: number; skipped: number; rejected: number };

const texts = sql.raw(textFields.join(', '));
const incomingTexts = sql.raw(textFields.map((field) => `i.${field}`).join(', '));
const copyIncoming = `copy incoming (${incomingColumns.map((column) => column.split(' ')[0]).join(', ')}) from stdin`;
const tempTables = sql.raw(
  `create temp table if not exists incoming (${incomingColumns.join(', ')}, team_id uuid, rule_id uuid) on commit delete rows`,
);

/**
 * Puts the piece's rows where SQL can work on them: in tables of this connection alone, which are empty again after the
 * transaction. COPY can't go into a table with row-level security.
 */
export async function stageChunk(tx: Transaction, chunk: PreparedChunk): Promise<void> {
  // What follows is work for the server, not a request that hangs. A piece lost in a crash goes with its mark, and is written again:
  // only the end of the import, which is told as done, waits for the disk.
  await tx.run(sql`select set_config('statement_timeout', '0', true), set_config('idle_in_transaction_session_timeout', '0', true),
    set_config('client_min_messages', 'warning', true), set_config('synchronous_commit', 'off', true)`);
  await tx.run(tempTables);
  await tx.run(
    sql`create temp table if not exists matched (row bigint, lead_id uuid, turn int, may boolean) on commit delete rows`,
  );
  // The second piece of a transaction finds the first one's rows.
  await tx.run(sql`truncate incoming, matched`);
  await copyLines(tx, chunk.lines, copyIncoming);
  // How many there are is all that planning needs.
  await tx.run(sql`analyze incoming (row)`);
}

async function copyLines(tx: Transaction, lines: readonly Uint8Array[], into: string): Promise<void> {
  await tx.flush();
  await pipeline(Readable.from(lines), tx.client.query(copyFrom(into)));
}

/**
 * Whether each lead there is was brought by this very import, so that no row can be one that was there before: the first large file
 * of a company is spared looking up each of its keys.
 */
export async function isAlone(tx: Transaction, importId: string): Promise<boolean> {
  await tx.run(sql`select set_config('enable_seqscan', 'off', true)`);
  const { alone } = await tx.one(sql<{ alone: boolean }>`
    select not exists (select 1 from leads.leads where import_id is null)
      and not exists (select 1 from leads.import_chunks where import_id <> ${importId} and phase = 'run' and created > 0) as alone`);
  await tx.run(sql`select set_config('enable_seqscan', 'on', true)`);
  return alone;
}

/**
 * Finds for each row the lead that is there already, by the keys chosen, the surest first. Several rows may mean one lead:
 * `turn` says in which order. `may` tells whether the importing person may change it.
 */
export async function matchChunk(tx: Transaction, plan: ChunkPlan): Promise<number> {
  const by = (key: string) => (plan.keys.includes(key) ? sql`true` : sql`false`);
  const write = plan.actor.grants['*'] ?? plan.actor.grants['leads.write'] ?? null;
  // Look-ups in an index, row by row, also where the planner takes a table that just filled for an empty one.
  await tx.run(
    sql`select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true)`,
  );
  const found = await tx.run(sql`
    insert into matched (row, lead_id, turn, may)
    select row, lead_id, row_number() over (partition by lead_id order by row),
      ${write}::text = 'all' or (${write}::text is not null and owner_id = ${plan.actor.id}::uuid)
      or (${write}::text = 'team' and team_id = any (${plan.actor.teams}::uuid[]))
    from (
      select distinct on (f.row) f.row, f.lead_id, l.owner_id, l.team_id from (
        select i.row, x.lead_id, 0 as rank from incoming i
        cross join lateral (select lead_id from leads.external_ids where key = i.external_id limit 1) x
        where i.external_id is not null and ${by('externalId')}
        union all
        select i.row, l.id, 1 from incoming i cross join lateral (
          select id from leads.leads where email_key = i.email_key and deleted_at is null order by captured_at, id limit 1) l
        where i.email_key is not null and ${by('email')}
        union all
        select i.row, l.id, 2 from incoming i cross join lateral (
          select id from leads.leads where phone_key = i.phone_key and deleted_at is null order by captured_at, id limit 1) l
        where i.phone_key is not null and ${by('phone')}
        union all
        select i.row, l.id, 3 from incoming i cross join lateral (
          select id from leads.leads where identity_key = i.identity_key and deleted_at is null order by captured_at, id limit 1) l
        where i.identity_key is not null and ${by('identity')}
        union all
        select i.row, m.lead_id, 4 from incoming i cross join lateral (
          select lead_id from leads.more_keys where kind = 'email' and key = i.email_key limit 1) m
        where i.email_key is not null and ${by('email')} and (select true from leads.more_keys limit 1)
        union all
        select i.row, m.lead_id, 4 from incoming i cross join lateral (
          select lead_id from leads.more_keys where kind = 'phone' and key = i.phone_key limit 1) m
        where i.phone_key is not null and ${by('phone')} and (select true from leads.more_keys limit 1)
        union all
        select i.row, l.id, 5 from incoming i cross join unnest(i.more_emails) k cross join lateral (
          select id from leads.leads where email_key = k and deleted_at is null order by captured_at, id limit 1) l
        where i.more_emails is not null and ${by('email')}
        union all
        select i.row, l.id, 5 from incoming i cross join unnest(i.more_phones) k cross join lateral (
          select id from leads.leads where phone_key = k and deleted_at is null order by captured_at, id limit 1) l
        where i.more_phones is not null and ${by('phone')}
        union all
        select i.row, l.id, 6 from incoming i cross join lateral (
          select id from leads.leads where company_key = i.company_key and company_key <> '' and name = '' and deleted_at is null
          order by captured_at, id limit 1) l
        where ${plan.byCompany ? sql`true` : sql`false`}
      ) f
      join leads.leads l on l.id = f.lead_id and l.deleted_at is null
      order by f.row, f.rank, l.captured_at, l.id
    ) best`);
  await tx.run(
    sql`select set_config('enable_seqscan', 'on', true), set_config('enable_hashjoin', 'on', true)`,
  );
  return found;
}

/** How many of the found leads may be changed by the importing person, and rows that repeat an earlier one not yet written. */
export async function countMatches(
  tx: Transaction,
): Promise<{ may: number; mayNot: number; repeated: number }> {
  return tx.one(sql<{ may: number; mayNot: number; repeated: number }>`
    select count(*) filter (where m.may) as may, count(*) filter (where not m.may) as "mayNot",
      count(*) filter (where m.row is null and i.first_row > 0) as repeated
    from incoming i left join matched m on m.row = i.row`);
}

/** Says of each known row which lead it is. Read under the visibility of whoever looks. */
export async function noteMatches(tx: Transaction, plan: ChunkPlan): Promise<void> {
  const updating = plan.duplicates === 'update';
  await tx.run(sql`
    insert into leads.import_problems (import_id, row, outcome, problems, cells)
    select ${plan.importId}::uuid, m.row, case when ${updating}::boolean then 'rejected' else 'skipped' end,
      jsonb_build_array(jsonb_build_object('code', case when ${updating}::boolean then 'import.notYours' else 'import.known' end,
        'facts', case when m.may then jsonb_build_object('leadId', m.lead_id) else '{}'::jsonb end)), '{}'
    from matched m where not (${updating}::boolean and m.may)
    on conflict (import_id, row) do nothing`);
}

/** Takes known rows out of what will be created. */
export async function dropMatched(tx: Transaction): Promise<void> {
  await tx.run(sql`delete from incoming i using matched m where m.row = i.row`);
}

/** What rules look at, of the rows that will be created and name no owner. */
export function rowsWithoutOwner(tx: Transaction): Promise<(RuledLead & { id: string })[]> {
  return tx.all(sql<RuledLead & { id: string }>`
    select id, region, industry, product, source, language, campaign, amount, size, company, title, need,
      coalesce(custom::jsonb, '{}') as custom
    from incoming where owner_id is null order by row`);
}

/** Stages what the rows will be found by as well: when some of them are left out, or given to people here. */
export async function stageDocuments(tx: Transaction, chunk: PreparedChunk): Promise<void> {
  await tx.run(sql`create temp table if not exists found_by (kind text, record_id uuid, owner_id uuid, team_id uuid, title text,
    others text, sound text, initials text, reach text, tokens text, at timestamptz) on commit delete rows`);
  await tx.run(sql`truncate found_by`);
  await copyLines(tx, chunk.documents, 'copy found_by from stdin');
}

/** Puts down what the rules decided, also for search, where who may find a record is part of it. */
export async function giveOwners(tx: Transaction, given: readonly (Given & { id: string })[]): Promise<void> {
  const rows = sql`unnest(${given.map((one) => one.id)}::uuid[], ${given.map((one) => one.ownerId)}::uuid[],
    ${given.map((one) => one.teamId)}::uuid[], ${given.map((one) => one.ruleId)}::uuid[]) as g(id, owner_id, team_id, rule_id)`;
  await tx.run(sql`
    update incoming i set owner_id = g.owner_id, team_id = g.team_id, rule_id = g.rule_id from ${rows} where i.id = g.id`);
  await tx.run(sql`
    update found_by f set owner_id = o.id, team_id = coalesce(o.team_id, g.team_id),
      tokens = concat_ws(' ', f.tokens, '@lead.' || o.id, '%lead.' || coalesce(o.team_id, g.team_id))
    from ${rows} left join people.people o on o.id = g.owner_id where f.record_id = g.id`);
}

/**
 * Creates what is left in `incoming`, with everything that belongs to a lead. `whole`: what search needs goes where it belongs as it is;
 * otherwise it is staged.
 *
 * @returns how many.
 */
export async function createLeads(
  tx: Transaction,
  plan: ChunkPlan,
  chunk: PreparedChunk,
  whole: boolean,
): Promise<number> {
  const { importId, actor, ownerId, timeZone } = plan;
  const created = await tx.run(sql`
    insert into leads.leads (id, name, company, ${texts}, phones, emails, amount, currency, custom, owner_id, team_id, status,
      captured_at, assigned_at, company_key, identity_key, phone_key, email_key, sort_key, import_id, created_at, updated_at)
    select i.id, i.name, i.company, ${incomingTexts}, coalesce(i.phones, '{}'), coalesce(i.emails, '{}'), i.amount, i.currency,
      coalesce(i.custom::jsonb, '{}'), o.id, coalesce(o.team_id, i.team_id), 'new',
      case when i.created is null then ${tx.now}::timestamptz
        when i.created ~ '(Z|[+-]\\d\\d:\\d\\d)$' then least(i.created::timestamptz, ${tx.now}::timestamptz)
        else least(i.created::timestamp at time zone ${timeZone}, ${tx.now}::timestamptz) end,
      case when o.id is not null then ${tx.now}::timestamptz end,
      i.company_key, i.identity_key, i.phone_key, i.email_key, i.sort_key, ${importId}::uuid, ${tx.now}::timestamptz, ${tx.now}::timestamptz
    from incoming i left join people.people o on o.id = coalesce(i.owner_id, ${ownerId}::uuid)`);
  if (created === 0) return 0;
  await tx.run(sql`
    insert into platform.events (at, type, actor_id, via, subject_kind, subject_id, batch_id, payload)
    select ${tx.now}::timestamptz, 'lead.captured', ${actor.id}::uuid, ${actor.via}, 'lead', i.id, ${importId}::uuid,
      jsonb_build_object('source', i.source, 'ownerId', o.id, 'teamId', coalesce(o.team_id, i.team_id), 'ruleId', i.rule_id,
        'responseDueAt', null)
    from incoming i left join people.people o on o.id = coalesce(i.owner_id, ${ownerId}::uuid)`);
  if (whole) await copyLines(tx, chunk.documents, copyInto);
  else
    await tx.run(sql`
    insert into search.documents (kind, record_id, owner_id, team_id, title, others, sound, initials, reach, tokens, at)
    select f.kind, f.record_id, f.owner_id, f.team_id, f.title, f.others, f.sound, f.initials, f.reach, f.tokens::tsvector, f.at
    from found_by f where f.record_id in (select id from incoming)`);
  await tx.run(sql`
    insert into leads.more_keys (kind, key, lead_id)
    select 'phone', k, i.id from incoming i cross join unnest(i.more_phones) k where i.more_phones is not null
    union all
    select 'email', k, i.id from incoming i cross join unnest(i.more_emails) k where i.more_emails is not null
    on conflict do nothing`);
  if (plan.externalIds)
    await tx.run(sql`
    insert into leads.external_ids (key, lead_id) select external_id, id from incoming where external_id is not null
    on conflict (key) do nothing`);
  await tellTalks(tx, plan, sql`select i.id as lead_id, i.talks from incoming i where i.talks is not null`);
  return created;
}

/** Writes communications that took place before, under their own date and, where it is a colleague, in their name. */
export async function tellTalks(
  tx: Transaction,
  plan: ChunkPlan,
  rows: ReturnType<typeof sql>,
): Promise<void> {
  const { importId, actor, timeZone } = plan;
  if (!plan.talks) return;
  await tx.run(sql`
    insert into platform.events (at, type, actor_id, via, subject_kind, subject_id, batch_id, payload)
    select case when t.at is null then ${tx.now}::timestamptz
        when t.at ~ '(Z|[+-]\\d\\d:\\d\\d)$' then least(t.at::timestamptz, ${tx.now}::timestamptz)
        else least(t.at::timestamp at time zone ${timeZone}, ${tx.now}::timestamptz) end,
      case when t.at is null then 'lead.commented' else 'lead.contacted' end,
      coalesce(t."byId"::uuid, ${actor.id}::uuid), ${actor.via}, 'lead', r.lead_id, ${importId}::uuid,
      case when t.at is null
        then jsonb_strip_nulls(jsonb_build_object('commentId', gen_random_uuid(), 'text', t.text, 'by', t.by))
        else jsonb_strip_nulls(jsonb_build_object('communicationId', gen_random_uuid(), 'kind', 'call', 'direction', 'out',
          'direct', true, 'outcome', 'reached', 'said', t.text, 'by', t.by, 'changes', '{}'::jsonb)) end
    from (${rows}) r cross join jsonb_to_recordset(r.talks::jsonb) as t(text text, by text, "byId" text, at text)`);
  // Past contact is contact: the clock of a lead that was already spoken to does not begin at its import.
  await tx.run(sql`
    update leads.leads l set first_contact_at = least(l.first_contact_at, said.first), last_contact_at = greatest(l.last_contact_at, said.last)
    from (
      select r.lead_id, min(at) as first, max(at) as last from (
        select r.lead_id, case when t.at ~ '(Z|[+-]\\d\\d:\\d\\d)$' then least(t.at::timestamptz, ${tx.now}::timestamptz)
          else least(t.at::timestamp at time zone ${timeZone}, ${tx.now}::timestamptz) end as at
        from (${rows}) r cross join jsonb_to_recordset(r.talks::jsonb) as t(at text) where t.at is not null
      ) r group by r.lead_id
    ) said where l.id = said.lead_id`);
}

/** Problems found while reading, in one statement. */
export async function insertProblems(tx: Transaction, importId: string, chunk: PreparedChunk): Promise<void> {
  if (chunk.problems.length === 0) return;
  const rows = chunk.problems.map(({ row, outcome, problems, cells }) => ({ row, outcome, problems, cells }));
  await tx.run(sql`
    insert into leads.import_problems (import_id, row, outcome, problems, cells)
    select ${importId}::uuid, p.row, p.outcome, p.problems, p.cells
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as p(row bigint, outcome text, problems jsonb, cells text[])
    on conflict (import_id, row) do nothing`);
}

/**
 * Marks the piece as done, in the transaction of its rows: begun twice, it is written once.
 *
 * @returns whether someone asked to stop.
 */
export async function finishChunk(
  tx: Transaction,
  plan: ChunkPlan,
  chunk: PreparedChunk,
  counts: ChunkCounts,
): Promise<boolean> {
  const { created, updated, skipped, rejected } = counts;
  const { cancel } = await tx.one(sql<{ cancel: boolean }>`
    insert into leads.import_chunks (import_id, phase, n, first_row, rows, created, updated, skipped, rejected, bytes_read)
    values (${plan.importId}, ${plan.phase}, ${chunk.n}, ${chunk.firstRow}, ${chunk.rows}, ${created}, ${updated}, ${skipped},
      ${rejected}, ${chunk.bytesRead})
    returning (select cancel_asked from leads.imports where id = ${plan.importId}) as cancel`);
  return cancel;
}
