import { type Query, sql } from '../../platform/db/sql.ts';

export type DealOfCustomer = { id: string; accountId: string | null; contactIds: string[] };

/** Open opportunities of these accounts, or that these contacts have to do with, as far as the actor sees them. */
export function openDealsOf(
  accountIds: readonly string[],
  contactIds: readonly string[],
): Query<DealOfCustomer> {
  return sql<DealOfCustomer>`
    select o.id, o.account_id as "accountId",
      coalesce((select jsonb_agg(i.contact_id) from pipeline.involved i where i.opportunity_id = o.id), '[]') as "contactIds"
    from pipeline.opportunities o
    where o.state = 'open' and o.deleted_at is null and (
      o.account_id = any(${accountIds}::uuid[])
      or o.id in (select i.opportunity_id from pipeline.involved i where i.contact_id = any(${contactIds}::uuid[])))
    limit 50`;
}
