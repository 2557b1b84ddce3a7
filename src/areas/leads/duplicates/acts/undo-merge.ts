import { Refusal } from '../../../../kernel/outcome.ts';
import type { Transaction } from '../../../../platform/db/transaction.ts';
import { tellRoom } from '../../assignment/tell-rooms.ts';
import { changesBetween } from '../../rules/lead.ts';
import { undoChanges } from '../../rules/undo-changes.ts';
import { renewDealings } from '../../score/keep-scores.ts';
import { loadLeads, saveLead } from '../../store.ts';
import { doneSince, endMerge, loadMerge, mergedInto, moveBack, saveKeys, settlePair } from '../store.ts';

export type Unmerged = {
  id: string;
  version: number;
  /** The lead that is there again. */
  awayId: string;
  /** Fields that were changed since and therefore stay as they are. */
  kept: string[];
};

/**
 * Takes a merge apart: both leads are again what they were. When something was done with the merged lead since, it is refused with
 * what that was; `anyway` takes apart all the rest, and what was done since stays with the lead kept.
 *
 * @throws Refusal `merge.changedSince` (facts.fields, facts.done), `merge.mergedOn`, `record.notFound`, `lead.readOnly`
 */
export async function undoMerge(tx: Transaction, mergeId: string, anyway: boolean): Promise<Unmerged> {
  const merge = await loadMerge(tx, mergeId);
  const leads = await loadLeads(tx, [merge.keptId, merge.awayId]);
  const kept = leads.find(({ id }) => id === merge.keptId);
  const away = leads.find(({ id }) => id === merge.awayId);
  if (!kept || !away) throw new Refusal('lead.readOnly');
  if (kept.deletedAt !== null) throw new Refusal('merge.mergedOn', { into: await mergedInto(tx, kept.id) });
  const undone = undoChanges(kept, merge.changes);
  const done = await doneSince(tx, kept.id, merge.mergedAt);
  if (!anyway && (undone.kept.length > 0 || done.length > 0))
    throw new Refusal('merge.changedSince', { fields: undone.kept, done });

  const restored = { ...away, ...merge.awayBefore, version: away.version, updatedAt: away.updatedAt };
  const version = kept.version + 1;
  await tx.asSystem(async () => {
    endMerge(tx, merge);
    moveBack(tx, merge);
    // Each with its own history again, before it is scored.
    await renewDealings(tx, [kept.id, away.id]);
    saveLead(tx, kept, undone.lead);
    saveLead(tx, away, restored);
    settlePair(tx, kept.id, away.id, 'open');
    saveKeys(
      tx,
      [
        { ...undone.lead, version },
        { ...restored, version: away.version + 1 },
      ],
      true,
    );
    const told = { mergeId };
    tellRoom(tx, 'lead.unmerged', kept.id, {
      ...told,
      otherId: away.id,
      changes: changesBetween(kept, undone.lead),
    });
    tellRoom(tx, 'lead.unmerged', away.id, {
      ...told,
      otherId: kept.id,
      changes: changesBetween(away, restored),
    });
    await tx.flush();
  });
  return { id: kept.id, version, awayId: away.id, kept: undone.kept };
}
