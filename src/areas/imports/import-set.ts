import { setTimeout as sleep } from 'node:timers/promises';
import type { Actor } from '../../platform/actor/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { fileHere } from '../../platform/import-export/stored-file.ts';
import { beginSet } from './acts/begin-set.ts';
import { acceptProposals, choose } from './acts/choose.ts';
import { markStep } from './acts/start-step.ts';
import { readSet, type SetView } from './reads.ts';
import { type RunEnd, type RunOptions, runSet } from './run-set.ts';
import type { Choices } from './set-facts.ts';
import { findSet } from './store.ts';

export type SetOptions = {
  choices?: Partial<Choices>;
  /** Accept what the check proposes before anything is written. */
  repair?: boolean;
  /** Only say what would come of it. */
  checkOnly?: boolean;
};
export type FinishedSet = RunEnd & { setId: string; set: SetView; milliseconds: number };

/**
 * Imports files that lie on this machine, from their recognition to their end, as the browser does step by step. They are read where they
 * lie and must stay there until the import is done.
 *
 * @throws Refusal with the code of a file that can't be read, and those of beginning a set and its steps
 */
export async function importSet(
  db: Database,
  actor: Actor,
  paths: readonly string[],
  { choices = {}, repair = false, checkOnly = false }: SetOptions = {},
  run: RunOptions = {},
): Promise<FinishedSet> {
  const began = performance.now();
  const files = await Promise.all(paths.map(fileHere));
  const setId = await db.write(actor, async (tx) => {
    const id = await beginSet(tx, files);
    const set = await findSet(tx, id);
    await choose(tx, id, set.version, { choices: { ...set.choices, ...choices } });
    return id;
  });
  const step = async (phase: 'check' | 'run'): Promise<RunEnd> => {
    await db.write(actor, (tx) => markStep(tx, setId, phase));
    for (;;) {
      const end = await runSet(db, setId, phase, actor, run);
      if (end.state !== 'wait') return end;
      await sleep(500);
    }
  };
  let end: RunEnd | null = null;
  if (checkOnly || repair) end = await step('check');
  if (repair && end?.state === 'ready') {
    await db.write(actor, async (tx) => {
      const { version } = await findSet(tx, setId);
      await acceptProposals(tx, setId, version, null, { again: false });
    });
    if (checkOnly) end = await step('check');
  }
  if (!checkOnly && end?.state !== 'failed') end = await step('run');
  const set = await readSet(db, actor, setId);
  return { ...end!, setId, set, milliseconds: performance.now() - began };
}
