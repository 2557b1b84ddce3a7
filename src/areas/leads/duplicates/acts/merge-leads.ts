import { newId } from '../../../../kernel/ids.ts';
import { must, Refusal } from '../../../../kernel/outcome.ts';
import type { Transaction } from '../../../../platform/db/transaction.ts';
import { refuseStale } from '../../acts/save-change.ts';
import { tellRoom } from '../../assignment/tell-rooms.ts';
import { changesBetween, type Lead } from '../../rules/lead.ts';
import { renewDealings } from '../../score/keep-scores.ts';
import { loadLeads, saveLead, visibleAmong } from '../../store.ts';
import { type Choices, mergeLeads as decide } from '../rules/merge-leads.ts';
import { insertMerge, moveBelongings, saveKeys, settlePair } from '../store.ts';

export type MergeWish = {
  keptId: string;
  awayId: string;
  /** As they were read. */
  keptVersion: number;
  awayVersion: number;
  choices: Choices;
};

/**
 * Makes two leads one. The one put away stays as it was, out of sight, and its history shows on the one kept.
 *
 * @returns the merge's id, which takes it apart again.
 * @throws Refusal `merge.same`, `merge.converted`, `merge.badChoice`, `record.stale`, `record.notFound`, `lead.readOnly`
 */
export async function mergeLeads(
  tx: Transaction,
  wish: MergeWish,
): Promise<{ mergeId: string; id: string; version: number }> {
  const { kept, away } = await loadBoth(tx, wish.keptId, wish.awayId);
  await refuseStale(tx, kept, wish.keptVersion, wish);
  await refuseStale(tx, away, wish.awayVersion, wish);
  const after = must(decide(kept, away, wish.choices, tx.now));
  const changes = changesBetween(kept, after.kept);
  const mergeId = newId();
  const version = kept.version + 1;
  // Choosing the other's owner may put the lead where the actor no longer sees it.
  await tx.asSystem(async () => {
    saveLead(tx, away, after.away);
    const moved = await moveBelongings(tx, away.id, kept.id);
    insertMerge(tx, {
      id: mergeId,
      keptId: kept.id,
      awayId: away.id,
      keptBefore: kept,
      awayBefore: away,
      changes,
      moved,
      keptVersion: version,
    });
    // With the history of both, before it is scored.
    await renewDealings(tx, [kept.id]);
    saveLead(tx, kept, after.kept);
    settlePair(tx, kept.id, away.id, 'merged');
    saveKeys(tx, [{ ...after.kept, version }], true);
    tellRoom(tx, 'lead.merged', kept.id, { changes, mergeId, awayId: away.id });
    tellRoom(tx, 'lead.mergedAway', away.id, {
      changes: changesBetween(away, after.away),
      mergeId,
      keptId: kept.id,
    });
    await tx.flush();
  });
  return { mergeId, id: kept.id, version };
}

/** Both, locked, if the actor may change both. */
export async function loadBoth(
  tx: Transaction,
  keptId: string,
  awayId: string,
): Promise<{ kept: Lead; away: Lead }> {
  if (keptId === awayId) throw new Refusal('merge.same');
  const leads = (await loadLeads(tx, [keptId, awayId])).filter((lead) => lead.deletedAt === null);
  const kept = leads.find(({ id }) => id === keptId);
  const away = leads.find(({ id }) => id === awayId);
  if (kept && away) return { kept, away };
  const missing = [keptId, awayId].filter((id) => !leads.some((lead) => lead.id === id));
  const visible = await visibleAmong(tx, missing);
  throw new Refusal(missing.every((id) => visible.has(id)) ? 'lead.readOnly' : 'record.notFound');
}
