import type { Job } from '../jobs/worker.ts';
import { purgeAway } from './store.ts';

const keptDays = 30;

/** Every night what was put away a month ago goes for good, and its room with it. */
export const fileJobs: readonly Job[] = [
  {
    task: 'files.purge',
    cron: '10 18 * * *',
    async run(_payload, { db, signal }) {
      while (!signal.aborted && (await db.asSystem((tx) => purgeAway(tx, keptDays, 100))) > 0);
    },
  },
];
