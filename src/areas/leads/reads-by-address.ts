import { type Query, sql } from '../../platform/db/sql.ts';

/** Leads that are still worked and have one of these addresses (as `emailKey` folds them), as far as the actor sees them. */
export function leadsByAddress(keys: readonly string[]): Query<{ id: string; address: string }> {
  return sql<{ id: string; address: string }>`
    select l.id, l.email_key as address from leads.leads l
    where l.email_key = any(${keys}::text[]) and l.deleted_at is null and l.status <> 'converted'
    union
    select l.id, m.key from leads.more_keys m join leads.leads l on l.id = m.lead_id
    where m.kind = 'email' and m.key = any(${keys}::text[]) and l.deleted_at is null and l.status <> 'converted'`;
}
