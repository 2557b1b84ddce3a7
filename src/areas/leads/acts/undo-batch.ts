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
import { keepKeys } from '../duplicates/acts/keep-keys.ts';
import type { LeadField } from '../rules/lead.ts';
import { undoChanges } from '../rules/undo-changes.ts';
import { forgetDealings } from '../score/keep-scores.ts';
import { loadLeads, saveLeads, tellMany } from '../store.ts';

/**
 * Takes back all that one act changed, be it one field of one lead or a thousand leads at once: each field that still holds
 * what the act gave it gets its earlier value again.
 *
 * @throws Refusal `lead.nothingToUndo` when there is no such batch, or nothing of it for this actor;
 *   `lead.mayNotAssign` when it was a handover and the actor may not make one.
 */
export async function undoBatch(tx: Transaction, batch: string): Promise<UndoneBatch> {
  const events = await batchEvents(tx, 'lead', batch);
  const changesOf = changesByRecord(events);
  const isHandover = events.some(({ changes }) => 'ownerId' in changes);
  if (isHandover && !may(tx.actor, 'leads.assign')) throw new Refusal('lead.mayNotAssign');
  const leads = await loadOwn(tx, events, changesOf, (ids) => loadLeads(tx, ids));
  if (leads.length === 0) throw new Refusal('lead.nothingToUndo', { batchId: batch });
  const { edited, fields, told, kept } = takingBack(batch, leads, changesOf, (lead, changes) => {
    const undone = undoChanges(lead, changes);
    return { record: undone.lead, kept: undone.kept };
  });
  const notYours = changesOf.size - leads.length;
  if (edited.length === 0) return { batchId: null, undone: 0, kept, notYours };

  const batchId = newId();
  for (const { before, after } of edited) keepKeys(tx, { ...after, version: before.version + 1 }, before);
  await forgetDealings(tx, batch);
  const saved = edited.map(({ after }) => after);
  // Taking a handover back may bring a lead in from, or send it out to, where the actor sees nothing.
  await tx.asSystem(() => saveLeads(tx, saved, fields as LeadField[]));
  await tellMany(tx, 'lead.undone', batchId, told);
  undoEvidence(tx, batch, batchId);
  return { batchId, undone: saved.length, kept, notYours };
}
