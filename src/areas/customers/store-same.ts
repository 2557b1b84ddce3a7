import { sql } from '../../platform/db/sql.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import type { AccountKeys, ContactKeys } from './record-keys.ts';
import type { Tier } from './rules/standing.ts';

/** An account that is the same, and by what; whoever may see it. */
export type SameAccount = {
  id: string;
  by: ('creditCode' | 'name' | 'phone' | 'email')[];
  name: string;
  kind: string;
  tier: Tier;
  ownerName: string | null;
};

/**
 * Accounts with the same credit code, name (full or short) or, for those without a better sign, telephone or mail; among all there
 * are, those that more speaks for first.
 *
 * @param except an account that isn't to be found: the one itself
 */
export function sameAccounts(
  tx: Transaction,
  keys: AccountKeys,
  creditCode: string | null,
  except: string | null = null,
): Promise<SameAccount[]> {
  const names = [keys.nameKey, keys.shortKey ?? ''].filter((key) => key !== '');
  return tx.asSystem(() =>
    tx.all(sql<SameAccount>`
      with found as (
        select id, 'creditCode' as by from customers.accounts where credit_code = ${creditCode} and deleted_at is null
        union all select id, 'name' from customers.accounts where name_key = any(${names}::text[]) and deleted_at is null
        union all select id, 'name' from customers.accounts where short_key = any(${names}::text[]) and deleted_at is null
        union all select id, 'phone' from customers.accounts where phone_key = any(${keys.phoneKeys}::text[]) and deleted_at is null
        union all select id, 'email' from customers.accounts where email_key = any(${keys.emailKeys}::text[]) and deleted_at is null
        union all select account_id, kind from customers.more_keys
          where account_id is not null and kind = 'phone' and key = any(${keys.phoneKeys}::text[])
        union all select account_id, kind from customers.more_keys
          where account_id is not null and kind = 'email' and key = any(${keys.emailKeys}::text[])
      )
      select a.id, jsonb_agg(distinct f.by) as by, a.name, a.kind, a.tier, p.name as "ownerName"
      from found f join customers.accounts a on a.id = f.id and a.deleted_at is null and a.id is distinct from ${except}::uuid
      left join people.people p on p.id = a.owner_id
      group by a.id, p.name order by count(distinct f.by) desc, a.id desc limit 10`),
  );
}

/** A contact who is the same person, and by what; whoever may see them. */
export type SameContact = {
  id: string;
  by: ('phone' | 'email' | 'name')[];
  name: string;
  accountId: string | null;
  accountName: string | null;
  ownerName: string | null;
};

/** Contacts with the same telephone or mail, or of the same name at the same account, among all there are. */
export function sameContacts(
  tx: Transaction,
  keys: ContactKeys,
  accountId: string | null,
  except: string | null = null,
): Promise<SameContact[]> {
  return tx.asSystem(() =>
    tx.all(sql<SameContact>`
      with found as (
        select id, 'phone' as by from customers.contacts where phone_key = any(${keys.phoneKeys}::text[]) and deleted_at is null
        union all select id, 'email' from customers.contacts where email_key = any(${keys.emailKeys}::text[]) and deleted_at is null
        union all select id, 'name' from customers.contacts
          where person_key = ${keys.personKey} and account_id = ${accountId}::uuid and deleted_at is null
        union all select contact_id, kind from customers.more_keys
          where contact_id is not null and kind = 'phone' and key = any(${keys.phoneKeys}::text[])
        union all select contact_id, kind from customers.more_keys
          where contact_id is not null and kind = 'email' and key = any(${keys.emailKeys}::text[])
      )
      select c.id, jsonb_agg(distinct f.by) as by, c.name, c.account_id as "accountId", a.name as "accountName", p.name as "ownerName"
      from found f join customers.contacts c on c.id = f.id and c.deleted_at is null and c.id is distinct from ${except}::uuid
      left join customers.accounts a on a.id = c.account_id and a.deleted_at is null
      left join people.people p on p.id = c.owner_id
      group by c.id, a.name, p.name order by count(distinct f.by) desc, c.id desc limit 10`),
  );
}

/** What is compared of an account that may be the same as another. */
export type NearAccount = {
  id: string;
  name: string;
  shortName: string | null;
  phones: string[];
  emails: string[];
  region: string | null;
  address: string | null;
  tier: Tier;
  ownerName: string | null;
};

const mostCandidates = 100;

/** Accounts in the actor's sight that share a key, those sharing most first; without those somebody has told apart from `except`. */
export function nearAccounts(
  tx: Transaction,
  keys: readonly number[],
  except: string | null,
): Promise<NearAccount[]> {
  return tx.all(sql<NearAccount>`
    select a.id, a.name, a.short_name as "shortName", a.phones, a.emails, a.region, a.address, a.tier,
      (select p.name from people.people p where p.id = a.owner_id) as "ownerName"
    from (${sharing('account', keys, except)}) m join customers.accounts a on a.id = m.record_id and a.deleted_at is null
    where not exists (
      select 1 from customers.accounts me where me.id = ${except}::uuid and (a.parent_id in (me.id, me.parent_id) or a.id = me.parent_id))`);
}

/** What is compared of a contact that may be the same as another. */
export type NearContact = {
  id: string;
  name: string;
  phones: string[];
  emails: string[];
  wechat: string | null;
  address: string | null;
  accountId: string | null;
  accountName: string | null;
  ownerName: string | null;
};

export function nearContacts(
  tx: Transaction,
  keys: readonly number[],
  except: string | null,
): Promise<NearContact[]> {
  return tx.all(sql<NearContact>`
    select c.id, c.name, c.phones, c.emails, c.wechat, c.address, c.account_id as "accountId",
      (select a.name from customers.accounts a where a.id = c.account_id and a.deleted_at is null) as "accountName",
      (select p.name from people.people p where p.id = c.owner_id) as "ownerName"
    from (${sharing('contact', keys, except)}) m join customers.contacts c on c.id = m.record_id and c.deleted_at is null`);
}

function sharing(kind: 'account' | 'contact', keys: readonly number[], except: string | null) {
  return sql`
    select m.record_id from customers.match_keys m
    where m.keys && ${keys}::int[] and m.kind = ${kind} and m.record_id is distinct from ${except}::uuid
      and not exists (
        select 1 from customers.different d
        where d.one_id = least(m.record_id, ${except}::uuid) and d.other_id = greatest(m.record_id, ${except}::uuid))
    order by (select count(*) from unnest(m.keys) k where k = any(${keys}::int[])) desc limit ${sql.lit(mostCandidates)}`;
}

/** How often a person has asked within the last hour; read by Yaosu itself. */
export const lookUpsLately = (personId: string) => sql<{ n: number }>`
  select count(*) as n from platform.events
  where subject_id = ${personId} and type = 'account.lookedUp' and at > now() - interval '1 hour'`;
