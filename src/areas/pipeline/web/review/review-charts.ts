import { addDays } from '../../../../kernel/days.ts';
import type { ChartShape } from '../../../../ui/chart/chart-shape.ts';
import type { Names } from '../../rules/names.ts';
import { firstOfMonth } from '../forecast/periods.ts';

/** How the review's charts speak. */
export type ReviewWords = {
  name: (names: Names) => string;
  number: (n: number) => string;
  percent: (share: number) => string;
  month: (month: string) => string;
  within: (months: number) => string;
  ofPrevious: (share: string) => string;
  reached: string;
  won: string;
  lost: string;
  now: string;
  cohort: string;
  unknown: string;
};

type Step = { names: Names | null; reached: number; ofPrevious: number | null };

/** How many reached each step, and what share that is of the step before. */
export function funnelShape(steps: readonly Step[], words: ReviewWords): ChartShape {
  return {
    x: { labels: steps.map(({ names }) => (names ? words.name(names) : words.won)) },
    y: { min: 0, format: words.number },
    series: [
      {
        name: words.reached,
        kind: 'bar',
        tone: 'accent',
        points: steps.map(({ reached, ofPrevious }, x) => ({
          x,
          y: reached,
          ...(ofPrevious !== null && { note: words.ofPrevious(words.percent(ofPrevious)) }),
        })),
      },
    ],
  };
}

type Cohort = { month: string; opened: number; won: number; wonBy: readonly number[] };
const marks = [1, 3] as const;

/** What share of each month's opportunities was won so far, and within one and three months. */
export function cohortsShape(cohorts: readonly Cohort[], words: ReviewWords): ChartShape {
  const share = (n: number, opened: number) => (opened === 0 ? null : n / opened);
  return {
    x: { name: words.cohort, labels: cohorts.map(({ month }) => words.month(month)) },
    y: { min: 0, format: words.percent },
    series: [
      {
        name: words.now,
        kind: 'bar',
        tone: 'accent',
        points: cohorts.map(({ won, opened }, x) => ({
          x,
          y: share(won, opened),
          note: `${words.number(won)} / ${words.number(opened)}`,
        })),
      },
      ...marks.map((months, at) => ({
        name: words.within(months),
        kind: 'line' as const,
        tone: at === 0 ? ('info' as const) : ('warn' as const),
        points: cohorts.map(({ wonBy }, x) => ({ x, y: wonBy[months] ?? null })),
      })),
    ],
  };
}

type Decided = { words: string; won: number; lost: number };

/** Won beside lost, group by group. */
export function decidedShape(groups: readonly Decided[], words: ReviewWords): ChartShape {
  const bar = (value: (one: Decided) => number) => groups.map((one, x) => ({ x, y: value(one) }));
  return {
    x: { labels: groups.map((one) => one.words) },
    y: { min: 0, format: words.number },
    series: [
      { name: words.won, kind: 'bar', tone: 'good', points: bar(({ won }) => won) },
      { name: words.lost, kind: 'bar', tone: 'ink3', points: bar(({ lost }) => lost) },
    ],
  };
}

/** First and last day of `2026-11` or `2026Q4`; null when it is neither. */
export function monthsOf(key: string): [string, string] | null {
  const quarter = /^(\d{4})Q([1-4])$/.exec(key);
  const first = quarter
    ? `${quarter[1]}-${String(Number(quarter[2]) * 3 - 2).padStart(2, '0')}-01`
    : /^\d{4}-\d\d$/.test(key)
      ? `${key}-01`
      : null;
  return first ? [first, addDays(firstOfMonth(first, quarter ? 3 : 1), -1)] : null;
}
