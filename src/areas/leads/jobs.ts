import type { Transaction } from '../../platform/db/transaction.ts';
import type { Job } from '../../platform/jobs/worker.ts';
import { escalateMissed, foldTally, wakeParked } from './acts/keep-watch.ts';

/** Repeats a step, each in its own transaction, until nothing is left to do. */
function untilDone(task: string, cron: string, step: (tx: Transaction) => Promise<number>): Job {
  return {
    task,
    cron,
    async run(_payload, { db, signal }) {
      while (!signal.aborted && (await db.asSystem(step)) > 0);
    },
  };
}

/** What the leads room does by itself. */
export const leadJobs: readonly Job[] = [
  untilDone('leads.wakeParked', '*/15 * * * *', wakeParked),
  untilDone('leads.escalateMissed', '* * * * *', escalateMissed),
  {
    task: 'leads.foldTally',
    cron: '*/5 * * * *',
    run: async (_payload, { db }) => {
      await db.asSystem(foldTally);
    },
  },
];
