import Big from 'big.js';
import type { Category } from '../../rules/opportunity.ts';

/** What one person's deals come to in a period, in the company's currency, decimal text. */
export type CategoryTotals = {
  won: string;
  commit: string;
  bestCase: string;
  pipeline: string;
  /** Open deals times the chance of their stage, and what is won already. */
  weighted: string;
};

/** A deal that is expected in the period, or was won in it. */
export type PeriodDeal = {
  state: 'open' | 'won' | 'lost';
  category: Category;
  baseAmount: string | null;
  /** Of its stage, in percent. */
  probability: number;
};

/** Sums by category; each holds only its own deals. Deals without an amount in the company's currency count nothing. */
export function categoryTotals(deals: readonly PeriodDeal[]): CategoryTotals {
  const sums = { won: zero, commit: zero, bestCase: zero, pipeline: zero, weighted: zero };
  for (const { state, category, baseAmount, probability } of deals) {
    if (baseAmount === null || state === 'lost') continue;
    const amount = new Big(baseAmount);
    if (state === 'won') {
      sums.won = sums.won.plus(amount);
      sums.weighted = sums.weighted.plus(amount);
      continue;
    }
    if (category === 'omitted') continue;
    sums[category] = sums[category].plus(amount);
    sums.weighted = sums.weighted.plus(amount.times(probability).div(100));
  }
  return inText(sums);
}

/** Three promises, each holding those before it: won ≤ commit ≤ best case ≤ pipeline. */
export type Promises = { commit: string; bestCase: string; pipeline: string };

/** What the categories promise: commit is what is won and committed, best case adds what is possible, pipeline all. */
export function promisesOf({ won, commit, bestCase, pipeline }: CategoryTotals): Promises {
  const committed = new Big(won).plus(commit);
  const best = committed.plus(bestCase);
  return {
    commit: committed.toFixed(2),
    bestCase: best.toFixed(2),
    pipeline: best.plus(pipeline).toFixed(2),
  };
}

/** What somebody submitted, and what a manager made of it. */
export type Submission = { submitted: Promises; adjusted: Promises | null };

/** The promises of several people together: adjusted where a manager did so, submitted otherwise, what the deals say where nobody submitted. */
export function rollUp(people: readonly { computed: Promises; submission: Submission | null }[]): Promises {
  const sums = { commit: zero, bestCase: zero, pipeline: zero };
  for (const { computed, submission } of people) {
    const counts = submission?.adjusted ?? submission?.submitted ?? computed;
    for (const key of ['commit', 'bestCase', 'pipeline'] as const) sums[key] = sums[key].plus(counts[key]);
  }
  return inText(sums);
}

/** Whether promises make sense: none less than the one before. @returns the one that is too small, or null */
export function tooSmall({ commit, bestCase, pipeline }: Promises): 'bestCase' | 'pipeline' | null {
  if (new Big(bestCase).lt(commit)) return 'bestCase';
  return new Big(pipeline).lt(bestCase) ? 'pipeline' : null;
}

const zero = new Big(0);

function inText<K extends string>(sums: Record<K, Big>): Record<K, string> {
  return Object.fromEntries(
    Object.entries<Big>(sums).map(([key, sum]) => [key, sum.toFixed(2, Big.roundHalfEven)]),
  ) as Record<K, string>;
}
