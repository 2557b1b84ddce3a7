import { Refusal } from '../../../../kernel/outcome.ts';
import type { Transaction } from '../../../../platform/db/transaction.ts';
import { announce } from '../../../../platform/events/live.ts';
import type { ImportState } from '../../../../platform/import-export/import-states.ts';
import { enqueue } from '../../../../platform/jobs/enqueue.ts';
import { forgetCheck, loadImport, rememberMapping, saveImport } from '../store.ts';
import { headerHash } from './begin-import.ts';

/** The job that works on imports, and the actor it is given: who imports, with the rights they had when they began. */
export const importTask = 'leads.import';
export type ImportStep = 'check' | 'run' | 'undo';

const from: Readonly<Record<ImportStep, readonly ImportState[]>> = {
  check: ['uploaded', 'ready', 'failed'],
  run: ['uploaded', 'ready', 'cancelled', 'failed'],
  undo: ['done', 'cancelled'],
};
const into: Readonly<Record<ImportStep, ImportState>> = {
  check: 'checking',
  run: 'running',
  undo: 'undoing',
};

/**
 * Begins a step as a job, in this act's own commit. A cancelled import goes on where it was.
 *
 * @throws Refusal `import.underWay` when its state does not allow it
 */
export async function startPhase(tx: Transaction, id: string, step: ImportStep): Promise<void> {
  await markPhase(tx, id, step);
  enqueue(tx, importTask, { importId: id, step, actor: tx.actor }, { key: `import ${id}` });
  tx.afterCommit(() => announce({ type: `import.${into[step]}`, kind: 'import', id }));
}

/** Puts the import into the step's state, without a job. */
export async function markPhase(tx: Transaction, id: string, step: ImportStep): Promise<void> {
  const record = await loadImport(tx, id);
  if (!from[step].includes(record.state)) throw new Refusal('import.underWay', { state: record.state });
  await saveImport(tx, record, { state: into[step], cancelAsked: false });
  if (step === 'check') await forgetCheck(tx, id);
  if (step === 'run') rememberMapping(tx, headerHash(record.facts.header), record.options);
}

/** Asks a running import to stop. What is committed stays: row by row all of it, of a whole file nothing. */
export async function cancelImport(tx: Transaction, id: string): Promise<void> {
  const record = await loadImport(tx, id);
  if (record.state !== 'running' && record.state !== 'checking')
    throw new Refusal('import.notRunning', { state: record.state });
  await saveImport(tx, record, { cancelAsked: true });
}
