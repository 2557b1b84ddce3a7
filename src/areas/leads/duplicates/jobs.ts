import type { Job } from '../../../platform/jobs/worker.ts';
import { catchUp } from './acts/catch-up.ts';
import { catchUpTask, pairTask } from './acts/keep-keys.ts';
import { pairFresh } from './acts/pair-fresh.ts';
import { scanBase, scanTask } from './acts/scan-base.ts';

/** Like leads of one that came in, filling in keys after an import and every night, and scanning the whole base. */
export const duplicateJobs: readonly Job[] = [
  {
    task: catchUpTask,
    cron: '40 18 * * *',
    run: (_payload, { db, signal }) => catchUp(db, signal),
  },
  {
    task: pairTask,
    cron: '* * * * *',
    run: (_payload, { db, signal }) => pairFresh(db, signal),
  },
  {
    task: scanTask,
    run: (payload, { db, signal }) => scanBase(db, String(payload.id), signal),
  },
];
