import { newId } from '../../../../kernel/ids.ts';
import type { Actor } from '../../../../platform/actor/actor.ts';
import type { Database } from '../../../../platform/db/database.ts';
import { announce } from '../../../../platform/events/live.ts';
import { unindexRecords } from '../../../../platform/search/index.ts';
import { finishImport } from '../store.ts';
import { leftBehind, removeCreated, restoreChanged } from '../store-update.ts';
import { indexChanged } from '../write-chunk.ts';

export type Undone = { removed: number; restored: number; leftCreated: number; leftChanged: number };

/**
 * Takes an import back: leads it made are put away and leads it changed stand as before, where nobody has worked with
 * them since. Goes on where it was when it is begun again.
 *
 * @returns what was done, and what was left because somebody has.
 */
export async function undoImport(db: Database, importId: string, actor: Actor): Promise<Undone> {
  const batchId = newId();
  let removed = 0;
  let restored = 0;
  for (let more = true; more; ) {
    more = await db.asSystem(async (tx) => {
      const gone = await removeCreated(tx, importId, actor, batchId);
      if (gone.length > 0) unindexRecords(tx, 'lead', gone);
      removed += gone.length;
      return gone.length > 0;
    });
  }
  for (let more = true; more; ) {
    more = await db.asSystem(async (tx) => {
      const back = await restoreChanged(tx, importId, actor, batchId);
      indexChanged(tx, back);
      restored += back.length;
      return back.length > 0;
    });
  }
  const left = await db.asSystem((tx) => leftBehind(tx, importId));
  const undone = { removed, restored, leftCreated: left.created, leftChanged: left.changed };
  await db.asSystem((tx) => finishImport(tx, importId, 'undone', { facts: { undo: undone } }));
  announce({ type: 'import.undone', kind: 'import', id: importId });
  announce({ type: 'lead.deleted', kind: 'lead', id: null });
  return undone;
}
