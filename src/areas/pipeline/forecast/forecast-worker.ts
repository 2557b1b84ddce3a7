import { parentPort, workerData } from 'node:worker_threads';
import { type Day, monthEnd } from './rules/days.ts';
import type { Deal } from './rules/deals.ts';
import { backTest, type Forecast, forecast, type Trial } from './rules/forecast.ts';

export type ForecastTask = { deals: Deal[]; stages: number; today: Day };
export type ForecastResult = { months: 1 | 3; forecast: Forecast | null; trials: Trial[] }[];

/** So many month ends of the past are tried and shown. */
const shown = 12;

// Runs in a thread of its own.
const { deals, stages, today } = workerData as ForecastTask;
const seed = { draws: 2000, seed: today };
const result: ForecastResult = ([1, 3] as const).map((months) => {
  const ends: Day[] = [];
  for (let back = shown; back >= 1; back--) {
    const end = monthEnd(today, -back);
    if (monthEnd(end + 1, months - 1) < today) ends.push(end);
  }
  return {
    months,
    forecast: forecast(deals, stages, today, [months], seed)[0]!,
    trials: backTest(deals, stages, ends, months, { ...seed, draws: 500 }),
  };
});
parentPort!.postMessage({ result });
