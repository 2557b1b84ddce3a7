import { day } from './engagement.ts';
import { type LeadWithPast, observe } from './observe.ts';
import type { ReadingMoment } from './read-attribute.ts';
import { type Reason, reasonsFor } from './reasons.ts';
import { type LeadScore, type ScoringCard, scoreOf, valuesOf } from './scoring.ts';

/** One step of a score's history. */
export type PastScore = {
  at: number;
  before: number | null;
  after: number;
  cause: 'captured' | 'changed' | 'contact' | 'time';
  reasons: Reason[];
};

/** So many steps of one lead at most: time alone makes a few dozen. */
const mostSteps = 500;

/**
 * How a lead's score would have moved had this card been in use all along: at everything that happened and whenever time alone moved
 * it. @returns the steps and the score as it stands at `until`
 */
export function pastScores(
  scoring: ScoringCard,
  lead: LeadWithPast,
  { hours, halfLives }: Omit<ReadingMoment, 'now'>,
  until: number,
): { steps: PastScore[]; score: LeadScore } {
  const captured = Date.parse(lead.capturedAt);
  const events = lead.events.filter(({ at }) => at > captured && at <= until).toSorted((a, b) => a.at - b.at);
  const steps: PastScore[] = [];
  const seenAt = (now: number) => {
    const scored = observe(lead, now, halfLives);
    const moment = { now, hours, halfLives };
    return { score: scoreOf(scoring, scored, moment), values: valuesOf(scoring, scored, moment) };
  };
  let now = captured;
  let last = seenAt(now);
  steps.push({ at: now, before: null, after: last.score.score, cause: 'captured', reasons: [] });
  for (let next = 0; steps.length < mostSteps; ) {
    const event = events[next];
    const aged = last.score.nextChangeAt ?? Number.POSITIVE_INFINITY;
    const isEvent = event !== undefined && event.at <= aged;
    // Never back, nor on the spot.
    now = Math.max(now + 1, isEvent ? event.at : aged);
    if (now > until) break;
    const fresh = seenAt(now);
    if (isEvent) while (events[next] && events[next]!.at <= now) next++;
    if (fresh.score.score !== last.score.score)
      steps.push({
        at: now,
        before: last.score.score,
        after: fresh.score.score,
        cause: isEvent ? (event.type === 'lead.contacted' ? 'contact' : 'changed') : 'time',
        reasons: reasonsFor(scoring, last.values, fresh.values),
      });
    last = fresh;
    if (!isEvent && now - captured > 4000 * day) break;
  }
  return { steps, score: last.score };
}
