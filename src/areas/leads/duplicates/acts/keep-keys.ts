import { setImmediate } from 'node:timers/promises';
import type { Transaction } from '../../../../platform/db/transaction.ts';
import { enqueue } from '../../../../platform/jobs/enqueue.ts';
import { nudge } from '../../../../platform/jobs/nudge.ts';
import { type Lead, same } from '../../rules/lead.ts';
import { type KeyedLead, saveKeys, unkeyed } from '../store.ts';

/** Makes the keys that are missing, and looks for what is like those leads. */
export const catchUpTask = 'leads.keepMatchKeys';
/** Looks for leads like those whose keys are new. */
export const pairTask = 'leads.pairFresh';

/**
 * Renews what like leads are found by, with this act's commit, and has like ones looked for right after it. To be called with the
 * lead as it is after the act; costs a tenth of a millisecond.
 *
 * @param before as it was, when it was there: nothing is done unless something that tells it from others has changed
 */
export function keepKeys(tx: Transaction, lead: KeyedLead, before?: Lead): void {
  if (before && told.every((field) => same(before[field], lead[field]))) return;
  saveKeys(tx, [lead], false);
  tx.afterCommit(() => nudge(pairTask));
}

/** After many leads came in or changed at once. */
export function keepKeysSoon(tx: Transaction): void {
  enqueue(tx, catchUpTask, {}, { key: catchUpTask });
}

/** By these a lead is told from others. */
const told = ['name', 'company', 'phones', 'emails', 'wechat', 'region', 'address'] as const;

/** So many are read at a time, and so many made before other requests have their turn. */
const atOnce = 2000;
const madeAtOnce = 50;

/** Makes the keys of leads that have none yet or changed since. Run by Yaosu itself. @returns which; run again while there are any. */
export async function catchUpKeys(tx: Transaction): Promise<string[]> {
  const leads = await tx.all(unkeyed(atOnce));
  for (let at = 0; at < leads.length; at += madeAtOnce) {
    saveKeys(tx, leads.slice(at, at + madeAtOnce), true);
    await setImmediate();
  }
  return leads.map(({ id }) => id);
}
