import type { ChartShape } from '../../../../ui/chart/chart-shape.ts';
import { histogram } from './histogram.ts';
import type { Simulated, Trials } from './shapes.ts';

type DistributionWords = {
  money: (amount: number) => string;
  percent: (share: number) => string;
  amount: string;
  chance: string;
};

/** How likely what is, in bars of equal width. */
export function distributionShape(
  { ventiles }: Pick<Simulated, 'ventiles'>,
  words: DistributionWords,
): ChartShape {
  const bins = histogram(ventiles);
  return {
    x: { name: words.amount, labels: bins.map(({ from }) => words.money(from)) },
    y: { name: words.chance, min: 0, format: words.percent },
    series: [
      {
        name: words.chance,
        kind: 'bar',
        tone: 'accent',
        points: bins.map(({ from, until, chance }, x) => ({
          x,
          y: chance,
          note: `${words.money(from)} – ${words.money(until)}`,
        })),
      },
    ],
  };
}

type TrialWords = {
  month: (day: string) => string;
  money: (amount: number) => string;
  actual: string;
  p50: string;
  low: string;
  high: string;
  naive: string;
};

/** What came, beside what was forecast and its band, period by period. */
export function trialsShape(trials: Trials, words: TrialWords): ChartShape {
  const line = (value: (one: Trials[number]) => number) => trials.map((one, x) => ({ x, y: value(one) }));
  return {
    x: { labels: trials.map(({ until }) => words.month(until)) },
    y: { min: 0, format: words.money },
    series: [
      { name: words.actual, kind: 'bar', tone: 'ink3', points: line((one) => one.actual) },
      { name: words.p50, kind: 'line', tone: 'accent', points: line((one) => one.p50) },
      { name: words.low, kind: 'line', tone: 'info', points: line((one) => one.p10) },
      { name: words.high, kind: 'line', tone: 'info', points: line((one) => one.p90) },
      { name: words.naive, kind: 'line', tone: 'warn', points: line((one) => one.naive) },
    ],
  };
}

/** How far off forecasts were on average, as a share of what came, and how often it lay within the band. */
export function trialFigures(trials: Trials) {
  const counted = trials.filter(({ actual }) => actual > 0);
  const error = (value: (one: Trials[number]) => number) =>
    counted.length === 0
      ? null
      : counted.reduce((sum, one) => sum + Math.abs(value(one) - one.actual) / one.actual, 0) /
        counted.length;
  return {
    error: error((one) => one.p50),
    naive: error((one) => one.naive),
    held: trials.filter(({ p10, p90, actual }) => actual >= p10 && actual <= p90).length,
    n: trials.length,
  };
}
