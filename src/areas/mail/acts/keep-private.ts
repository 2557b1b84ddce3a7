import { Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { addressOf } from '../rules/addresses.ts';
import { deletePrivateAddress, insertPrivateAddress, type PrivateAddress } from '../store.ts';

/** Says that an address, or a domain such as @example.com, is not business. @throws Refusal `mail.badAddress` */
export async function keepPrivate(tx: Transaction, text: string): Promise<PrivateAddress> {
  const wanted = text.trim();
  const address = wanted.startsWith('@') ? addressOf(`x${wanted}`)?.slice(1) : addressOf(wanted);
  if (!address) throw new Refusal('mail.badAddress', { address: text.slice(0, 100) }, 'body.address');
  return insertPrivateAddress(tx, address);
}

/** Takes that back. @throws Refusal `record.notFound` */
export async function allowAgain(tx: Transaction, address: string): Promise<void> {
  if ((await deletePrivateAddress(tx, address.toLowerCase())) === 0) throw new Refusal('record.notFound');
}
