import { setTimeout as sleep } from 'node:timers/promises';
import { type Actor, system } from '../../../platform/actor/actor.ts';
import { enqueue } from '../../../platform/jobs/enqueue.ts';
import type { Job } from '../../../platform/jobs/worker.ts';
import { keepKeysSoon } from '../duplicates/index.ts';
import { catchUpSoon } from '../score/index.ts';
import { clearUploads } from './acts/clear-uploads.ts';
import { type ImportStep, importTask } from './acts/start-phase.ts';
import { undoImport } from './acts/undo-import.ts';
import { runImport } from './run-import.ts';
import { abandoned, findImport, setImporter } from './store.ts';
import { restoreIndexes } from './store-indexes.ts';

/** How long a job waits for another import before it lines up again. */
const patience = 1_500;

/** Checks, runs and undoes imports; takes up those whose process is gone. */
export const importJobs: readonly Job[] = [
  {
    task: importTask,
    async run(payload, { db, signal, log }) {
      const { importId, step, actor } = payload as { importId: string; step: ImportStep; actor: Actor };
      await db.asSystem((tx) => setImporter(tx, importId, actor));
      if (step === 'undo') {
        await undoImport(db, importId, actor);
        await db.asSystem(async (tx) => catchUpSoon(tx));
        return;
      }
      const { state, counts } = await runImport(db, importId, step, actor, { signal });
      log('an import step ended', { importId, step, state, ...counts });
      // What came in may be like what was there.
      if (state === 'done') await db.asSystem(async (tx) => keepKeysSoon(tx));
      // What came in is scored as soon as the file is through.
      if (step === 'run' && state !== 'wait') await db.asSystem(async (tx) => catchUpSoon(tx));
      if (state !== 'wait') return;
      await sleep(patience);
      await db.asSystem(async (tx) =>
        enqueue(tx, importTask, payload, { key: `import ${importId}`, at: new Date(Date.now() + patience) }),
      );
    },
  },
  {
    task: 'leads.resumeImports',
    cron: '* * * * *',
    async run(_payload, { db }) {
      const { left, idle } = await db.asSystem((tx) => abandoned(tx));
      if (idle && left.length === 0) await restoreIndexes(db);
      for (const { id, state } of left) {
        const step: ImportStep = state === 'checking' ? 'check' : state === 'undoing' ? 'undo' : 'run';
        await db.asSystem(async (tx) => {
          const { facts } = await findImport(tx, id);
          const actor = facts.importer ?? system;
          enqueue(tx, importTask, { importId: id, step, actor }, { key: `import ${id}` });
        });
      }
    },
  },
  {
    task: 'leads.clearUploads',
    cron: '50 18 * * *',
    run: async (_payload, { db }) => {
      await clearUploads(db);
    },
  },
];
