import type { WorkItem } from '../lead-shapes.ts';

/** What the work list takes of a lead that has no score yet. */
export const usualChance = 0.2;

/**
 * Chance × amount, in the currency of the amount, rounded to whole units: it is an expectation, not money that anyone owes. Null when
 * nobody ever said an amount.
 */
export function expectedAmount({
  chance,
  amountUsed,
}: Pick<WorkItem, 'chance' | 'amountUsed'>): number | null {
  return amountUsed ? Math.round((chance ?? usualChance) * Number(amountUsed.amount)) : null;
}

/** Whether it must be done now: what is fresh, or was missed long ago, is only a suggestion. */
export function isPressing({ reason, urgency }: Pick<WorkItem, 'reason' | 'urgency'>): boolean {
  return reason !== 'fresh' && urgency > 3;
}
