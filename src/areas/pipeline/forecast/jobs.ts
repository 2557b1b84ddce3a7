import type { Job } from '../../../platform/jobs/worker.ts';
import { reprice } from '../settings/store.ts';
import { askForForecast, makeForecast } from './acts/simulate.ts';
import type { Scope } from './store.ts';

/** What the forecast does by itself. */
export const forecastJobs: readonly Job[] = [
  {
    task: 'pipeline.forecast',
    run: async (payload, { db, signal }) => {
      const { kind, id } = payload as Scope;
      await makeForecast(db, { kind, id: id ?? null }, signal);
    },
  },
  {
    // Each night: today's rates, and the company's forecast ready before anyone asks.
    task: 'pipeline.nightly',
    cron: '40 17 * * *',
    run: async (_payload, { db }) => {
      await db.asSystem((tx) => reprice(tx, null));
      await db.asSystem(async (tx) => askForForecast(tx, { kind: 'company', id: null }));
    },
  },
];
