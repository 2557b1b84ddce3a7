import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/outcome.ts';
import { may } from '../../../platform/actor/actor.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { type BatchEvent, batchEvents } from '../../../platform/events/batch-events.ts';
import { undoEvidence } from '../../qualification/index.ts';
import { keepKeys } from '../duplicates/acts/keep-keys.ts';
import { type Changes, changesBetween, type Lead, type LeadField } from '../rules/lead.ts';
import { joinChanges, undoChanges } from '../rules/undo-changes.ts';
import { forgetDealings } from '../score/keep-scores.ts';
import { loadLeads, saveLeads, tellMany } from '../store.ts';

export type UndoneBatch = {
  /** Undoes the undoing; null when nothing was left to take back. */
  batchId: string | null;
  undone: number;
  /** What stays because someone has changed it since, and which fields; of leads the actor may see. */
  kept: { id: string; fields: string[] }[];
  /** Leads that are no longer the actor's to change. */
  notYours: number;
};

/**
 * Takes back all that one act changed, be it one field of one lead or a thousand leads at once: each field that still holds
 * what the act gave it gets its earlier value again.
 *
 * @throws Refusal `lead.nothingToUndo` when there is no such batch, or nothing of it for this actor;
 *   `lead.mayNotAssign` when it was a handover and the actor may not make one.
 */
export async function undoBatch(tx: Transaction, batch: string): Promise<UndoneBatch> {
  const events = await batchEvents(tx, 'lead', batch);
  const changesOf = byLead(events);
  const isHandover = events.some(({ changes }) => 'ownerId' in changes);
  if (isHandover && !may(tx.actor, 'leads.assign')) throw new Refusal('lead.mayNotAssign');
  const { leads, notYours } = await loadOwn(tx, changesOf, events);
  if (leads.length === 0) throw new Refusal('lead.nothingToUndo', { batchId: batch });

  const kept: UndoneBatch['kept'] = [];
  const told: { id: string; payload: { changes: Changes; undoes: string } }[] = [];
  const saved: Lead[] = [];
  const fields = new Set<LeadField>();
  for (const lead of leads) {
    const undone = undoChanges(lead, changesOf.get(lead.id)!);
    if (undone.kept.length > 0) kept.push({ id: lead.id, fields: undone.kept });
    const changes = changesBetween(lead, undone.lead);
    if (Object.keys(changes).length === 0) continue;
    for (const field of Object.keys(changes))
      fields.add(field.startsWith('custom.') ? 'custom' : (field as LeadField));
    saved.push(undone.lead);
    keepKeys(tx, { ...undone.lead, version: lead.version + 1 }, lead);
    told.push({ id: lead.id, payload: { changes, undoes: batch } });
  }
  if (saved.length === 0) return { batchId: null, undone: 0, kept, notYours };

  const batchId = newId();
  await forgetDealings(tx, batch);
  // Taking a handover back may bring a lead in from, or send it out to, where the actor sees nothing.
  await tx.asSystem(() => saveLeads(tx, saved, [...fields]));
  await tellMany(tx, 'lead.undone', batchId, told);
  undoEvidence(tx, batch, batchId);
  return { batchId, undone: saved.length, kept, notYours };
}

function byLead(events: readonly BatchEvent[]): Map<string, Changes> {
  const all = new Map<string, Changes[]>();
  for (const { subjectId, changes } of events) all.set(subjectId, [...(all.get(subjectId) ?? []), changes]);
  return new Map([...all].map(([id, several]) => [id, joinChanges(several)]));
}

/**
 * The batch's leads that the actor may write; and those that they themselves gave out of their own sight with this batch and
 * that are still where they put them.
 */
async function loadOwn(
  tx: Transaction,
  changesOf: ReadonlyMap<string, Changes>,
  events: readonly BatchEvent[],
): Promise<{ leads: Lead[]; notYours: number }> {
  const leads = await loadLeads(tx, [...changesOf.keys()]);
  const writable = new Set(leads.map((lead) => lead.id));
  const away = new Set(
    events
      .filter((one) => one.actorId === tx.actor.id && !writable.has(one.subjectId))
      .map((one) => one.subjectId),
  );
  if (away.size > 0) {
    const given = await tx.asSystem(() => loadLeads(tx, [...away]));
    leads.push(...given.filter((lead) => changesOf.get(lead.id)!.ownerId?.[1] === lead.ownerId));
  }
  return { leads, notYours: changesOf.size - leads.length };
}
