import { sql } from '../../platform/db/sql.ts';
import type { Transaction } from '../../platform/db/transaction.ts';

/** Whose these leads are, by their id; those without an owner are left out. */
export async function ownersOfLeads(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.all(sql<{ id: string; ownerId: string }>`
    select id, owner_id as "ownerId" from leads.leads
    where id = any(${ids}::uuid[]) and owner_id is not null and deleted_at is null`);
  return new Map(rows.map(({ id, ownerId }) => [id, ownerId]));
}
