import { sql } from '../../platform/db/sql.ts';
import type { Transaction } from '../../platform/db/transaction.ts';

/** Opportunities that somebody was still working on; at most `limit`. */
export async function openOpportunitiesOf(
  tx: Transaction,
  ownerId: string,
  limit: number,
): Promise<string[]> {
  const rows = await tx.all(sql<{ id: string }>`
    select id from pipeline.opportunities
    where owner_id = ${ownerId} and state = 'open' and deleted_at is null limit ${limit}`);
  return rows.map(({ id }) => id);
}
