import { system } from '../../../../platform/actor/actor.ts';
import type { Database } from '../../../../platform/db/database.ts';
import { announce } from '../../../../platform/events/live.ts';
import { leadPreview } from '../reads.ts';
import { savePairs } from '../store.ts';
import { findNear, worthALook } from './find-near.ts';

/** Keeps the pairs that a lead which came in or changed makes with others, to be looked at. Run by Yaosu itself. */
export async function pairLead(db: Database, id: string): Promise<number> {
  const [found] = await db.read(system, leadPreview(id));
  // Deleted or merged meanwhile.
  if (!found) return 0;
  const near = (await findNear(db, system, id)).filter(({ likelihood }) => likelihood >= worthALook);
  if (near.length === 0) return 0;
  const pairs = near.map(({ lead, likelihood, reasons }) => ({
    a: lead.id < id ? lead.id : id,
    b: lead.id < id ? id : lead.id,
    likelihood,
    reasons,
  }));
  const kept = await db.asSystem((tx) => savePairs(tx, pairs));
  for (const one of [id, ...near.map(({ lead }) => lead.id)])
    announce({ type: 'lead.pairFound', kind: 'lead', id: one });
  return kept;
}
