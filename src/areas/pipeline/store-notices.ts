import { sql } from '../../platform/db/sql.ts';
import type { Transaction } from '../../platform/db/transaction.ts';

/** Whose these opportunities are, by their id; those without an owner are left out. */
export async function ownersOfOpportunities(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.all(sql<{ id: string; ownerId: string }>`
    select id, owner_id as "ownerId" from pipeline.opportunities
    where id = any(${ids}::uuid[]) and owner_id is not null and deleted_at is null`);
  return new Map(rows.map(({ id, ownerId }) => [id, ownerId]));
}

export type Deal = { id: string; teamId: string; amount: string; stages: Record<string, string> };

/** What these deals come to in the company's currency, whose team's they are, and where they stand. */
export function dealsOf(tx: Transaction, ids: readonly string[]): Promise<Deal[]> {
  return tx.all(sql<Deal>`
    select o.id, o.team_id as "teamId", o.base_amount::text as amount, s.names as stages
    from pipeline.opportunities o join pipeline.stages s on s.id = o.stage_id
    where o.id = any(${ids}::uuid[]) and o.team_id is not null and o.base_amount is not null and o.deleted_at is null`);
}
