import type { Transaction } from '../../../../platform/db/transaction.ts';
import { type KeyedLead, saveKeys, unkeyed } from '../store.ts';

/** Renews what like leads are found by, with this act's commit. To be called with the lead as it is after the act. */
export function keepKeys(tx: Transaction, lead: KeyedLead): void {
  saveKeys(tx, [lead]);
}

/** So many at a time: a few hundred milliseconds of work. */
const atOnce = 2000;

/** Makes the keys of leads that have none yet or changed since. Run by Yaosu itself. @returns how many; run again while not 0. */
export async function catchUpKeys(tx: Transaction): Promise<number> {
  const leads = await tx.all(unkeyed(atOnce));
  saveKeys(tx, leads);
  return leads.length;
}
