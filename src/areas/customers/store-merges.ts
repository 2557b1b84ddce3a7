import type { Changes } from '../../kernel/changes.ts';
import { type Query, sql } from '../../platform/db/sql.ts';
import type { Transaction } from '../../platform/db/transaction.ts';

export type MergeKind = 'account' | 'contact';

/** What belonged to the record put away and was moved to the one kept, by place; ids, so that it can be moved back. */
export type Moved = { [place: string]: string[] };

export type MergeRow = {
  id: string;
  keptId: string;
  awayId: string;
  awayBefore: Record<string, unknown>;
  changes: Changes;
  moved: Moved;
  mergedAt: string;
};

/** Places that name an account or a contact, and the condition under which a row may not be moved (it would name one twice). */
const places: Record<
  MergeKind,
  readonly { place: string; table: string; column: string; unless?: string }[]
> = {
  account: [
    { place: 'contacts', table: 'customers.contacts', column: 'account_id' },
    { place: 'positions', table: 'customers.positions', column: 'account_id' },
    { place: 'branches', table: 'customers.accounts', column: 'parent_id', unless: 'r.id = $kept' },
    {
      place: 'relationsFrom',
      table: 'customers.relations',
      column: 'from_account',
      unless: 'r.to_account = $kept',
    },
    {
      place: 'relationsTo',
      table: 'customers.relations',
      column: 'to_account',
      unless: 'r.from_account = $kept',
    },
    {
      place: 'referrals',
      table: 'customers.referrals',
      column: 'account_id',
      unless:
        'r.by_account = $kept or exists (select 1 from customers.referrals k where k.account_id = $kept and k.deleted_at is null)',
    },
    {
      place: 'referred',
      table: 'customers.referrals',
      column: 'by_account',
      unless: 'r.account_id = $kept',
    },
  ],
  contact: [
    {
      place: 'positions',
      table: 'customers.positions',
      column: 'contact_id',
    },
    {
      place: 'relationsFrom',
      table: 'customers.relations',
      column: 'from_contact',
      unless: 'r.to_contact = $kept',
    },
    {
      place: 'relationsTo',
      table: 'customers.relations',
      column: 'to_contact',
      unless: 'r.from_contact = $kept',
    },
    { place: 'referred', table: 'customers.referrals', column: 'by_contact' },
  ],
};

/** Moves everything that hangs on a record to another one. As Yaosu itself. */
export async function moveBelongings(
  tx: Transaction,
  kind: MergeKind,
  awayId: string,
  keptId: string,
): Promise<Moved> {
  const moved: Moved = {};
  for (const { place, table, column, unless } of places[kind]) {
    const but = unless ? sql`and not (${sql.raw(unless.replaceAll('$kept', `'${keptId}'::uuid`))})` : sql``;
    const rows = await tx.all(sql<{ id: string }>`/* unprepared */
      update ${sql.table(table)} r set ${sql.ref(column)} = ${keptId} where r.${sql.ref(column)} = ${awayId} ${but} returning r.id`);
    moved[place] = rows.map((row) => row.id);
  }
  const files = await tx.all(sql<{ id: string }>`
    update platform.files set subject_id = ${keptId} where subject_kind = ${kind} and subject_id = ${awayId} returning id`);
  moved.files = files.map((row) => row.id);
  if (kind === 'account') {
    // What other areas fed goes along where the one kept has nothing of the kind; so do a dealer's terms.
    await tx.run(sql`
      insert into customers.inputs (account_id, input, value, at, source)
      select ${keptId}::uuid, input, value, at, source from customers.inputs where account_id = ${awayId} on conflict do nothing`);
    const terms = await tx.all(sql<{ id: string }>`
      update customers.dealer_terms set account_id = ${keptId} where account_id = ${awayId}
        and not exists (select 1 from customers.dealer_terms where account_id = ${keptId}) returning account_id as id`);
    moved.dealerTerms = terms.map((row) => row.id);
  }
  return moved;
}

/** Moves back what was moved and is still there. */
export function moveBack(tx: Transaction, kind: MergeKind, { awayId, keptId, moved }: MergeRow): void {
  for (const { place, table, column } of places[kind])
    tx.later(sql`
      update ${sql.table(table)} set ${sql.ref(column)} = ${awayId}
      where id = any(${moved[place] ?? []}::uuid[]) and ${sql.ref(column)} = ${keptId}`);
  tx.later(sql`
    update platform.files set subject_id = ${awayId} where id = any(${moved.files ?? []}::uuid[]) and subject_id = ${keptId}`);
  if ((moved.dealerTerms ?? []).length > 0)
    tx.later(sql`update customers.dealer_terms set account_id = ${awayId} where account_id = ${keptId}`);
}

/** Before positions are moved to another contact, none of them may be primary there too. */
export function demotePositions(tx: Transaction, contactId: string): void {
  tx.later(sql`update customers.positions set is_primary = false where contact_id = ${contactId}`);
}

/** The position at the account where a contact works now becomes their primary one. */
export function promotePosition(tx: Transaction, contactId: string, accountId: string | null): void {
  tx.later(sql`
    update customers.positions p set is_primary = true
    where p.id = (
      select id from customers.positions where contact_id = ${contactId} and account_id = ${accountId}::uuid and until_on is null
      order by id limit 1)
    and not exists (select 1 from customers.positions where contact_id = ${contactId} and is_primary)`);
}

/** Writes the merge, marks the record put away, and lets the one kept show its history and all that it had taken over. */
export function insertMerge(tx: Transaction, kind: MergeKind, merge: Omit<MergeRow, 'mergedAt'>): void {
  tx.later(sql`
    insert into customers.merges (id, kind, kept_id, away_id, away_before, changes, moved, merged_by, merged_at)
    values (${merge.id}, ${kind}, ${merge.keptId}, ${merge.awayId}, ${JSON.stringify(merge.awayBefore)}::text::jsonb,
      ${JSON.stringify(merge.changes)}::text::jsonb, ${JSON.stringify(merge.moved)}::text::jsonb, ${tx.actor.id}, ${tx.now})`);
  tx.later(sql`update ${tableOf(kind)} set merged_into = ${merge.keptId} where id = ${merge.awayId}`);
  const owner = sql.ref(kind === 'account' ? 'account_id' : 'contact_id');
  tx.later(sql`
    insert into customers.histories (${owner}, of_kind, of_id, merge_id)
    select ${merge.keptId}::uuid, of_kind, of_id, ${merge.id}::uuid
    from (
      select ${kind} as of_kind, ${merge.awayId}::uuid as of_id
      union select of_kind, of_id from customers.histories where ${owner} = ${merge.awayId}) as all_of
    where of_id <> ${merge.keptId}::uuid`);
}

const tableOf = (kind: MergeKind) => sql.table(`customers.${kind}s`);

/** A merge of that kind that still holds, locked. */
export function loadMerge(tx: Transaction, kind: MergeKind, id: string): Promise<MergeRow> {
  return tx.one(sql<MergeRow>`
    select id, kept_id as "keptId", away_id as "awayId", away_before as "awayBefore", changes, moved, merged_at as "mergedAt"
    from customers.merges where id = ${id} and kind = ${kind} and undone_at is null for no key update`);
}

export function endMerge(tx: Transaction, kind: MergeKind, { id, awayId }: MergeRow): void {
  tx.later(sql`update customers.merges set undone_at = ${tx.now} where id = ${id}`);
  tx.later(sql`update ${tableOf(kind)} set merged_into = null where id = ${awayId}`);
  tx.later(sql`delete from customers.histories where merge_id = ${id}`);
}

/** What people did with the record since a moment, by kind: it stays where it is. */
export function doneSince(
  tx: Transaction,
  recordId: string,
  since: string,
): Promise<{ type: string; n: number }[]> {
  return tx.all(sql<{ type: string; n: number }>`
    select type, count(*) as n from platform.events
    where subject_id = ${recordId} and at > ${since}::timestamptz
      and type in ('account.contacted', 'account.commented', 'account.merged', 'contact.contacted', 'contact.commented', 'contact.merged')
    group by type order by type`);
}

/** Where a record that was put away by merging went. */
export async function mergedInto(tx: Transaction, kind: MergeKind, id: string): Promise<string | null> {
  const row = await tx.maybe(
    sql<{ into: string | null }>`select merged_into as into from ${tableOf(kind)} where id = ${id}`,
  );
  return row?.into ?? null;
}

/** Two records were looked at and are not the same; or that is taken back. Ids in any order. */
export function settleDifferent(tx: Transaction, one: string, other: string, again: boolean): void {
  const [a, b] = one < other ? [one, other] : [other, one];
  tx.later(
    again
      ? sql`delete from customers.different where one_id = ${a} and other_id = ${b}`
      : sql`
        insert into customers.different (one_id, other_id, settled_by, settled_at)
        values (${a}, ${b}, ${tx.actor.id}, ${tx.now}) on conflict do nothing`,
  );
}

export type ShownMerge = {
  id: string;
  awayId: string;
  awayName: string;
  mergedBy: string | null;
  mergedAt: string;
};

/** What was merged into a record and can be taken apart again, latest first. */
export const mergesOf = (kind: MergeKind, id: string): Query<ShownMerge> => sql<ShownMerge>`
  select m.id, m.away_id as "awayId", m.away_before ->> 'name' as "awayName",
    (select p.name from people.people p where p.id = m.merged_by) as "mergedBy", m.merged_at as "mergedAt"
  from customers.merges m where m.kept_id = ${id} and m.kind = ${kind} and m.undone_at is null
  order by m.merged_at desc, m.id desc`;
