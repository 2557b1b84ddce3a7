import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { keepKeys } from '../duplicates/acts/keep-keys.ts';
import { type Changes, changesBetween, type Lead } from '../rules/lead.ts';
import { lastEditor, saveLead } from '../store.ts';
import { tellLead } from '../tell-lead.ts';

/** What an act that changed one lead answers; `batchId` undoes it, null when nothing changed. */
export type Saved = { id: string; version: number; batchId: string | null; changes: Changes };

/**
 * Refuses to write over what someone else has written since.
 *
 * @throws Refusal `record.stale` with both sides: `current` (the lead as it is) and `yours` (what was to be written).
 */
export async function refuseStale(
  tx: Transaction,
  lead: Lead,
  version: number,
  yours: object,
): Promise<void> {
  if (lead.version === version) return;
  throw new Refusal('record.stale', { who: await lastEditor(tx, lead.id), current: lead, yours });
}

/** The third and fourth beat of most acts here: saves what changed, and tells it under a batch of its own. */
export function saveChange(
  tx: Transaction,
  type: 'lead.edited' | 'lead.statusChanged' | 'lead.assigned' | 'lead.deleted' | 'lead.woken',
  before: Lead,
  after: Lead,
): Saved {
  const changes = changesBetween(before, after);
  if (Object.keys(changes).length === 0)
    return { id: before.id, version: before.version, batchId: null, changes };
  const batchId = newId();
  saveLead(tx, before, after);
  keepKeys(tx, { ...after, version: before.version + 1 }, before);
  tellLead(tx, type, before.id, { changes }, { batchId });
  return { id: before.id, version: before.version + 1, batchId, changes };
}
