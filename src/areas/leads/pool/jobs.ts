import type { Job } from '../../../platform/jobs/worker.ts';
import { takeBackStale } from './acts/take-back.ts';

/** Every hour: warnings, and leads whose time is up. */
export const poolJobs: readonly Job[] = [
  {
    task: 'leads.takeBackStale',
    cron: '7 * * * *',
    async run(_payload, { db, signal }) {
      while (!signal.aborted && (await db.asSystem(takeBackStale)) > 0);
    },
  },
];
