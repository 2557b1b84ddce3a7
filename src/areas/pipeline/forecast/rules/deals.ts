import type { Day } from './days.ts';

/** From this day a deal stood in this stage; the stage is its place in the list of stages. */
export type StageEntry = { stage: number; on: Day };

/** From this day the salesperson expected this much; null where nothing was said. */
export type Expectation = { on: Day; amount: number | null };

/** A deal as the forecast needs it. */
export type Deal = {
  id: string;
  openedOn: Day;
  /** Every stage it entered, earliest first; the first on `openedOn`. */
  path: readonly StageEntry[];
  /** What was expected over time, earliest first; may be empty. */
  expected: readonly Expectation[];
  closedOn: Day | null;
  won: boolean;
  /** What a won deal brought. */
  value: number | null;
  /** What deals resemble one another by: the product. */
  segment: string;
};

/** A deal as it looked at the end of a day: open, or closed by then. */
export type KnownDeal = Omit<Deal, 'expected'> & { amount: number | null };

/**
 * What was known at the end of `day`: deals opened by then, without the stages they entered, the sums they were expected
 * to bring, the outcome and the value that came later. The only door through which the past is looked at, so that no forecast
 * of the past can peek.
 */
export function knownAt(deals: readonly Deal[], day: Day): KnownDeal[] {
  const known: KnownDeal[] = [];
  for (const deal of deals) {
    if (deal.openedOn > day) continue;
    const closed = deal.closedOn !== null && deal.closedOn <= day;
    known.push({
      id: deal.id,
      openedOn: deal.openedOn,
      path: upTo(deal.path, day),
      segment: deal.segment,
      amount: upTo(deal.expected, day).at(-1)?.amount ?? null,
      closedOn: closed ? deal.closedOn : null,
      won: closed && deal.won,
      value: closed && deal.won ? deal.value : null,
    });
  }
  return known;
}

function upTo<T extends { on: Day }>(entries: readonly T[], day: Day): readonly T[] {
  const last = entries.at(-1);
  return last === undefined || last.on <= day ? entries : entries.filter((entry) => entry.on <= day);
}
