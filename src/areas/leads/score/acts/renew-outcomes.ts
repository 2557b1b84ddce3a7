import { setImmediate } from 'node:timers/promises';
import { system } from '../../../../platform/actor/actor.ts';
import type { Database } from '../../../../platform/db/database.ts';
import { endingOf, type LeadWithPast, observe } from '../rules/observe.ts';
import { scoreOf } from '../rules/scoring.ts';
import { clearOutcomes, insertOutcomes, type OutcomeRow, publishedCards } from '../store-outcomes.ts';
import { takeTime } from '../store-runs.ts';
import { forgetScoring, loadScoring, readingAt, type Scoring, scoringWith } from '../store-scoring.ts';
import { endedLeads } from '../store-training.ts';

export const renewOutcomesTask = 'leads.renewScoreOutcomes';

const atOnce = 500;
/** Older ones show in no figure. */
const mostLeads = 200_000;

/**
 * Works out for every ended lead how it stood just before, with the card that was in use then: after the company has changed what
 * counts as won and lost. Outcomes whose moment nobody knows are left out.
 */
export async function renewOutcomes(db: Database, signal: AbortSignal): Promise<void> {
  // The change may have been made in another process a moment ago.
  forgetScoring();
  const scoring = await loadScoring(db);
  const cards = (await db.read(system, publishedCards)).map(({ id, card, since }) => ({
    id,
    since: Date.parse(since),
    scoring: scoringWith(card, scoring.fields),
  }));
  await db.asSystem((tx) => tx.run(clearOutcomes));
  let before: string | null = null;
  for (let done = 0; done < mostLeads && !signal.aborted; ) {
    const page: LeadWithPast[] = await db.asSystem((tx) => {
      takeTime(tx);
      return tx.all(endedLeads(scoring.settings.outcome, before, atOnce));
    });
    const rows = page.flatMap((lead) => outcomeRow(lead, scoring, cards));
    await db.asSystem((tx) => tx.run(insertOutcomes(rows)));
    if (page.length < atOnce) return;
    done += page.length;
    before = page.at(-1)!.id;
    await setImmediate();
  }
}

type CardThen = { id: string; since: number; scoring: ReturnType<typeof scoringWith> };

/** How a lead stood a moment before its end. */
export function outcomeRow(lead: LeadWithPast, scoring: Scoring, cards: readonly CardThen[]): OutcomeRow[] {
  const ending = endingOf(lead, scoring.settings.outcome);
  if (!ending || ending.at === null) return [];
  const at = ending.at;
  const card = cards.findLast(({ since }) => since <= at) ?? cards[0]!;
  const seen = observe(lead, at - 1, scoring.halfLives);
  const { score, raw, chance, fitGrade, engagementGrade } = scoreOf(
    card.scoring,
    seen,
    readingAt(scoring, at - 1),
  );
  const row = { leadId: lead.id, at: new Date(at).toISOString(), won: ending.won, cardId: card.id };
  return [{ ...row, score, raw, chance, fitGrade, engagementGrade }];
}
