import { sql } from '../../../platform/db/sql.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import type { Names } from '../rules/names.ts';
import { fold } from './rules/row-words.ts';
import type { Told } from './rules/way-of.ts';

/** People at work, or on the list to come, by name and mail address. A name that two have means neither. */
export async function knownPeople(
  tx: Transaction,
): Promise<Map<string, { id: string | null; teamId: string | null }>> {
  const rows = await tx.all(sql<{ id: string; name: string; email: string | null; teamId: string | null }>`
    select id, name, email, team_id as "teamId" from people.people where state <> 'left' and deleted_at is null order by id`);
  const found = new Map<string, { id: string | null; teamId: string | null }>();
  const twice = new Set<string>();
  for (const { id, name, email, teamId } of rows) {
    if (found.has(fold(name))) twice.add(fold(name));
    found.set(fold(name), { id, teamId });
    if (email) found.set(fold(email), { id, teamId });
  }
  for (const name of twice) found.delete(name);
  return found;
}

/** Accounts that the actor sees by folded name; of several the oldest. */
export async function knownAccounts(
  tx: Transaction,
  names: readonly string[],
): Promise<Map<string, { id: string; name: string }>> {
  if (names.length === 0) return new Map();
  const rows = await tx.all(sql<{ id: string; name: string }>`
    select a.id, a.name from customers.accounts a
    where a.deleted_at is null and lower(regexp_replace(btrim(a.name), '\\s+', ' ', 'g')) = any(${names}::text[]) order by a.id desc`);
  return new Map(rows.map((one) => [fold(one.name), one]));
}

/** Reasons as `won 价格` and competitors, by every name they have. */
export async function knownWords(
  tx: Transaction,
): Promise<{ reasons: Map<string, string>; competitors: Map<string, string> }> {
  const reasons = await tx.all(
    sql<{
      id: string;
      kind: string;
      names: Names;
    }>`select id, kind, names from pipeline.reasons where deleted_at is null`,
  );
  const competitors = await tx.all(
    sql<{ id: string; name: string }>`select id, name from pipeline.competitors where deleted_at is null`,
  );
  return {
    reasons: new Map(
      reasons.flatMap(({ id, kind, names }) =>
        Object.values(names).map((name) => [`${kind} ${fold(name)}`, id]),
      ),
    ),
    competitors: new Map(competitors.map(({ id, name }) => [fold(name), id])),
  };
}

/**
 * What happened to opportunities before they came here, in the name of whose hand it was; of nobody known, of who imports. With Yaosu's own
 * eyes: nobody else may tell in another's name.
 */
export async function tellPast(tx: Transaction, batchId: string, told: readonly Told[]): Promise<void> {
  if (told.length === 0) return;
  const importer = tx.actor.id;
  await tx.asSystem(() =>
    tx.run(sql`
      insert into platform.events (at, type, actor_id, via, subject_kind, subject_id, batch_id, payload)
      select t.at, t.type, coalesce(t.by, ${importer}::uuid), ${tx.actor.via}, 'opportunity', t.id, ${batchId}::uuid, t.payload
      from jsonb_to_recordset(${JSON.stringify(told)}::text::jsonb) as t(id uuid, type text, at timestamptz, by uuid, payload jsonb)
      order by t.at`),
  );
}

/** Which of these names in another system are there already, whoever sees them. */
export async function takenKeys(tx: Transaction, keys: readonly string[]): Promise<Set<string>> {
  const rows = await tx.asSystem(() =>
    tx.all(sql<{ key: string }>`
      select o.external_key as key from pipeline.opportunities o
      where o.external_key = any(${keys}::text[]) and o.deleted_at is null`),
  );
  return new Set(rows.map(({ key }) => key));
}

/** Every opportunity of an import, oldest first. */
export async function idsOfImport(tx: Transaction, importId: string): Promise<string[]> {
  const rows = await tx.all(
    sql<{
      id: string;
    }>`select o.id from pipeline.opportunities o where o.import_id = ${importId} order by o.id`,
  );
  return rows.map(({ id }) => id);
}
