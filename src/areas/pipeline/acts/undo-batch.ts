import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/outcome.ts';
import { may } from '../../../platform/actor/actor.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { batchEvents } from '../../../platform/events/batch-events.ts';
import {
  changesByRecord,
  loadOwn,
  takingBack,
  type UndoneBatch,
} from '../../../platform/events/undo-batch.ts';
import { undoEvidence } from '../../qualification/index.ts';
import { undoChanges } from '../rules/undo-changes.ts';
import { loadOpportunities, saveOpportunities, tellMany } from '../store.ts';
import { openedIn, spokenIn } from '../store-history.ts';
import { written } from './edit-many.ts';

/**
 * Takes back all that one act changed: each field that still holds what the act gave it gets its earlier value again; an
 * opportunity that the act opened is put away, and a communication counts no longer, also when others followed it.
 *
 * @throws Refusal `opportunity.nothingToUndo` when there is no such batch, or nothing of it for this actor;
 *   `opportunity.mayNotAssign` when it was a handover and the actor may not make one.
 */
export async function undoBatch(tx: Transaction, batch: string): Promise<UndoneBatch> {
  const events = [...(await openedIn(tx, batch)), ...(await batchEvents(tx, 'opportunity', batch))];
  const changesOf = changesByRecord(events);
  if (events.some(({ changes }) => 'ownerId' in changes) && !may(tx.actor, 'pipeline.assign'))
    throw new Refusal('opportunity.mayNotAssign');
  const found = await loadOwn(tx, events, changesOf, (ids) => loadOpportunities(tx, ids));
  if (found.length === 0) throw new Refusal('opportunity.nothingToUndo', { batchId: batch });
  const { edited, fields, told, kept } = takingBack(batch, found, changesOf, (one, changes) => {
    const undone = undoChanges(one, changes);
    return { record: undone.opportunity, kept: undone.kept };
  });
  const notYours = changesOf.size - found.length;
  // What was said before others spoke changes nothing of the opportunity any more, and yet is taken back.
  const spoken = await spokenIn(tx, batch);
  for (const { id } of found)
    if (spoken.has(id) && !told.some((one) => one.id === id))
      told.push({ id, payload: { changes: {}, undoes: batch } });
  if (told.length === 0) return { batchId: null, undone: 0, kept, notYours };

  const batchId = newId();
  // Taking a handover back may bring one in from, or send it out to, where the actor sees nothing.
  await tx.asSystem(() => saveOpportunities(tx, edited, written(fields)));
  await tellMany(tx, 'opportunity.undone', batchId, told);
  undoEvidence(tx, batch, batchId);
  return { batchId, undone: told.length, kept, notYours };
}
