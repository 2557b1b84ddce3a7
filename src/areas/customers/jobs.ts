import type { Job } from '../../platform/jobs/worker.ts';
import { rejudgeTask } from './acts/change-rule.ts';
import { rejudgeDue } from './acts/rejudge.ts';

/** What the customers room does by itself: time alone makes silence longer and steps late. */
export const customerJobs: readonly Job[] = [
  {
    task: rejudgeTask,
    cron: '7 * * * *',
    async run(_payload, { db, signal }) {
      while (!signal.aborted && (await db.asSystem(rejudgeDue)) > 0);
    },
  },
];
