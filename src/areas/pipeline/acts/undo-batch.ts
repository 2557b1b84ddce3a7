import { type Changes, joinChanges } from '../../../kernel/changes.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/outcome.ts';
import { may } from '../../../platform/actor/actor.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { type BatchEvent, batchEvents } from '../../../platform/events/batch-events.ts';
import { undoEvidence } from '../../qualification/index.ts';
import { changesBetween, type Opportunity } from '../rules/opportunity.ts';
import { undoChanges } from '../rules/undo-changes.ts';
import { loadOpportunities, saveOpportunities, tellMany } from '../store.ts';
import type { WrittenField } from '../store-columns.ts';
import { openedIn } from '../store-history.ts';
import { writtenAmong } from './edit-many.ts';

export type UndoneBatch = {
  /** Undoes the undoing; null when nothing was left to take back. */
  batchId: string | null;
  undone: number;
  /** What stays because someone has changed it since, and which fields. */
  kept: { id: string; fields: string[] }[];
  /** Those that are no longer the actor's to change. */
  notYours: number;
};

/**
 * Takes back all that one act changed: each field that still holds what the act gave it gets its earlier value again; an
 * opportunity that the act opened is put away.
 *
 * @throws Refusal `opportunity.nothingToUndo` when there is no such batch, or nothing of it for this actor;
 *   `opportunity.mayNotAssign` when it was a handover and the actor may not make one.
 */
export async function undoBatch(tx: Transaction, batch: string): Promise<UndoneBatch> {
  const events = [...(await openedIn(tx, batch)), ...(await batchEvents(tx, 'opportunity', batch))];
  const changesOf = byOpportunity(events);
  if (events.some(({ changes }) => 'ownerId' in changes) && !may(tx.actor, 'pipeline.assign'))
    throw new Refusal('opportunity.mayNotAssign');
  const found = await loadOwn(tx, changesOf, events);
  if (found.length === 0) throw new Refusal('opportunity.nothingToUndo', { batchId: batch });

  const kept: UndoneBatch['kept'] = [];
  const changed: { before: Opportunity; after: Opportunity }[] = [];
  const told: { id: string; payload: { changes: Changes; undoes: string } }[] = [];
  const fields = new Set<WrittenField>();
  for (const before of found) {
    const undone = undoChanges(before, changesOf.get(before.id)!);
    if (undone.kept.length > 0) kept.push({ id: before.id, fields: undone.kept });
    const changes = changesBetween(before, undone.opportunity);
    if (Object.keys(changes).length === 0) continue;
    for (const field of writtenAmong(changes)) fields.add(field);
    changed.push({ before, after: undone.opportunity });
    told.push({ id: before.id, payload: { changes, undoes: batch } });
  }
  const notYours = changesOf.size - found.length;
  if (changed.length === 0) return { batchId: null, undone: 0, kept, notYours };

  const batchId = newId();
  // Taking a handover back may bring one in from, or send it out to, where the actor sees nothing.
  await tx.asSystem(() => saveOpportunities(tx, changed, [...fields]));
  await tellMany(tx, 'opportunity.undone', batchId, told);
  undoEvidence(tx, batch, batchId);
  return { batchId, undone: changed.length, kept, notYours };
}

function byOpportunity(events: readonly BatchEvent[]): Map<string, Changes> {
  const all = new Map<string, Changes[]>();
  for (const { subjectId, changes } of events) all.set(subjectId, [...(all.get(subjectId) ?? []), changes]);
  return new Map([...all].map(([id, several]) => [id, joinChanges(several)]));
}

/** Those the actor may write; and those that they themselves gave out of their own sight with this batch and that are still there. */
async function loadOwn(
  tx: Transaction,
  changesOf: ReadonlyMap<string, Changes>,
  events: readonly BatchEvent[],
): Promise<Opportunity[]> {
  const found = await loadOpportunities(tx, [...changesOf.keys()]);
  const writable = new Set(found.map(({ id }) => id));
  const away = new Set(
    events
      .filter((one) => one.actorId === tx.actor.id && !writable.has(one.subjectId))
      .map((one) => one.subjectId),
  );
  if (away.size === 0) return found;
  const given = await tx.asSystem(() => loadOpportunities(tx, [...away]));
  return [...found, ...given.filter((one) => changesOf.get(one.id)!.ownerId?.[1] === one.ownerId)];
}
