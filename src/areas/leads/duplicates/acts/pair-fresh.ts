import type { Database } from '../../../../platform/db/database.ts';
import { takeUnpaired } from '../store.ts';
import { pairLead } from './pair-lead.ts';

/** So many are compared before they are noted as done: what a crash does again. */
const atOnce = 50;

/** Looks for leads like those that came in or changed since it last ran. Run by Yaosu itself. */
export async function pairFresh(db: Database, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const ids = await db.asSystem((tx) => takeUnpaired(tx, atOnce));
    for (const id of ids) await pairLead(db, id);
    if (ids.length < atOnce) return;
  }
}
