import { setTimeout as sleep } from 'node:timers/promises';
import type { Actor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { fileHere } from '../../../platform/import-export/stored-file.ts';
import { beginImport } from './acts/begin-import.ts';
import { markPhase } from './acts/start-phase.ts';
import type { ImportFacts } from './import-facts.ts';
import { withCustomFields } from './inspect-file.ts';
import type { ImportOptions } from './options.ts';
import { type Phase, type RunEnd, type RunOptions, runImport } from './run-import.ts';
import { findImport, saveImport, setImporter } from './store.ts';

export type ImportFileOptions = Partial<ImportOptions> & {
  /** Columns that are no field of a lead become custom fields. */
  customFields?: boolean;
  /** `check` only says what would come of it. */
  phase?: Phase;
};
export type ImportedFile = RunEnd & { importId: string; facts: ImportFacts; milliseconds: number };

/**
 * Imports a file that lies on this machine, from its head to its end, as the browser does step by step: mapping guessed or
 * remembered, options as given. The file is read where it lies and must stay there until the import is done.
 *
 * @throws Refusal with a code of `IMPORT_ERRORS` when it can't be read
 */
export async function importFile(
  db: Database,
  actor: Actor,
  path: string,
  { customFields = false, phase = 'run', ...chosen }: ImportFileOptions = {},
  run: RunOptions = {},
): Promise<ImportedFile> {
  const began = performance.now();
  const file = await fileHere(path);
  const importId = await db.write(actor, (tx) => beginImport(tx, file));
  const facts = await db.write(actor, async (tx) => {
    const record = await findImport(tx, importId);
    const options = { ...record.options, ...given(chosen) };
    await saveImport(tx, record, {
      options: customFields ? withCustomFields(options, record.facts) : options,
    });
    return record.facts;
  });
  await db.write(actor, async (tx) => {
    await markPhase(tx, importId, phase);
    await setImporter(tx, importId, actor);
  });
  for (;;) {
    const end = await runImport(db, importId, phase, actor, run);
    if (end.state !== 'wait') return { ...end, importId, facts, milliseconds: performance.now() - began };
    await sleep(500);
  }
}

function given(chosen: Omit<ImportFileOptions, 'customFields' | 'phase'>): Partial<ImportOptions> {
  return Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
}
