import type { Actor } from '../../platform/actor/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { foldTally } from './acts/keep-watch.ts';
import { countsByStatus } from './reads.ts';
import type { LeadStatus } from './rules/lead-states.ts';

/** Reading more lines of the tally than this takes longer than adding them together for everyone who reads after. */
const readInOneGo = 500;
/** Each process folds at most so often, in milliseconds. */
const pause = 1_000;
const foldedAt = new WeakMap<Database, number>();

/** How many of the actor's leads stand where: exact, whatever was written a moment ago. */
export async function countLeads(db: Database, actor: Actor): Promise<Record<LeadStatus, number>> {
  const counts = { new: 0, working: 0, qualified: 0, converted: 0, parked: 0, disqualified: 0 };
  let lines = 0;
  for (const row of await db.read(actor, countsByStatus(actor))) {
    counts[row.status] = row.n;
    lines += row.lines;
  }
  if (lines > readInOneGo) foldSoon(db);
  return counts;
}

/** Many writes left many lines: nobody waits for their folding, and should it fail the next reader or the job does it. */
function foldSoon(db: Database): void {
  const now = Date.now();
  if (now - (foldedAt.get(db) ?? 0) < pause) return;
  foldedAt.set(db, now);
  db.asSystem(foldTally).catch(() => {});
}
