import { sql } from '../../platform/db/sql.ts';
import type { Transaction } from '../../platform/db/transaction.ts';

export type History = {
  accountId: string | null;
  contactId: string | null;
  ofKind: string;
  ofId: string;
  mergeId: string | null;
};

export function addHistory(tx: Transaction, history: History): void {
  tx.later(sql`
    insert into customers.histories (account_id, contact_id, of_kind, of_id, merge_id)
    values (${history.accountId}, ${history.contactId}, ${history.ofKind}, ${history.ofId}, ${history.mergeId})`);
}

export function removeHistory(tx: Transaction, history: Omit<History, 'mergeId'>): void {
  tx.later(sql`
    delete from customers.histories
    where account_id is not distinct from ${history.accountId}::uuid and contact_id is not distinct from ${history.contactId}::uuid
      and of_kind = ${history.ofKind} and of_id = ${history.ofId} and merge_id is null`);
}

/** Whether a communication is of this record: a file may be attached to it. */
export async function hasCommunication(
  tx: Transaction,
  id: string,
  communicationId: string,
): Promise<boolean> {
  const found = await tx.maybe(sql`
    select 1 from platform.events
    where subject_id = ${id} and type in ('account.contacted', 'contact.contacted')
      and payload ->> 'communicationId' = ${communicationId} limit 1`);
  return found !== null;
}
