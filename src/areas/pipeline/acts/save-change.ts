import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { type Changes, changesBetween, type Opportunity } from '../rules/opportunity.ts';
import { lastEditor, saveOpportunity } from '../store.ts';
import { tellOpportunity } from '../tell-opportunity.ts';

/** What an act that changed one opportunity answers; `batchId` undoes it, null when nothing changed. */
export type Saved = { id: string; version: number; batchId: string | null; changes: Changes };

/**
 * Refuses to write over what someone else has written since.
 *
 * @throws Refusal `record.stale` with both sides: `current` (the opportunity as it is) and `yours` (what was to be written).
 */
export async function refuseStale(
  tx: Transaction,
  opportunity: Opportunity,
  version: number,
  yours: object,
): Promise<void> {
  if (opportunity.version === version) return;
  throw new Refusal('record.stale', {
    who: await lastEditor(tx, opportunity.id),
    current: opportunity,
    yours,
  });
}

type ChangeEvent =
  | 'opportunity.edited'
  | 'opportunity.stageMoved'
  | 'opportunity.won'
  | 'opportunity.lost'
  | 'opportunity.reopened'
  | 'opportunity.assigned'
  | 'opportunity.deleted';

/** The third and fourth beat of most acts here: saves what changed, and tells it under a batch of its own. */
export function saveChange(
  tx: Transaction,
  type: ChangeEvent,
  before: Opportunity,
  after: Opportunity,
): Saved {
  const changes = changesBetween(before, after);
  if (Object.keys(changes).length === 0)
    return { id: before.id, version: before.version, batchId: null, changes };
  const batchId = newId();
  saveOpportunity(tx, before, after);
  tellOpportunity(tx, type, before.id, { changes }, { batchId });
  return { id: before.id, version: before.version + 1, batchId, changes };
}
