import { type Query, sql } from '../../platform/db/sql.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import type { RelationKind } from './rules/relation-types.ts';

// ── Relations ────────────────────────────────────────────────────────────────────────────────────────────────────────

export type Relation = {
  id: string;
  kind: RelationKind;
  type: string;
  fromId: string;
  toId: string;
  deletedAt: string | null;
};

const ends = (kind: RelationKind) => ({
  from: sql.ref(`r.from_${kind}`),
  to: sql.ref(`r.to_${kind}`),
  table: sql.table(`customers.${kind}s`),
});

export function insertRelation(
  tx: Transaction,
  relation: Omit<Relation, 'deletedAt'> & { note: string | null },
): void {
  const { id, kind, type, fromId, toId, note } = relation;
  tx.later(sql`
    insert into customers.relations (id, type, ${sql.ref(`from_${kind}`)}, ${sql.ref(`to_${kind}`)}, note, created_at, created_by)
    values (${id}, ${type}, ${fromId}, ${toId}, ${note}, ${tx.now}, ${tx.actor.id})`);
}

/** Whether the two are related that way already, from either end where it reads the same. */
export async function isRelated(
  tx: Transaction,
  { kind, type, fromId, toId }: Pick<Relation, 'kind' | 'type' | 'fromId' | 'toId'>,
  symmetric: boolean,
): Promise<boolean> {
  const { from, to } = ends(kind);
  const turned = symmetric ? sql`or (${from} = ${toId} and ${to} = ${fromId})` : sql``;
  const found = await tx.maybe(sql`
    select 1 from customers.relations r
    where r.type = ${type} and r.deleted_at is null and ((${from} = ${fromId} and ${to} = ${toId}) ${turned}) limit 1`);
  return found !== null;
}

/** A relation, if the actor sees both ends; locked. */
export function loadRelation(tx: Transaction, id: string): Promise<Relation> {
  return tx.one(sql<Relation>`
    select id, type, case when from_account is null then 'contact' else 'account' end as kind,
      coalesce(from_account, from_contact) as "fromId", coalesce(to_account, to_contact) as "toId", deleted_at as "deletedAt"
    from customers.relations where id = ${id} for no key update`);
}

export function markRelation(tx: Transaction, id: string, deleted: boolean): void {
  tx.later(
    sql`update customers.relations set deleted_at = ${deleted ? tx.now : null}, version = version + 1 where id = ${id}`,
  );
}

/** A relation as the page of one of its ends shows it. */
export type ShownRelation = {
  id: string;
  version: number;
  type: string;
  direction: 'from' | 'to';
  otherId: string;
  otherName: string;
  otherSubtitle: string | null;
  note: string | null;
};

/** How a record stands to others that the actor sees. */
export function relationsOf(kind: RelationKind, id: string): Query<ShownRelation> {
  const { from, to, table } = ends(kind);
  const subtitle =
    kind === 'account'
      ? sql`nullif(concat_ws(' · ', o.short_name, o.region), '')`
      : sql`nullif(concat_ws(' · ', (select a.name from customers.accounts a where a.id = o.account_id and a.deleted_at is null), o.title), '')`;
  return sql<ShownRelation>`
    select r.id, r.version, r.type, case when ${from} = ${id} then 'from' else 'to' end as direction,
      o.id as "otherId", o.name as "otherName", ${subtitle} as "otherSubtitle", r.note
    from customers.relations r
    join ${table} o on o.id = case when ${from} = ${id} then ${to} else ${from} end and o.deleted_at is null
    where r.deleted_at is null and (${from} = ${id} or ${to} = ${id})
    order by r.type, o.sort_key, r.id limit 200`;
}

// ── Referrals ────────────────────────────────────────────────────────────────────────────────────────────────────────

export type Referral = {
  id: string;
  version: number;
  accountId: string;
  byAccount: string | null;
  byContact: string | null;
  referredOn: string;
  note: string | null;
  thanks: string | null;
  thanksDue: string | null;
  thankedOn: string | null;
  thankedHow: string | null;
  deletedAt: string | null;
};

const referralColumns = sql`r.id, r.version, r.account_id as "accountId", r.by_account as "byAccount", r.by_contact as "byContact",
  r.referred_on as "referredOn", r.note, r.thanks, r.thanks_due as "thanksDue", r.thanked_on as "thankedOn",
  r.thanked_how as "thankedHow"`;

export function insertReferral(tx: Transaction, referral: Referral): void {
  tx.later(sql`
    insert into customers.referrals (id, account_id, by_account, by_contact, referred_on, note, thanks, thanks_due, thanked_on, thanked_how,
      created_at, created_by)
    values (${referral.id}, ${referral.accountId}, ${referral.byAccount}, ${referral.byContact}, ${referral.referredOn}, ${referral.note},
      ${referral.thanks}, ${referral.thanksDue}, ${referral.thankedOn}, ${referral.thankedHow}, ${tx.now}, ${tx.actor.id})`);
}

export function saveReferral(tx: Transaction, referral: Referral): void {
  tx.later(sql`
    update customers.referrals set referred_on = ${referral.referredOn}, note = ${referral.note}, thanks = ${referral.thanks},
      thanks_due = ${referral.thanksDue}, thanked_on = ${referral.thankedOn}, thanked_how = ${referral.thankedHow},
      deleted_at = ${referral.deletedAt}, version = version + 1
    where id = ${referral.id}`);
}

export function loadReferral(tx: Transaction, id: string): Promise<Referral> {
  return tx.one(sql<Referral>`
    select ${referralColumns}, r.deleted_at as "deletedAt" from customers.referrals r where r.id = ${id} for no key update`);
}

/** Whether who brought an account is known already, to anybody. */
export async function isBrought(tx: Transaction, accountId: string): Promise<boolean> {
  const found = await tx.asSystem(() =>
    tx.maybe(sql`select 1 from customers.referrals where account_id = ${accountId} and deleted_at is null`),
  );
  return found !== null;
}

/** Longer chains nobody follows. */
const longestChain = 30;

/** Holds who brought whom until the end of the act; taken before the accounts themselves, or two would wait for each other for ever. */
export function lockReferrals(tx: Transaction): void {
  tx.later(sql`select pg_advisory_xact_lock(hashtextextended('customers.referrals', 0))`);
}

/** An account and those that brought it, one by one; a contact who brought one stands for the account they work at. */
export function chainAbove(tx: Transaction, id: string): Promise<{ id: string; name: string }[]> {
  return tx.asSystem(() =>
    tx.all(sql<{ id: string; name: string }>`
      with recursive up as (
        select ${id}::uuid as id, 1 as n
        union all
        select coalesce(r.by_account, c.account_id), up.n + 1
        from up join customers.referrals r on r.account_id = up.id and r.deleted_at is null
        left join customers.contacts c on c.id = r.by_contact
        where up.n < ${sql.lit(longestChain)} and coalesce(r.by_account, c.account_id) is not null
      )
      select a.id, a.name from up join customers.accounts a on a.id = up.id order by up.n`),
  );
}

/** Where a contact works, whoever sees it: for a referral by them. */
export async function accountOfContact(tx: Transaction, contactId: string): Promise<string | null> {
  const row = await tx.asSystem(() =>
    tx.maybe(sql<{ accountId: string | null }>`
      select account_id as "accountId" from customers.contacts where id = ${contactId}`),
  );
  return row?.accountId ?? null;
}

/** A referral as pages show it: names only of what the actor sees. */
export type ShownReferral = Omit<Referral, 'deletedAt'> & {
  accountName: string | null;
  byAccountName: string | null;
  byContactName: string | null;
  ownerName: string | null;
};

const shownReferral = sql`${referralColumns},
  (select a.name from customers.accounts a where a.id = r.account_id and a.deleted_at is null) as "accountName",
  (select a.name from customers.accounts a where a.id = r.by_account and a.deleted_at is null) as "byAccountName",
  (select c.name from customers.contacts c where c.id = r.by_contact and c.deleted_at is null) as "byContactName",
  (select p.name from people.people p join customers.accounts a on a.owner_id = p.id where a.id = r.account_id) as "ownerName"`;

/** Who brought an account (at most one), and whom it or its people brought. */
export const referralOf = (accountId: string): Query<ShownReferral> => sql<ShownReferral>`
  select ${shownReferral} from customers.referrals r where r.account_id = ${accountId} and r.deleted_at is null`;

export const broughtBy = (accountId: string): Query<ShownReferral> => sql<ShownReferral>`
  select ${shownReferral} from customers.referrals r
  where r.deleted_at is null and r.id in (
    select id from customers.referrals where by_account = ${accountId}
    union select g.id from customers.contacts c join customers.referrals g on g.by_contact = c.id where c.account_id = ${accountId})
  order by r.referred_on desc, r.id desc limit 200`;

export const broughtByContact = (contactId: string): Query<ShownReferral> => sql<ShownReferral>`
  select ${shownReferral} from customers.referrals r
  where r.deleted_at is null and r.by_contact = ${contactId} order by r.referred_on desc, r.id desc limit 200`;

/** Thanks promised and not given, for accounts of the actor's or brought by theirs; the longest due first. */
export const thanksOwed = (limit: number): Query<ShownReferral> => sql<ShownReferral>`
  select ${shownReferral} from customers.referrals r
  where r.deleted_at is null and r.thanks is not null and r.thanked_on is null
    and exists (select 1 from customers.accounts a where a.id = r.account_id and a.deleted_at is null OFFSET 0)
  order by coalesce(r.thanks_due, 'infinity'::date), r.referred_on, r.id limit ${sql.lit(limit)}`;

/** One account of the chain that began with another, and what it ordered. */
export type ChainLink = {
  accountId: string;
  accountName: string | null;
  depth: number;
  broughtBy: string;
  revenue: string | null;
};

/** All that came of an account's recommending, generation by generation; what others' accounts ordered counts, their names don't show. */
export function chainBelow(tx: Transaction, id: string): Promise<Omit<ChainLink, 'accountName'>[]> {
  return tx.asSystem(() =>
    tx.all(sql<Omit<ChainLink, 'accountName'>>`
      with recursive down as (
        select ${id}::uuid as id, null::uuid as by_id, 0 as depth
        union all
        select r.account_id, down.id, down.depth + 1
        from down
        join lateral (
          select r.account_id from customers.referrals r where r.deleted_at is null and r.by_account = down.id
          union select r.account_id from customers.contacts c
            join customers.referrals r on r.deleted_at is null and r.by_contact = c.id where c.account_id = down.id) r on true
        join customers.accounts a on a.id = r.account_id and a.deleted_at is null
        where down.depth < ${sql.lit(longestChain)}
      )
      select down.id as "accountId", down.depth, down.by_id as "broughtBy",
        (select i.value from customers.inputs i where i.account_id = down.id and i.input = 'revenueTotal') as revenue
      from down where down.depth > 0 order by down.depth, down.id limit 500`),
  );
}

/** Names of those among these accounts that the actor sees. */
export async function namesOf(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.all(sql<{ id: string; name: string }>`
    select id, name from customers.accounts where id = any(${ids}::uuid[]) and deleted_at is null`);
  return new Map(rows.map((row) => [row.id, row.name]));
}

// ── Dealers ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export type DealerTerms = {
  priceList: string | null;
  rebatePercent: string | null;
  rebateNote: string | null;
  territory: string[];
  exclusive: boolean;
  protectionDays: number | null;
  products: string | null;
  validFrom: string | null;
  validUntil: string | null;
  note: string | null;
  version: number;
};

/** What a dealer without any works under. */
export const noTerms: DealerTerms = {
  priceList: null,
  rebatePercent: null,
  rebateNote: null,
  territory: [],
  exclusive: false,
  protectionDays: null,
  products: null,
  validFrom: null,
  validUntil: null,
  note: null,
  version: 0,
};

export const dealerTerms = (accountId: string): Query<DealerTerms> => sql<DealerTerms>`
  select price_list as "priceList", rebate_percent as "rebatePercent", rebate_note as "rebateNote", territory, exclusive,
    protection_days as "protectionDays", products, valid_from as "validFrom", valid_until as "validUntil", note, version
  from customers.dealer_terms where account_id = ${accountId}`;

export function saveDealerTerms(tx: Transaction, accountId: string, terms: DealerTerms): void {
  tx.later(sql`
    insert into customers.dealer_terms as d (account_id, price_list, rebate_percent, rebate_note, territory, exclusive, protection_days,
      products, valid_from, valid_until, note, version, updated_at)
    values (${accountId}, ${terms.priceList}, ${terms.rebatePercent}, ${terms.rebateNote}, ${terms.territory}, ${terms.exclusive},
      ${terms.protectionDays}, ${terms.products}, ${terms.validFrom}, ${terms.validUntil}, ${terms.note}, ${terms.version}, ${tx.now})
    on conflict (account_id) do update set price_list = excluded.price_list, rebate_percent = excluded.rebate_percent,
      rebate_note = excluded.rebate_note, territory = excluded.territory, exclusive = excluded.exclusive,
      protection_days = excluded.protection_days, products = excluded.products, valid_from = excluded.valid_from,
      valid_until = excluded.valid_until, note = excluded.note, version = excluded.version, updated_at = excluded.updated_at`);
}

/** A dealer whose territory holds a region. */
export type DealerOf = {
  id: string;
  name: string;
  territory: string[];
  exclusive: boolean;
  protectionDays: number | null;
  ownerName: string | null;
};

/** Dealers whose territory holds a region today, whoever's they are: a region that is given away is no secret among colleagues. */
export function dealersOf(tx: Transaction, region: string): Promise<DealerOf[]> {
  return tx.asSystem(() =>
    tx.all(sql<DealerOf>`
      select a.id, a.name, d.territory, d.exclusive, d.protection_days as "protectionDays",
        (select p.name from people.people p where p.id = a.owner_id) as "ownerName"
      from customers.dealer_terms d join customers.accounts a on a.id = d.account_id and a.deleted_at is null and a.kind = 'dealer'
      where d.territory @> ${[region]}::text[] and coalesce(d.valid_from, '-infinity') <= current_date
        and coalesce(d.valid_until, 'infinity') >= current_date
      order by d.exclusive desc, a.sort_key, a.id limit 20`),
  );
}
