import { sql } from '../../platform/db/sql.ts';
import type { Transaction } from '../../platform/db/transaction.ts';

/** As much of an account as others need to name it and to belong to the same people. */
export type AccountBrief = {
  id: string;
  name: string;
  kind: string;
  tier: string;
  currency: string | null;
  ownerId: string | null;
  teamId: string | null;
};

/** The account, if the actor sees it; for areas to the right that hang something on it. */
export function accountFor(tx: Transaction, id: string): Promise<AccountBrief | null> {
  return tx.maybe(sql<AccountBrief>`
    select id, name, kind, tier, currency, owner_id as "ownerId", team_id as "teamId"
    from customers.accounts where id = ${id} and deleted_at is null`);
}

export type ContactBrief = {
  id: string;
  name: string;
  accountId: string | null;
  role: string | null;
  title: string | null;
};

/** The contact, if the actor sees them. */
export function contactFor(tx: Transaction, id: string): Promise<ContactBrief | null> {
  return tx.maybe(sql<ContactBrief>`
    select id, name, account_id as "accountId", role, title from customers.contacts where id = ${id} and deleted_at is null`);
}
