import type { Actor } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import type { FoundLead } from '../findable.ts';
import { leadKeys } from '../lead-keys.ts';
import { textFields } from './rules/import-fields.ts';
import { type ChunkPlan, tellTalks } from './store-chunk.ts';

/** Every column that a file may bring up to date, with what a row makes of it: what it says wins, what it leaves out stays. */
const after: Readonly<Record<string, string>> = {
  name: `coalesce(nullif(i.name, ''), l.name)`,
  company: `coalesce(nullif(i.company, ''), l.company)`,
  ...Object.fromEntries(textFields.map((field) => [field, `coalesce(i.${field}, l.${field})`])),
  // What was there first stays first: it is the one people know to call.
  phones: `l.phones || array(select p from unnest(i.phones) p where p <> all (l.phones))`,
  emails: `l.emails || array(select p from unnest(i.emails) p where p <> all (l.emails))`,
  amount: 'coalesce(i.amount, l.amount)',
  currency: 'coalesce(i.currency, l.currency)',
  custom: `l.custom || coalesce(i.custom::jsonb, '{}')`,
};
const names = Object.keys(after);
const list = (prefix: string): string => names.map((name) => `${prefix}.${name}`).join(', ');
const keysToo = ['company_key', 'identity_key', 'phone_key', 'email_key', 'sort_key'];
const beforeObject = [...names, ...keysToo].map((name) => `'${name}', l.${name}`).join(', ');

/** How many rows of a piece mean the same lead, at most. */
export async function mostTurns(tx: Transaction): Promise<number> {
  const { turns } = await tx.one(
    sql<{ turns: number }>`select coalesce(max(turn), 0) as turns from matched where may`,
  );
  return turns;
}

/**
 * Brings known leads up to date by one row each, keeping how they stood. Those about whom a row says nothing new are left
 * as they are.
 *
 * @returns the leads that changed.
 */
export async function updateLeads(tx: Transaction, plan: ChunkPlan, turn: number): Promise<FoundLead[]> {
  const { importId, actor } = plan;
  await tx.run(
    sql`create temp table if not exists touched (lead_id uuid, row bigint, before jsonb) on commit delete rows`,
  );
  await tx.run(sql`truncate touched`);
  const touched = await tx.run(sql`
    insert into touched (lead_id, row, before)
    select l.id, i.row, jsonb_build_object(${sql.raw(beforeObject)})
    from matched m join incoming i on i.row = m.row join leads.leads l on l.id = m.lead_id
    where m.may and m.turn = ${turn}
      and (${sql.raw(list('l'))}) is distinct from (${sql.raw(names.map((name) => after[name]).join(', '))})
    for update of l`);
  await tx.run(sql`
    insert into leads.external_ids (key, lead_id) select i.external_id, m.lead_id from matched m join incoming i on i.row = m.row
    where m.may and m.turn = ${turn} and i.external_id is not null on conflict (key) do nothing`);
  await tellTalks(
    tx,
    plan,
    sql`select m.lead_id, i.talks from matched m join incoming i on i.row = m.row where m.may and m.turn = ${turn} and i.talks is not null`,
  );
  if (touched === 0) return [];
  const sets = names.map((name) => `${name} = ${after[name]!}`).join(', ');
  const changed = await tx.all(sql<FoundLead>`
    update leads.leads l set ${sql.raw(sets)}, version = l.version + 1, updated_at = ${tx.now}::timestamptz
    from touched t join incoming i on i.row = t.row where l.id = t.lead_id
    returning l.id, l.name, l.company, l.phones, l.emails, l.wechat, l.owner_id as "ownerId", l.team_id as "teamId",
      l.captured_at as "capturedAt"`);
  await saveKeys(tx, changed);
  await tx.run(sql`
    insert into leads.import_changes (import_id, lead_id, before, version)
    select ${importId}::uuid, t.lead_id, t.before, l.version from touched t join leads.leads l on l.id = t.lead_id
    where l.import_id is distinct from ${importId}::uuid
    on conflict (import_id, lead_id) do update set version = excluded.version`);
  await tx.run(sql`
    insert into platform.events (at, type, actor_id, via, subject_kind, subject_id, batch_id, payload)
    select ${tx.now}::timestamptz, 'lead.edited', ${actor.id}::uuid, ${actor.via}, 'lead', t.lead_id, ${importId}::uuid,
      jsonb_build_object('changes', (
        select coalesce(jsonb_object_agg(b.key, jsonb_build_array(b.value, to_jsonb(l) -> b.key)), '{}')
        from jsonb_each(t.before) b where b.key = any (${names}::text[]) and b.value is distinct from to_jsonb(l) -> b.key))
    from touched t join leads.leads l on l.id = t.lead_id`);
  return changed;
}

/** Keys follow from names and numbers by rules that SQL does not know. */
async function saveKeys(tx: Transaction, leads: readonly FoundLead[]): Promise<void> {
  const rows = leads.map((lead) => {
    const { companyKey, identityKey, phoneKeys, emailKeys, sortKey } = leadKeys(lead);
    return { id: lead.id, companyKey, identityKey, phoneKeys, emailKeys, sortKey };
  });
  const json = JSON.stringify(rows);
  await tx.run(sql`
    update leads.leads l set company_key = k."companyKey", identity_key = k."identityKey", phone_key = k."phoneKeys"[1],
      email_key = k."emailKeys"[1], sort_key = k."sortKey"
    from jsonb_to_recordset(${json}::text::jsonb)
      as k(id uuid, "companyKey" text, "identityKey" text, "phoneKeys" text[], "emailKeys" text[], "sortKey" text)
    where l.id = k.id and (l.company_key, l.identity_key, l.phone_key, l.email_key, l.sort_key)
      is distinct from (k."companyKey", k."identityKey", k."phoneKeys"[1], k."emailKeys"[1], k."sortKey")`);
  await tx.run(
    sql`delete from leads.more_keys where lead_id = any (${leads.map((lead) => lead.id)}::uuid[])`,
  );
  await tx.run(sql`
    insert into leads.more_keys (kind, key, lead_id)
    select 'phone', p, k.id from jsonb_to_recordset(${json}::text::jsonb) as k(id uuid, "phoneKeys" text[]) cross join unnest(k."phoneKeys"[2:]) p
    union all
    select 'email', p, k.id from jsonb_to_recordset(${json}::text::jsonb) as k(id uuid, "emailKeys" text[]) cross join unnest(k."emailKeys"[2:]) p
    on conflict do nothing`);
}

// ── Taking an import back ────────────────────────────────────────────────────────────────────────────────────────────

/** Leads taken back in one transaction. */
const undoStep = 5_000;

/** Puts away leads that the import made and nobody has touched since. @returns their ids; none: done. */
export async function removeCreated(
  tx: Transaction,
  importId: string,
  actor: Actor,
  batchId: string,
): Promise<string[]> {
  const gone = await tx.all(sql<{ id: string }>`
    update leads.leads l set deleted_at = ${tx.now}::timestamptz, version = l.version + 1, updated_at = ${tx.now}::timestamptz
    where l.id in (
      select l.id from leads.leads l where l.import_id = ${importId} and l.deleted_at is null and not exists (
        select 1 from platform.events e where e.subject_id = l.id and e.batch_id is distinct from ${importId}::uuid)
      limit ${undoStep} for update)
    returning l.id`);
  const ids = gone.map((row) => row.id);
  await tx.run(sql`
    insert into platform.events (at, type, actor_id, via, subject_kind, subject_id, batch_id, payload)
    select ${tx.now}::timestamptz, 'lead.deleted', ${actor.id}::uuid, ${actor.via}, 'lead', id, ${batchId}::uuid,
      jsonb_build_object('changes', jsonb_build_object('deletedAt', jsonb_build_array(null, ${tx.now.toISOString()}::text)))
    from unnest(${ids}::uuid[]) id`);
  await tx.run(sql`delete from leads.external_ids where lead_id = any (${ids}::uuid[])`);
  return ids;
}

/** Puts back what the import changed, where nobody has changed it since. @returns the leads as they are again; none: done. */
export async function restoreChanged(
  tx: Transaction,
  importId: string,
  actor: Actor,
  batchId: string,
): Promise<FoundLead[]> {
  await tx.run(
    sql`create temp table if not exists restoring (lead_id uuid, before jsonb, after jsonb) on commit drop`,
  );
  await tx.run(sql`
    insert into restoring select c.lead_id, c.before, to_jsonb(l) from leads.import_changes c
    join leads.leads l on l.id = c.lead_id and l.version = c.version and l.deleted_at is null
    where c.import_id = ${importId} limit ${undoStep}`);
  const sets = names.map((name) => `${name} = r.${name}`).join(', ');
  const back = await tx.all(sql<FoundLead>`
    update leads.leads l set ${sql.raw(sets)}, version = l.version + 1, updated_at = ${tx.now}::timestamptz
    from (select x.lead_id, p.* from restoring x cross join jsonb_populate_record(null::leads.leads, x.before) p) r
    where l.id = r.lead_id
    returning l.id, l.name, l.company, l.phones, l.emails, l.wechat, l.owner_id as "ownerId", l.team_id as "teamId",
      l.captured_at as "capturedAt"`);
  await saveKeys(tx, back);
  await tx.run(
    sql`delete from leads.import_changes where import_id = ${importId} and lead_id in (select lead_id from restoring)`,
  );
  await tx.run(sql`
    insert into platform.events (at, type, actor_id, via, subject_kind, subject_id, batch_id, payload)
    select ${tx.now}::timestamptz, 'lead.undone', ${actor.id}::uuid, ${actor.via}, 'lead', x.lead_id, ${batchId}::uuid,
      jsonb_build_object('undoes', ${importId}::text, 'changes', (
        select coalesce(jsonb_object_agg(b.key, jsonb_build_array(x.after -> b.key, b.value)), '{}')
        from jsonb_each(x.before) b where b.key = any (${names}::text[]) and b.value is distinct from x.after -> b.key))
    from restoring x`);
  return back;
}

/** What could not be taken back, because somebody has worked with it since. */
export async function leftBehind(
  tx: Transaction,
  importId: string,
): Promise<{ created: number; changed: number }> {
  return tx.one(sql<{ created: number; changed: number }>`
    select (select count(*) from leads.leads where import_id = ${importId} and deleted_at is null) as created,
      (select count(*) from leads.import_changes where import_id = ${importId}) as changed`);
}
