import { Refusal } from '../../../../kernel/outcome.ts';
import type { Database } from '../../../../platform/db/database.ts';
import { catchUpKeys } from './keep-keys.ts';
import { pairLead } from './pair-lead.ts';
import { startScan } from './scan-base.ts';

/** Up to so many are looked at one by one; for more the whole base is gone through, which is quicker then. */
const fewEnough = 300;

/** After an import, and every night: makes the keys that are missing, and looks for what is like those leads. Run by Yaosu itself. */
export async function catchUp(db: Database, signal: AbortSignal): Promise<void> {
  const made: string[] = [];
  let count = 0;
  while (!signal.aborted) {
    const some = await db.asSystem(catchUpKeys);
    if (some.length === 0) break;
    count += some.length;
    if (made.length <= fewEnough) made.push(...some);
  }
  if (count > fewEnough) return scan(db);
  for (const id of made) if (!signal.aborted) await pairLead(db, id);
}

async function scan(db: Database): Promise<void> {
  try {
    await db.asSystem((tx) => startScan(tx));
  } catch (error) {
    // One is on its way already, and takes up what has keys by then.
    if (!(error instanceof Refusal) || error.code !== 'duplicate.scanRunning') throw error;
  }
}
