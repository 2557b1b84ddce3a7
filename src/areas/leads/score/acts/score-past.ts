import { setImmediate } from 'node:timers/promises';
import { system } from '../../../../platform/actor/actor.ts';
import type { Database } from '../../../../platform/db/database.ts';
import { pastScores } from '../rules/past-scores.ts';
import { insertOutcomes, insertPastScores, publishedCards } from '../store-outcomes.ts';
import { takeTime } from '../store-runs.ts';
import { loadScoring, scoringWith } from '../store-scoring.ts';
import { leadsWithPast, neverScored } from '../store-training.ts';
import { outcomeRow } from './renew-outcomes.ts';
import { catchUp } from './rescore.ts';

const atOnce = 100;

/**
 * Gives leads that came with a past (the demo company's) the history their scores would have had with the card in use, and the
 * outcomes with the score just before; then scores them as they are now. Goes on where it was when it is begun again.
 */
export async function scorePast(db: Database, signal: AbortSignal): Promise<void> {
  const scoring = await loadScoring(db);
  const cards = (await db.read(system, publishedCards)).map(({ id, card, since }) => ({
    id,
    since: Date.parse(since),
    scoring: scoringWith(card, scoring.fields),
  }));
  let before: string | null = null;
  for (;;) {
    if (signal.aborted) return;
    const page = await db.asSystem((tx) => {
      takeTime(tx);
      return tx.all(leadsWithPast(neverScored, before, atOnce));
    });
    const rows = page.flatMap((lead) =>
      pastScores(scoring, lead, scoring, Date.now()).steps.map((step) => ({
        ...step,
        leadId: lead.id,
        at: new Date(step.at).toISOString(),
      })),
    );
    await db.asSystem(async (tx) => {
      await tx.run(insertPastScores(scoring.cardId, rows));
      await tx.run(insertOutcomes(page.flatMap((lead) => outcomeRow(lead, scoring, cards))));
    });
    if (page.length < atOnce) break;
    before = page.at(-1)!.id;
    await setImmediate();
  }
  await catchUp(db, signal);
}
