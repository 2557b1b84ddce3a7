import { setTimeout as sleep } from 'node:timers/promises';
import { type Actor, system } from '../../platform/actor/actor.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import type { Job } from '../../platform/jobs/worker.ts';
import { type SetStep, setTask } from './acts/start-step.ts';
import { dropUploads } from './acts/take-files.ts';
import { undoSet } from './acts/undo-set.ts';
import { runSet } from './run-set.ts';
import { abandonedSets, forgetUpload, oldUploads } from './store.ts';

/** How long a job waits for another set before it lines up again. */
const patience = 1500;

/** Checks, runs and undoes sets; takes up those whose process is gone. */
export const importSetJobs: readonly Job[] = [
  {
    task: setTask,
    async run(payload, { db, signal, log }) {
      const { setId, step, actor } = payload as { setId: string; step: SetStep; actor: Actor };
      if (step === 'undo') {
        log('a set was undone', { setId, ...(await undoSet(db, setId, actor)), left: undefined });
        return;
      }
      const { state, counts, error } = await runSet(db, setId, step, actor, { signal });
      if (error) log('an import broke', { setId, step, error: error.stack ?? error.message });
      log('a step of an import ended', { setId, step, state, ...counts });
      if (state !== 'wait') return;
      await sleep(patience);
      const at = new Date(Date.now() + patience);
      await db.asSystem(async (tx) => enqueue(tx, setTask, payload, { key: `import set ${setId}`, at }));
    },
  },
  {
    task: 'imports.resumeSets',
    cron: '* * * * *',
    async run(_payload, { db }) {
      await db.asSystem(async (tx) => {
        for (const { id, state, importer } of await abandonedSets(tx)) {
          const step: SetStep = state === 'checking' ? 'check' : state === 'undoing' ? 'undo' : 'run';
          enqueue(tx, setTask, { setId: id, step, actor: importer ?? system }, { key: `import set ${id}` });
        }
      });
    },
  },
  {
    task: 'imports.clearUploads',
    cron: '55 18 * * *',
    async run(_payload, { db }) {
      const old = await db.asSystem(oldUploads);
      await dropUploads(old);
      await db.asSystem(async (tx) => {
        for (const { setId, file } of old) await forgetUpload(tx, setId, file);
      });
    },
  },
];
