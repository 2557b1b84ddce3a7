import { sql } from '../../platform/db/sql.ts';
import type { Transaction } from '../../platform/db/transaction.ts';

/** Leads that somebody was still working on, or has put off; at most `limit`. */
export async function unfinishedLeadsOf(tx: Transaction, ownerId: string, limit: number): Promise<string[]> {
  const rows = await tx.all(sql<{ id: string }>`
    select id from leads.leads
    where owner_id = ${ownerId} and deleted_at is null and status in ('new', 'working', 'qualified', 'parked') limit ${limit}`);
  return rows.map(({ id }) => id);
}
