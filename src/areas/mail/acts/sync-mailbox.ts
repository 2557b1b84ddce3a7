import { Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { loadMailbox } from '../store.ts';
import { lookAgain } from '../store-sync.ts';
import { enqueueSync } from './connect-mailbox.ts';

/**
 * Fetches soon.
 *
 * @param again what matched nothing is looked at once more
 * @throws Refusal `record.notFound`, `mail.paused`
 */
export async function askForSync(
  tx: Transaction,
  id: string,
  again: boolean,
): Promise<{ id: string; version: number }> {
  const mailbox = await loadMailbox(tx, id);
  if (mailbox.state === 'paused') throw new Refusal('mail.paused');
  if (again) await lookAgain(tx, id);
  enqueueSync(tx, id);
  return { id, version: mailbox.version };
}
