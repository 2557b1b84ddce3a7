import { takeBack } from '../../../kernel/changes.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/outcome.ts';
import { may } from '../../../platform/actor/actor.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { batchEvents } from '../../../platform/events/batch-events.ts';
import { tellMany } from '../../../platform/events/tell-many.ts';
import {
  changesByRecord,
  loadOwn,
  takingBack,
  type UndoneBatch,
} from '../../../platform/events/undo-batch.ts';
import { loadMany, saveMany } from '../store.ts';
import { accountKind, type CustomerRecord, contactKind, type RecordKind } from '../store-kinds.ts';
import { lockTree } from '../store-tree.ts';
import { checkParent } from './place-account.ts';
import { rejudge } from './rejudge.ts';

/** What only makes sense together goes back together. */
const together = [
  ['ownerId', 'teamId'],
  ['nextStep', 'nextStepOn'],
] as const;

/**
 * Takes back all that one act changed of accounts and contacts: each field that still holds what the act gave it gets its earlier
 * value again.
 *
 * @throws Refusal `customers.nothingToUndo` when there is no such batch, or nothing of it for this actor; `account.mayNotAssign`
 *   when it was a handover and the actor may not make one; `account.hierarchyLoop` when the tree has closed behind it
 */
export async function undoBatch(tx: Transaction, batch: string): Promise<UndoneBatch> {
  const batchId = newId();
  const accounts = await undoKind(tx, accountKind, batch, batchId);
  const contacts = await undoKind(tx, contactKind, batch, batchId);
  if (accounts.found + contacts.found === 0) throw new Refusal('customers.nothingToUndo', { batchId: batch });
  if (accounts.undone.length > 0) await rejudge(tx, accounts.undone);
  const undone = accounts.undone.length + contacts.undone.length;
  return {
    batchId: undone > 0 ? batchId : null,
    undone,
    kept: [...accounts.kept, ...contacts.kept],
    notYours: accounts.notYours + contacts.notYours,
  };
}

type UndoneKind = { found: number; undone: string[]; kept: UndoneBatch['kept']; notYours: number };

async function undoKind<R extends CustomerRecord>(
  tx: Transaction,
  kind: RecordKind<R>,
  batch: string,
  batchId: string,
): Promise<UndoneKind> {
  const events = await batchEvents(tx, kind.kind, batch);
  if (events.length === 0) return { found: 0, undone: [], kept: [], notYours: 0 };
  const changesOf = changesByRecord(events);
  const isHandover = events.some(({ changes }) => 'ownerId' in changes);
  if (isHandover && !may(tx.actor, 'customers.assign')) throw new Refusal('account.mayNotAssign');
  if (events.some(({ changes }) => 'parentId' in changes)) lockTree(tx);
  const records = await loadOwn(tx, events, changesOf, (ids) => loadMany(tx, kind, ids));
  const { edited, fields, told, kept } = takingBack(batch, records, changesOf, (record, changes) =>
    takeBack(record, changes, together as never),
  );
  for (const [at, { payload }] of told.entries()) {
    const parent = payload.changes.parentId?.[1];
    if (typeof parent === 'string') await checkParent(tx, edited[at]!.before, parent);
  }
  const saved = edited.map(({ after }) => after);
  // Taking a handover back may bring a record in from, or send it out to, where the actor sees nothing.
  await tx.asSystem(() => saveMany(tx, kind, saved, fields as (keyof R & string)[]));
  await tellMany(tx, `${kind.kind}.undone`, kind.kind, batchId, told);
  return {
    found: records.length,
    undone: saved.map((record) => record.id),
    kept,
    notYours: changesOf.size - records.length,
  };
}
