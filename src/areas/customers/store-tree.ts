import { type Query, sql } from '../../platform/db/sql.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { type Ancestor, deepest } from './rules/hierarchy.ts';
import type { Health, Tier } from './rules/standing.ts';

/**
 * Holds the tree until the end of the act. Whoever moves an account takes it before the account itself, or two would wait for each
 * other for ever.
 */
export function lockTree(tx: Transaction): void {
  tx.later(sql`select pg_advisory_xact_lock(hashtextextended('customers.tree', 0))`);
}

/**
 * An account and all above it, nearest first; nothing when the actor doesn't see the account itself. Those above are read whoever sees
 * them, for a circle is one even where nobody looks.
 */
export async function lineAbove(tx: Transaction, id: string): Promise<Ancestor[]> {
  lockTree(tx);
  const seen = await tx.maybe(sql`select 1 from customers.accounts where id = ${id} and deleted_at is null`);
  if (!seen) return [];
  return tx.asSystem(() =>
    tx.all(sql<Ancestor>`
      with recursive up as (
        select a.id, a.name, a.parent_id, 1 as n from customers.accounts a where a.id = ${id}
        union all
        select a.id, a.name, a.parent_id, up.n + 1 from up join customers.accounts a on a.id = up.parent_id
        where up.n < ${sql.lit(4 * deepest)}
      )
      select id, name, parent_id as "parentId" from up order by n`),
  );
}

/** One account of a family, as the tree on a page shows it. */
export type Relative = {
  id: string;
  name: string;
  shortName: string | null;
  parentId: string | null;
  tier: Tier;
  health: Health;
  ownerName: string | null;
};

/** More branches than this no page shows; the list has them all. */
export const mostRelatives = 200;

/** The whole family of an account as far as the actor sees it: from the topmost visible one down. */
export function familyOf(id: string): Query<Relative> {
  return sql<Relative>`
    with recursive up as (
      select a.id, a.parent_id, 1 as n from customers.accounts a where a.id = ${id} and a.deleted_at is null
      union all
      select a.id, a.parent_id, up.n + 1 from up
      join customers.accounts a on a.id = up.parent_id and a.deleted_at is null where up.n < ${sql.lit(2 * deepest)}
    ), down as (
      (select id, 1 as n from up order by up.n desc limit 1)
      union all
      select a.id, down.n + 1 from down
      join customers.accounts a on a.parent_id = down.id and a.deleted_at is null where down.n < ${sql.lit(2 * deepest)}
    )
    select a.id, a.name, a.short_name as "shortName", a.parent_id as "parentId", a.tier, a.health,
      (select p.name from people.people p where p.id = a.owner_id) as "ownerName"
    from down join customers.accounts a on a.id = down.id
    order by down.n, a.sort_key, a.id limit ${sql.lit(mostRelatives)}`;
}
