import { setImmediate } from 'node:timers/promises';
import type { Transaction } from '../../../../platform/db/transaction.ts';
import { type KeyedLead, saveKeys, unkeyed } from '../store.ts';

/** Renews what like leads are found by, with this act's commit. To be called with the lead as it is after the act. */
export function keepKeys(tx: Transaction, lead: KeyedLead): void {
  saveKeys(tx, [lead]);
}

/** So many are read at a time, and so many made before other requests have their turn. */
const atOnce = 2000;
const madeAtOnce = 50;

/** Makes the keys of leads that have none yet or changed since. Run by Yaosu itself. @returns how many; run again while not 0. */
export async function catchUpKeys(tx: Transaction): Promise<number> {
  const leads = await tx.all(unkeyed(atOnce));
  for (let at = 0; at < leads.length; at += madeAtOnce) {
    saveKeys(tx, leads.slice(at, at + madeAtOnce));
    await setImmediate();
  }
  return leads.length;
}
