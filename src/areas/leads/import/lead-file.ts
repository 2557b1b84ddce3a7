import { setTimeout as sleep } from 'node:timers/promises';
import type { Actor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { StoredFile } from '../../../platform/import-export/stored-file.ts';
import { beginImport } from './acts/begin-import.ts';
import { markPhase } from './acts/start-phase.ts';
import type { Counts } from './import-facts.ts';
import { type ImportOptions, importOptions } from './options.ts';
import { countsOf } from './reads.ts';
import { type Phase, type RunEnd, type RunOptions, runImport } from './run-import.ts';
import { findImport, saveImport, setImporter } from './store.ts';

/** What somebody chose for a file of leads that came with other files. */
export type LeadFileOptions = Pick<
  ImportOptions,
  'columns' | 'duplicates' | 'badCells' | 'owner' | 'country' | 'mode'
> &
  Partial<Pick<ImportOptions, 'encoding' | 'delimiter' | 'sheet'>>;

/** Registers a file of leads that came with other files as an import of its own. @returns its id */
export function beginLeadFile(db: Database, actor: Actor, file: StoredFile): Promise<string> {
  return db.write(actor, (tx) => beginImport(tx, file));
}

/**
 * Checks or carries out the import of such a file, from where it was left; one that is done stays done.
 *
 * @returns how it ended, and what it came to
 */
export async function runLeadFile(
  db: Database,
  actor: Actor,
  id: string,
  phase: Phase,
  options: LeadFileOptions,
  run: RunOptions,
): Promise<{ state: RunEnd['state']; counts: Counts }> {
  const isDone = await db.write(actor, async (tx) => {
    const record = await findImport(tx, id);
    if (record.state === 'done') return true;
    if (record.state === (phase === 'check' ? 'checking' : 'running')) return false;
    await saveImport(tx, record, { options: importOptions.parse(options) });
    await markPhase(tx, id, phase);
    await setImporter(tx, id, actor);
    return false;
  });
  if (isDone) return { state: 'done', counts: await countsOf(db, id, 'run') };
  for (;;) {
    const end = await runImport(db, id, phase, actor, run);
    if (end.state !== 'wait' && end.state !== 'busy') return end;
    run.signal?.throwIfAborted();
    await sleep(500);
  }
}
