import { type Query, sql } from '../../platform/db/sql.ts';
import type { Transaction } from '../../platform/db/transaction.ts';

/** Where a contact works or worked. */
export type Position = {
  id: string;
  contactId: string;
  accountId: string;
  title: string | null;
  department: string | null;
  fromOn: string | null;
  /** Null: still there. */
  untilOn: string | null;
  isPrimary: boolean;
};

/** Whose an account is, locked against being given away meanwhile; null when it isn't there, or not the actor's to change. */
export function writableAccount(
  tx: Transaction,
  id: string,
): Promise<{ ownerId: string | null; teamId: string | null } | null> {
  return tx.maybe(sql<{ ownerId: string | null; teamId: string | null }>`
    select owner_id as "ownerId", team_id as "teamId" from customers.accounts where id = ${id} and deleted_at is null for no key update`);
}

const columns = sql`p.id, p.contact_id as "contactId", p.account_id as "accountId", p.title, p.department,
  p.from_on as "fromOn", p.until_on as "untilOn", p.is_primary as "isPrimary"`;

export function insertPosition(tx: Transaction, position: Position): void {
  tx.later(sql`
    insert into customers.positions (id, contact_id, account_id, title, department, from_on, until_on, is_primary, created_at)
    values (${position.id}, ${position.contactId}, ${position.accountId}, ${position.title}, ${position.department},
      ${position.fromOn}, ${position.untilOn}, ${position.isPrimary}, ${tx.now})`);
}

export function savePosition(tx: Transaction, position: Position): void {
  tx.later(sql`
    update customers.positions set title = ${position.title}, department = ${position.department}, from_on = ${position.fromOn},
      until_on = ${position.untilOn}, is_primary = ${position.isPrimary} where id = ${position.id}`);
}

export function deletePosition(tx: Transaction, id: string): void {
  tx.later(sql`delete from customers.positions where id = ${id}`);
}

/** All positions of a contact, as Yaosu itself sees them: one at an account that the actor doesn't see counts too. */
export function positionsOf(tx: Transaction, contactId: string): Promise<Position[]> {
  return tx.all(
    sql<Position>`select ${columns} from customers.positions p where p.contact_id = ${contactId} order by p.id`,
  );
}

/** A position as a page shows it; the account's name only where the actor sees it. */
export type ShownPosition = Position & { accountName: string | null };

export function shownPositions(contactId: string): Query<ShownPosition> {
  return sql<ShownPosition>`
    select ${columns}, (select a.name from customers.accounts a where a.id = p.account_id and a.deleted_at is null) as "accountName"
    from customers.positions p where p.contact_id = ${contactId}
    order by p.is_primary desc, p.until_on desc nulls first, p.from_on desc nulls last, p.id`;
}

/** Contacts who work at these accounts now: they change hands with them. */
export async function contactsAt(tx: Transaction, accountIds: readonly string[]): Promise<string[]> {
  const rows = await tx.all(sql<{ id: string }>`
    select id from customers.contacts where account_id = any(${accountIds}::uuid[]) and deleted_at is null`);
  return rows.map((row) => row.id);
}
