import Big from 'big.js';

/** What velocity is made of, over one period of decided opportunities. */
export type VelocityParts = {
  /** Open opportunities. */
  open: number;
  won: number;
  lost: number;
  /** What the won ones brought together. */
  wonAmount: string;
  /** Days from opening to winning, of the won ones together. */
  wonDays: number;
};

export type Velocity = {
  open: number;
  /** Won of decided, 0 … 1. */
  winRate: number;
  averageAmount: string;
  averageDays: number;
  /** What the pipeline brings per day: number × win rate × amount ÷ cycle. */
  perDay: string;
};

/** Sales velocity; null while nothing has been won, since then nobody knows an amount or a cycle. */
export function velocityOf({ open, won, lost, wonAmount, wonDays }: VelocityParts): Velocity | null {
  if (won === 0) return null;
  const average = new Big(wonAmount).div(won);
  const winRate = won / (won + lost);
  // Won on the day it opened still took a day.
  const days = Math.max(1, wonDays / won);
  return {
    open,
    winRate,
    averageAmount: average.toFixed(2),
    averageDays: days,
    perDay: average
      .times(open)
      .times(won)
      .div(won + lost)
      .div(days.toFixed(6))
      .toFixed(2),
  };
}

/**
 * How many times what is open covers what is still missing from the target: null without a target; `reached` when nothing is missing.
 */
export function coverageOf(open: string, won: string, target: string | null): number | 'reached' | null {
  if (target === null || new Big(target).lte(0)) return null;
  const missing = new Big(target).minus(won);
  return missing.lte(0) ? 'reached' : Number(new Big(open).div(missing).toFixed(2));
}
