import { setImmediate } from 'node:timers/promises';
import { Refusal } from '../../../../kernel/outcome.ts';
import type { Actor } from '../../../../platform/actor/actor.ts';
import type { Database } from '../../../../platform/db/database.ts';
import { compareRecords, type Reason } from '../../../../platform/matching/record-matching.ts';
import { matchKeys, matchRecord } from '../match-keys.ts';
import { candidates, leadPreview, type Preview } from '../reads.ts';

export type Near = { lead: Preview; likelihood: number; reasons: Reason[] };

/** Below this it is not worth a glance. */
const leastLikely = 0.3;
const mostShown = 20;
/** From here on a pair is kept for a person to look at. */
export const worthALook = 0.5;

/** Leads the actor sees that may be the same as this one, the likeliest first, and why. */
export async function findNear(db: Database, actor: Actor, id: string): Promise<Near[]> {
  const [found] = await db.read(actor, leadPreview(id));
  if (!found) throw new Refusal('record.notFound');
  const record = matchRecord(found.lead);
  const others = await db.read(actor, candidates(id, matchKeys(found.lead)));
  const near: Near[] = [];
  for (const [at, { lead }] of others.entries()) {
    // Other requests go on between a few comparisons.
    if (at % 50 === 49) await setImmediate();
    const { likelihood, reasons } = compareRecords(record, matchRecord(lead));
    if (likelihood >= leastLikely) near.push({ lead, likelihood, reasons });
  }
  return near
    .sort((a, b) => b.likelihood - a.likelihood || (a.lead.id < b.lead.id ? -1 : 1))
    .slice(0, mostShown);
}
