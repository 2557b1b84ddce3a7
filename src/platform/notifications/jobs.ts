import type { Job } from '../jobs/worker.ts';
import { forgetOld } from './store.ts';

const atOnce = 5_000;

/** Notifications are kept for ninety days. */
export const notificationJobs: readonly Job[] = [
  {
    task: 'notifications.forget',
    cron: '20 19 * * *',
    async run(_payload, { db, signal }) {
      while (!signal.aborted && (await db.asSystem((tx) => forgetOld(tx, atOnce))) === atOnce);
    },
  },
];
