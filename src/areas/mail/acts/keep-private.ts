import { Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { addressOf } from '../rules/addresses.ts';
import { isPrivate } from '../rules/match.ts';
import { outsiders } from '../rules/read-mail.ts';
import {
  deletePrivateAddress,
  insertPrivateAddress,
  type PrivateAddress,
  privateAddressesOf,
} from '../store.ts';
import { lookAgainAtPrivate } from '../store-sync.ts';
import { countedMessages, threadsWith } from '../store-threads.ts';
import { changeThread, oursIn } from './file-thread.ts';

/**
 * Says that an address, or a domain such as @example.com, is not business. Threads with nobody else outside are private from now on, and
 * nothing of them is kept.
 *
 * @throws Refusal `mail.badAddress`
 */
export async function keepPrivate(tx: Transaction, text: string): Promise<PrivateAddress> {
  const wanted = text.trim();
  const address = wanted.startsWith('@') ? addressOf(`x${wanted}`)?.slice(1) : addressOf(wanted);
  if (!address) throw new Refusal('mail.badAddress', { address: text.slice(0, 100) }, 'body.address');
  const added = await insertPrivateAddress(tx, address);
  const privates = new Set((await tx.all(privateAddressesOf(tx.actor.id))).map((one) => one.address));
  const ours = await oursIn(tx);
  for (const { id } of await tx.all(threadsWith(tx.actor.id, address))) {
    const mails = await tx.all(countedMessages(id));
    const outside = mails.flatMap((mail) => outsiders({ ...mail, replyTo: [] }, ours));
    if (isPrivate(outside, privates)) await changeThread(tx, id, { private: true });
  }
  return added;
}

/** Takes that back: mail is looked at again with the next sync. @throws Refusal `record.notFound` */
export async function allowAgain(tx: Transaction, address: string): Promise<void> {
  if ((await deletePrivateAddress(tx, address.toLowerCase())) === 0) throw new Refusal('record.notFound');
  await lookAgainAtPrivate(tx, tx.actor.id);
}
