import { sql } from '../../platform/db/sql.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { copyDocuments } from '../../platform/search/index.ts';
import { eraseQualification, type PastEvidence, writePastEvidence } from '../qualification/index.ts';
import { findableOf } from './findable.ts';
import { leadKeys } from './lead-keys.ts';
import type { Lead } from './rules/lead.ts';
import { forgetScoring } from './score/index.ts';
import { columnOf, typeOf, writtenFields } from './store-columns.ts';

/** Something that happened to a lead in the past, as the act of that day would have told it. */
export type PastEvent = {
  at: string;
  type: string;
  actorId: string;
  via: string;
  batchId: string | null;
  payload: object;
};

/** A lead as it stands now, with all that happened to it, first to last. */
export type LeadHistory = {
  lead: Lead;
  events: readonly PastEvent[];
  /** Where it lies in the shared pool, if it does. */
  pool: { since: string; reason: string | null; fromId: string } | null;
  poolMoves: readonly { personId: string; kind: 'claimed' | 'putBack'; at: string }[];
  /** What of the words said was marked as evidence. */
  evidence: readonly PastEvidence[];
};

const leadsAtOnce = 500;
const eventsAtOnce = 4000;
const keyTypes = {
  company_key: 'text',
  identity_key: 'text',
  phone_key: 'text',
  email_key: 'text',
  sort_key: 'text',
} as const;

/**
 * Writes leads that have a past, many at a time: rows, keys, search documents and events under their own time. Run by Yaosu itself
 * (`tx` must be allowed everything); trusts that the histories were made by the rules of this room.
 *
 * @param wrote called after each step with how many of the leads and events are there.
 */
export async function writeHistories(
  tx: Transaction,
  histories: readonly LeadHistory[],
  wrote: (done: number) => Promise<void> | void = () => {},
): Promise<void> {
  let done = 0;
  for (let from = 0; from < histories.length; from += leadsAtOnce) {
    const some = histories.slice(from, from + leadsAtOnce);
    await insertMany(tx, some);
    await tx.flush();
    await copyDocuments(
      tx.client,
      some.filter(({ lead }) => lead.deletedAt === null).map(({ lead }) => findableOf(lead)),
    );
    done += some.length;
    await wrote(done);
  }
  await writePastEvidence(
    tx,
    'lead',
    histories.flatMap(({ evidence }) => evidence),
  );
  // In the order in which they happened, as the log would hold them.
  const events = histories
    .flatMap(({ lead, events }) => events.map((event) => ({ ...event, leadId: lead.id })))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  for (let from = 0; from < events.length; from += eventsAtOnce) {
    const some = events.slice(from, from + eventsAtOnce);
    await tx.run(sql`
      insert into platform.events (at, type, actor_id, via, subject_kind, subject_id, batch_id, payload)
      select at, type, actor_id, via, 'lead', lead_id, batch_id, payload::jsonb
      from unnest(${some.map((e) => e.at)}::timestamptz[], ${some.map((e) => e.type)}::text[],
        ${some.map((e) => e.actorId)}::uuid[], ${some.map((e) => e.via)}::text[], ${some.map((e) => e.leadId)}::uuid[],
        ${some.map((e) => e.batchId)}::uuid[], ${some.map((e) => JSON.stringify(e.payload))}::text[])
        with ordinality as e(at, type, actor_id, via, lead_id, batch_id, payload, n) order by n`);
    done += some.length;
    await wrote(done);
  }
}

async function insertMany(tx: Transaction, histories: readonly LeadHistory[]): Promise<void> {
  const rows = histories.map(({ lead, events }) => {
    const keys = leadKeys(lead);
    return {
      ...Object.fromEntries(writtenFields.map((field) => [columnOf[field], lead[field]])),
      company_key: keys.companyKey,
      identity_key: keys.identityKey,
      phone_key: keys.phoneKeys[0] ?? null,
      email_key: keys.emailKeys[0] ?? null,
      sort_key: keys.sortKey,
      created_at: events[0]?.at ?? lead.capturedAt,
    };
  });
  const types: [string, string][] = [
    ...writtenFields.map((field): [string, string] => [columnOf[field], typeOf(field)]),
    ...Object.entries(keyTypes),
    ['created_at', 'timestamptz'],
  ];
  const columns = sql.join(types.map(([column]) => sql.ref(column)));
  const shape = sql.join(types.map(([column, type]) => sql`${sql.ref(column)} ${sql.raw(type)}`));
  await tx.run(sql`/* unprepared */
    insert into leads.leads (${columns})
    select ${columns} from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as v(${shape})`);

  const more = histories.flatMap(({ lead }) => {
    const { phoneKeys, emailKeys } = leadKeys(lead);
    return [
      ...phoneKeys.slice(1).map((key) => ({ kind: 'phone', key, id: lead.id })),
      ...emailKeys.slice(1).map((key) => ({ kind: 'email', key, id: lead.id })),
    ];
  });
  if (more.length > 0)
    await tx.run(sql`
      insert into leads.more_keys (kind, key, lead_id)
      select kind, key, id from jsonb_to_recordset(${JSON.stringify(more)}::text::jsonb) as m(kind text, key text, id uuid)
      on conflict do nothing`);
  const pooled = histories.flatMap(({ lead, pool }) => (pool ? [{ id: lead.id, ...pool }] : []));
  if (pooled.length > 0)
    await tx.run(sql`
      insert into leads.pool (lead_id, since, cause, reason, from_id)
      select id, since, 'putBack', reason, "fromId"
      from jsonb_to_recordset(${JSON.stringify(pooled)}::text::jsonb) as p(id uuid, since timestamptz, reason text, "fromId" uuid)`);
  const moves = histories.flatMap(({ lead, poolMoves }) =>
    poolMoves.map((move) => ({ id: lead.id, ...move })),
  );
  if (moves.length > 0)
    await tx.run(sql`
      insert into leads.pool_moves (lead_id, person_id, kind, at)
      select id, "personId", kind, at
      from jsonb_to_recordset(${JSON.stringify(moves)}::text::jsonb) as m(id uuid, "personId" uuid, kind text, at timestamptz)`);
}

/**
 * Erases all leads for good, with everything that belongs to them: how a company looked around in goes away again. Run by Yaosu
 * itself. @returns how many there were.
 */
export async function eraseLeads(tx: Transaction): Promise<number> {
  await tx.run(sql`delete from platform.files where subject_kind = 'lead'`);
  await eraseQualification(tx, 'lead');
  await tx.run(sql`delete from leads.form_submissions`);
  await tx.run(sql`delete from leads.imports`);
  const erased = await tx.run(sql`delete from leads.leads`);
  await tx.run(sql`delete from search.documents where kind = 'lead'`);
  await tx.run(sql`select platform.erase_events('lead', null)`);
  await tx.run(sql`delete from leads.duplicate_scans`);
  // Cards learned from leads that are gone say nothing any more: the next lead begins with the shipped one.
  await tx.run(sql`delete from leads.score_runs`);
  await tx.run(sql`delete from leads.score_trainings`);
  await tx.run(sql`delete from leads.score_cards`);
  tx.afterCommit(forgetScoring);
  await tx.run(sql`delete from leads.turns`);
  return erased;
}
