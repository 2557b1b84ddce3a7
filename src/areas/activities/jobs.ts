import type { Job } from '../../platform/jobs/worker.ts';
import { remindDue } from './acts/remind-due.ts';

/** What activities do by themselves. */
export const activityJobs: readonly Job[] = [
  {
    task: 'activities.remindDue',
    cron: '* * * * *',
    async run(_payload, { db, signal }) {
      while (!signal.aborted && (await db.asSystem(remindDue)) > 0);
    },
  },
];
