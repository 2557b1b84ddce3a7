import type { Opportunity } from './opportunity.ts';
import type { Stage } from './pipeline.ts';

const day = 86_400_000;

/** From when on an open opportunity counts as stale: so many days after its last sign of life as its stage allows. */
export function staleFrom(
  { state, touchedAt }: Pick<Opportunity, 'state' | 'touchedAt'>,
  { staleDays }: Pick<Stage, 'staleDays'>,
): string | null {
  if (state !== 'open' || staleDays === null) return null;
  return new Date(Date.parse(touchedAt) + staleDays * day).toISOString();
}

/** What an open opportunity is flagged for: it is stale, past its expected close, put off, or nobody knows what comes next. */
export type Flags = {
  stale: boolean;
  overdue: boolean;
  slipped: boolean;
  noNextStep: boolean;
  stepLate: boolean;
};

/** @param today the company's day */
export function flagsOf(
  opportunity: Pick<Opportunity, 'state' | 'staleAt' | 'expectedClose' | 'slips' | 'nextStep' | 'nextStepOn'>,
  now: Date,
  today: string,
): Flags {
  const open = opportunity.state === 'open';
  return {
    stale: open && opportunity.staleAt !== null && Date.parse(opportunity.staleAt) <= now.getTime(),
    overdue: open && opportunity.expectedClose !== null && opportunity.expectedClose < today,
    slipped: open && opportunity.slips > 0,
    noNextStep: open && !opportunity.nextStep,
    stepLate: open && opportunity.nextStepOn !== null && opportunity.nextStepOn < today,
  };
}

/**
 * The opportunity with its slips counted: an expected close put off to a later month is a slip, a correction within the month
 * or to an earlier one isn't.
 */
export function countSlip(before: Opportunity, after: Opportunity, now: Date): Opportunity {
  const slipped =
    before.expectedClose !== null &&
    after.expectedClose !== null &&
    after.expectedClose.slice(0, 7) > before.expectedClose.slice(0, 7);
  return slipped ? { ...after, slips: before.slips + 1, slippedAt: now.toISOString() } : after;
}
