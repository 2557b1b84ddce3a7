import { accept, type Outcome, refuse } from '../../../kernel/outcome.ts';
import type { ExitFacts } from './exit-conditions.ts';
import { missingAt, stagesLeft } from './move-stage.ts';
import type { Opportunity } from './opportunity.ts';
import { type Pipeline, stageIn } from './pipeline.ts';
import { staleFrom } from './stale.ts';

export type CloseWish = {
  to: 'won' | 'lost';
  /** The company's day it was decided, today or before. */
  on: string;
  reasonId: string | null;
  competitorId: string | null;
  note: string | null;
  /** What it really brings, when that isn't what was expected. */
  amount?: string | null | undefined;
};

/**
 * The opportunity decided. Winning takes an amount and all that the remaining stages demand, losing takes a reason.
 *
 * @returns refusals `opportunity.notOpen`, `opportunity.closeAhead`, `opportunity.closeBeforeOpening`, `opportunity.reasonMissing`,
 *   `opportunity.amountMissing`, `opportunity.conditionsMissing`.
 */
export function closeOpportunity(
  pipeline: Pipeline,
  facts: ExitFacts,
  wish: CloseWish,
): Outcome<Opportunity> {
  const { opportunity, today } = facts;
  if (opportunity.state !== 'open') return refuse('opportunity.notOpen', { state: opportunity.state });
  if (wish.on > today) return refuse('opportunity.closeAhead', { on: wish.on, today }, 'body.on');
  const opened = opportunity.openedAt.slice(0, 10);
  // A day of grace: days are the company's, moments are UTC.
  if (wish.on < previousDay(opened))
    return refuse('opportunity.closeBeforeOpening', { on: wish.on, opened }, 'body.on');
  if (wish.to === 'lost' && wish.reasonId === null)
    return refuse('opportunity.reasonMissing', {}, 'body.reasonId');
  const amount = wish.amount ?? opportunity.amount;
  if (wish.to === 'won') {
    if (amount === null) return refuse('opportunity.amountMissing', {}, 'body.amount');
    const priced = { ...facts, opportunity: { ...opportunity, amount } };
    const missing = missingAt(stagesLeft(pipeline, opportunity.stageId, 'won'), priced);
    if (missing.length > 0) return refuse('opportunity.conditionsMissing', { missing });
  }
  const last = pipeline.stages.at(-1)!;
  return accept({
    ...opportunity,
    state: wish.to,
    amount,
    closedOn: wish.on,
    closeReasonId: wish.reasonId,
    competitorId: wish.competitorId,
    closeNote: wish.note,
    staleAt: null,
    nextStep: wish.to === 'lost' ? null : opportunity.nextStep,
    nextStepOn: wish.to === 'lost' ? null : opportunity.nextStepOn,
    furthestStageId: wish.to === 'won' ? last.id : opportunity.furthestStageId,
  });
}

/** A decided opportunity opened again, in the stage where it stood. Refused with `opportunity.isOpen`, `opportunity.stageGone`. */
export function reopenOpportunity(
  opportunity: Opportunity,
  pipeline: Pipeline,
  now: Date,
): Outcome<Opportunity> {
  if (opportunity.state === 'open') return refuse('opportunity.isOpen');
  const stage = stageIn(pipeline, opportunity.stageId);
  if (!stage.ok) return stage;
  const open = {
    ...opportunity,
    state: 'open' as const,
    closedOn: null,
    closeReasonId: null,
    competitorId: null,
    closeNote: null,
    touchedAt: now.toISOString(),
  };
  return accept({ ...open, staleAt: staleFrom(open, stage.value) });
}

function previousDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
