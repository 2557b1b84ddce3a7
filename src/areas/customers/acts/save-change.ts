import { type Changes, changesBetween } from '../../../kernel/changes.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { tell } from '../../../platform/events/tell.ts';
import { lastEditor, save } from '../store.ts';
import type { CustomerRecord, RecordKind } from '../store-kinds.ts';

/** What an act that changed one record answers; `batchId` undoes it, null when nothing changed. */
export type Saved = { id: string; version: number; batchId: string | null; changes: Changes };

/**
 * Refuses to write over what someone else has written since.
 *
 * @throws Refusal `record.stale` with both sides: `current` (the record as it is) and `yours` (what was to be written).
 */
export async function refuseStale(
  tx: Transaction,
  record: CustomerRecord,
  version: number,
  yours: object,
): Promise<void> {
  if (record.version === version) return;
  throw new Refusal('record.stale', { who: await lastEditor(tx, record.id), current: record, yours });
}

/** The third and fourth beat of most acts here: saves what changed, and tells it under a batch of its own or the one given. */
export function saveChange<R extends CustomerRecord>(
  tx: Transaction,
  kind: RecordKind<R>,
  type: 'edited' | 'assigned' | 'deleted' | 'tierSet',
  before: R,
  after: R,
  more: { batchId?: string; facts?: object } = {},
): Saved {
  const changes = changesBetween(before, after);
  if (Object.keys(changes).length === 0)
    return { id: before.id, version: before.version, batchId: null, changes };
  const batchId = more.batchId ?? newId();
  save(tx, kind, before, after);
  tell(tx, {
    type: `${kind.kind}.${type}`,
    subject: { kind: kind.kind, id: before.id },
    payload: { changes, ...more.facts },
    batchId,
  });
  return { id: before.id, version: before.version + 1, batchId, changes };
}
