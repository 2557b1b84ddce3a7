import { type Query, sql } from '../../platform/db/sql.ts';

/** Contacts and accounts whose mail it may be, as far as the actor sees them. */
export type CustomersByAddress = {
  contacts: { id: string; address: string; accountId: string | null }[];
  accounts: { id: string; address: string }[];
  /** Accounts by the domain of their own or of their contacts' addresses. */
  domains: { accountId: string; domain: string }[];
};

/** How many are told of one domain: with more than one it is open whose mail it is. */
const mostPerDomain = 5;

/**
 * Who has one of these addresses, and which accounts have addresses at one of these domains.
 *
 * @param keys addresses as `emailKey` folds them
 * @param domains of those that belong to a company of its own
 */
export function customersByAddress(
  keys: readonly string[],
  domains: readonly string[],
): Query<CustomersByAddress> {
  return sql<CustomersByAddress>`
    with keys as (select unnest(${keys}::text[]) as key),
    by_contact as (
      select c.id, k.key, c.account_id from keys k join customers.contacts c on c.email_key = k.key where c.deleted_at is null
      union
      select c.id, k.key, c.account_id from keys k join customers.more_keys m on m.kind = 'email' and m.key = k.key
        join customers.contacts c on c.id = m.contact_id where c.deleted_at is null
    ),
    by_account as (
      select a.id, k.key from keys k join customers.accounts a on a.email_key = k.key where a.deleted_at is null
      union
      select a.id, k.key from keys k join customers.more_keys m on m.kind = 'email' and m.key = k.key
        join customers.accounts a on a.id = m.account_id where a.deleted_at is null
    ),
    domains as (select unnest(${domains}::text[]) as domain)
    select
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'address', key, 'accountId', account_id)) from by_contact), '[]') as contacts,
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'address', key)) from by_account), '[]') as accounts,
      coalesce((
        select jsonb_agg(jsonb_build_object('accountId', f.id, 'domain', d.domain))
        from domains d cross join lateral (
          select id from (
            select c.account_id as id from customers.contacts c
              where split_part(c.email_key, '@', 2) = d.domain and c.email_key is not null and c.deleted_at is null and c.account_id is not null
            union
            select a.id from customers.accounts a
              where split_part(a.email_key, '@', 2) = d.domain and a.email_key is not null and a.deleted_at is null
            union
            select coalesce(m.account_id, c.account_id) from customers.more_keys m left join customers.contacts c on c.id = m.contact_id
              where m.kind = 'email' and split_part(m.key, '@', 2) = d.domain
          ) all_of
          where exists (select 1 from customers.accounts a where a.id = all_of.id and a.deleted_at is null)
          limit ${sql.lit(mostPerDomain)}
        ) f), '[]') as domains`;
}
