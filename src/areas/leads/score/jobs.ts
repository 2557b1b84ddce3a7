import { system } from '../../../platform/actor/actor.ts';
import type { Job } from '../../../platform/jobs/worker.ts';
import { letTimePass } from './acts/let-time-pass.ts';
import { renewOutcomes, renewOutcomesTask } from './acts/renew-outcomes.ts';
import { catchUp, catchUpTask, rescoreAll, rescoreTask, startRun } from './acts/rescore.ts';
import { runTraining, trainTask, trainWhenDue } from './acts/run-training.ts';
import { latestRun } from './store-runs.ts';
import { forgetScoring, loadScoring } from './store-scoring.ts';

/** What the score does by itself. */
export const scoreJobs: readonly Job[] = [
  {
    // By the minute: what passing time moves; and when fields or hours have changed since all leads were scored, all of them anew.
    task: 'leads.letScoresAge',
    cron: '* * * * *',
    async run(_payload, { db, signal }) {
      forgetScoring();
      const scoring = await loadScoring(db);
      const [run] = await db.read(system, latestRun);
      if (run?.basis !== scoring.basis)
        await db.asSystem(async (tx) => startRun(tx, run ? 'fields' : 'first', scoring));
      // Asked anew each time: a card replaced meanwhile would make the same leads due again and again.
      while (!signal.aborted && (await db.asSystem(letTimePass)) > 0) forgetScoring();
    },
  },
  {
    task: rescoreTask,
    run: async (_payload, { db, signal }) => {
      await rescoreAll(db, signal);
    },
  },
  {
    task: catchUpTask,
    cron: '20 18 * * *',
    run: async (_payload, { db, signal }) => {
      await catchUp(db, signal);
    },
  },
  { task: renewOutcomesTask, run: (_payload, { db, signal }) => renewOutcomes(db, signal) },
  { task: trainTask, run: (payload, { db, signal }) => runTraining(db, String(payload.id), signal) },
  {
    task: 'leads.trainScoreWeekly',
    cron: '10 19 * * 6',
    run: async (_payload, { db }) => {
      await db.asSystem(trainWhenDue);
    },
  },
];
