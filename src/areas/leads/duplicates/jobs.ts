import type { Job } from '../../../platform/jobs/worker.ts';
import { catchUpKeys, pairTask } from './acts/keep-keys.ts';
import { pairLead } from './acts/pair-lead.ts';
import { scanBase, scanTask } from './acts/scan-base.ts';

/** Like leads of one that came in, filling in keys after an import and every night, and scanning the whole base. */
export const duplicateJobs: readonly Job[] = [
  {
    task: 'leads.keepMatchKeys',
    cron: '40 18 * * *',
    async run(_payload, { db, signal }) {
      while (!signal.aborted && (await db.asSystem(catchUpKeys)) > 0);
    },
  },
  {
    task: pairTask,
    async run(payload, { db }) {
      await pairLead(db, String(payload.id));
    },
  },
  {
    task: scanTask,
    run: (payload, { db, signal }) => scanBase(db, String(payload.id), signal),
  },
];
