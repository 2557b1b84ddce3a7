import type { Transaction } from '../../../../platform/db/transaction.ts';
import { announce } from '../../../../platform/events/live.ts';
import { reasonsFor } from '../rules/reasons.ts';
import { scoreOf, valuesOf } from '../rules/scoring.ts';
import { outcomeOf } from '../rules/settings.ts';
import { leadsAsScored, levelsFrom } from '../store-facts.ts';
import { type KeptRow, sendScores } from '../store-keep.ts';
import { lastScored, lockDue } from '../store-runs.ts';
import { loadScoring, readingAt } from '../store-scoring.ts';

/** So many at a time, so that no transaction holds its locks for long. */
const atOnce = 1000;

/**
 * Scores leads that passing time has moved: what happened long ago counts less. Run by Yaosu itself, by the minute; leads whose
 * time has not come are not touched. @returns how many; run again while it is not 0.
 */
export async function letTimePass(tx: Transaction): Promise<number> {
  const scoring = await loadScoring(tx);
  const ids = await lockDue(tx, atOnce);
  if (ids.length === 0) return 0;
  // After the lock: what acts have written until now is seen.
  const [leads, since] = [await tx.all(leadsAsScored(ids)), await lastScored(tx, ids)];
  const now = readingAt(scoring, tx.now.getTime());
  const rows = leads.map((lead): KeptRow => {
    const scored = { facts: lead, levels: levelsFrom(lead.levels) };
    const kept = scoreOf(scoring, scored, now);
    const last = since.get(lead.id)!;
    const then = readingAt(scoring, last.at);
    // Due at once is also what an act has scored with a card that had just been replaced.
    const isTime = last.cardId === scoring.cardId;
    return {
      ...kept,
      id: lead.id,
      ownerId: lead.ownerId,
      teamId: lead.teamId,
      live: lead.live,
      version: lead.version,
      nextChangeAt: kept.nextChangeAt === null ? null : new Date(kept.nextChangeAt).toISOString(),
      cause: isTime ? 'time' : 'card',
      reasons: isTime
        ? reasonsFor(scoring, valuesOf(scoring, scored, then), valuesOf(scoring, scored, now))
        : null,
      won: outcomeOf({ status: lead.status as never, custom: lead.custom }, scoring.settings.outcome),
    };
  });
  sendScores(tx, scoring.cardId, rows);
  const only = ids.length === 1 ? ids[0]! : null;
  tx.afterCommit(() => announce({ type: 'lead.rescored', kind: 'lead', id: only }));
  return ids.length;
}
