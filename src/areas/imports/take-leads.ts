import type { Database } from '../../platform/db/database.ts';
import { beginLeadFile, runLeadFile } from '../leads/index.ts';
import type { LoadedFile } from './loaded-file.ts';
import type { Session } from './session.ts';
import type { Counts } from './set-facts.ts';
import { type FileRecord, fileHash, saveFile } from './store.ts';

/**
 * Hands a file of leads to the leads' own import, which is made for any number of rows: it keeps its rows, problems and undoing itself. A
 * check of the set checks it there.
 */
export async function takeLeads(
  db: Database,
  session: Session,
  file: LoadedFile,
  record: FileRecord,
  stopped: () => Error | null,
): Promise<void> {
  const { setId, phase, actor, choices } = session;
  let importId = record.facts.leadsImportId;
  if (!importId) {
    const sha256 = await db.write(actor, (tx) => fileHash(tx, setId, file.file));
    importId = await beginLeadFile(db, actor, { ...record, sha256 });
    const facts = { leadsImportId: importId };
    await db.write(actor, (tx) => saveFile(tx, setId, file.file, { facts }));
  }
  const stop = new AbortController();
  const watching = setInterval(() => {
    const reason = stopped();
    if (reason) stop.abort(reason);
  }, 500);
  try {
    const { encoding, delimiter, sheet, country, columns } = file.choice;
    const end = await runLeadFile(
      db,
      actor,
      importId,
      phase,
      {
        columns,
        country,
        duplicates: choices.same === 'leave' ? 'skip' : 'update',
        badCells: choices.badCells === 'empty' ? 'empty' : 'reject',
        owner: leadOwner(file, choices.owner),
        mode: choices.mode === 'set' ? 'file' : 'rows',
        ...(encoding && { encoding }),
        ...(delimiter && { delimiter }),
        ...(sheet && { sheet }),
      },
      { signal: stop.signal },
    );
    const { rows, created, updated, skipped, rejected } = end.counts;
    const counts: Counts = { rows, created, changed: updated, known: skipped, refused: rejected, leftOut: 0 };
    await db.write(actor, (tx) => saveFile(tx, setId, file.file, { facts: { counts } }));
  } finally {
    clearInterval(watching);
  }
  session.advance(file.file, file.rows.length);
}

function leadOwner(file: LoadedFile, { by, personId }: Session['choices']['owner']) {
  if (file.columns.has('owner')) return { by: 'column' as const };
  return by === 'person' && personId
    ? { by, personId }
    : { by: by === 'nobody' ? ('nobody' as const) : ('me' as const) };
}
