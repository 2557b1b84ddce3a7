import { Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { announce } from '../../../platform/events/live.ts';
import { tell } from '../../../platform/events/tell.ts';
import type { ImportState } from '../../../platform/import-export/import-states.ts';
import { enqueue } from '../../../platform/jobs/enqueue.ts';
import { requireKinds } from '../may-import.ts';
import { filesOf, loadSet, type SetRecord, saveSet } from '../store.ts';

/** The job that works on sets, and the actor it is given: who imports, with the rights they had when they began. */
export const setTask = 'imports.set';
export type SetStep = 'check' | 'run' | 'undo';

const from: Readonly<Record<SetStep, readonly ImportState[]>> = {
  check: ['uploaded', 'ready', 'failed'],
  run: ['uploaded', 'ready', 'cancelled', 'failed'],
  undo: ['done', 'cancelled', 'failed'],
};
const into: Readonly<Record<SetStep, ImportState>> = { check: 'checking', run: 'running', undo: 'undoing' };

/**
 * Begins a step as a job, in this act's own commit. A cancelled run goes on where it was.
 *
 * @throws Refusal `imports.underWay`, `imports.nothingToImport`, `auth.forbidden`
 */
export async function startStep(tx: Transaction, id: string, step: SetStep): Promise<void> {
  await markStep(tx, id, step);
  enqueue(tx, setTask, { setId: id, step, actor: tx.actor }, { key: `import set ${id}` });
}

/** Puts the set into the step's state, without a job. */
export async function markStep(tx: Transaction, id: string, step: SetStep): Promise<void> {
  const set = await loadSet(tx, id);
  if (!from[step].includes(set.state)) throw new Refusal('imports.underWay', { state: set.state });
  const files = await filesOf(tx, id);
  requireKinds(
    tx.actor,
    files.map(({ choice }) => choice.kind),
  );
  await saveSet(tx, set, { state: into[step], cancelAsked: false, facts: { importer: tx.actor } });
  if (step !== 'check')
    tell(tx, {
      type: step === 'run' ? 'importSet.begun' : 'importSet.undoBegun',
      subject: { kind: 'importSet', id },
      payload: { files: files.map(({ fileName }) => fileName) },
    });
  tx.afterCommit(() => announce({ type: `importSet.${into[step]}`, kind: 'import', id }));
}

/** A set that has been checked is checked again, now that something was changed. */
export async function checkAgain(tx: Transaction, { id, facts }: SetRecord): Promise<void> {
  if (facts.checkedVersion !== undefined) await startStep(tx, id, 'check');
}

/** Asks a step under way to stop. What is committed stays: row by row all of it, of a whole set nothing. */
export async function cancelStep(tx: Transaction, id: string): Promise<void> {
  const set = await loadSet(tx, id);
  if (set.state !== 'running' && set.state !== 'checking')
    throw new Refusal('imports.notRunning', { state: set.state });
  await saveSet(tx, set, { cancelAsked: true });
}
