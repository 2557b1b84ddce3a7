import type { Job } from '../../../platform/jobs/worker.ts';
import { catchUpKeys } from './acts/keep-keys.ts';
import { scanBase, scanTask } from './acts/scan-base.ts';

/** Filling in keys after an import and every night, and scanning the whole base. */
export const duplicateJobs: readonly Job[] = [
  {
    task: 'leads.keepMatchKeys',
    cron: '40 18 * * *',
    async run(_payload, { db, signal }) {
      while (!signal.aborted && (await db.asSystem(catchUpKeys)) > 0);
    },
  },
  {
    task: scanTask,
    run: (payload, { db, signal }) => scanBase(db, String(payload.id), signal),
  },
];
