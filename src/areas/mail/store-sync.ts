import { sql } from '../../platform/db/sql.ts';
import type { Transaction } from '../../platform/db/transaction.ts';

/** Mail that matched nothing is looked at once more with the next sync. */
export async function lookAgain(tx: Transaction, mailboxId: string): Promise<void> {
  await tx.run(sql`
    delete from mail.uids u using mail.folders f where f.id = u.folder_id and f.mailbox_id = ${mailboxId} and u.verdict = 'unrelated'`);
  await tx.run(sql`update mail.folders set next_uid = 1, mod_seq = null where mailbox_id = ${mailboxId}`);
}
