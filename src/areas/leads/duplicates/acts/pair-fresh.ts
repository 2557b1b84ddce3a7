import { setTimeout as sleep } from 'node:timers/promises';
import { system } from '../../../../platform/actor/actor.ts';
import type { Database } from '../../../../platform/db/database.ts';
import { type Fresh, markPaired, unpaired } from '../store.ts';
import { pairLead } from './pair-lead.ts';

/** So many are compared before they are noted as done: what a crash does again. */
const atOnce = 50;
const longestRest = 1_000;
/** Then other jobs have their turn; what is left is taken up within a minute. */
const longestRun = 20_000;

/** Looks for leads like those that came in or changed since it last ran. Run by Yaosu itself. */
export async function pairFresh(db: Database, signal: AbortSignal): Promise<void> {
  const until = performance.now() + longestRun;
  const isOver = () => signal.aborted || performance.now() > until;
  while (!isOver()) {
    const fresh = await db.read(system, unpaired(atOnce));
    const compared: Fresh[] = [];
    try {
      for (const one of fresh) {
        if (isOver()) break;
        // Also one that fails: it must not keep the others waiting for ever.
        compared.push(one);
        await giveWay(db, () => pairLead(db, one.id));
      }
    } finally {
      await db.asSystem((tx) => markPaired(tx, compared));
    }
    if (fresh.length < atOnce) return;
  }
}

/** While others wait for answers this takes a twentieth of the time, so that few of them meet it: nobody waits for this. */
async function giveWay(db: Database, work: () => Promise<unknown>): Promise<void> {
  const began = performance.now();
  await work();
  if (db.isBusy) await sleep(Math.min(longestRest, 19 * (performance.now() - began)));
}
