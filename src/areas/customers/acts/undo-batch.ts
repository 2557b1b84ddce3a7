import { type Changes, changesBetween, joinChanges, takeBack } from '../../../kernel/changes.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/outcome.ts';
import { may } from '../../../platform/actor/actor.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { type BatchEvent, batchEvents } from '../../../platform/events/batch-events.ts';
import { tellMany } from '../../../platform/events/tell-many.ts';
import { loadMany, saveMany } from '../store.ts';
import { accountKind, type CustomerRecord, contactKind, type RecordKind } from '../store-kinds.ts';
import { lockTree } from '../store-tree.ts';
import { checkParent } from './place-account.ts';
import { rejudge } from './rejudge.ts';

export type UndoneBatch = {
  /** Undoes the undoing; null when nothing was left to take back. */
  batchId: string | null;
  undone: number;
  /** What stays because someone has changed it since, and which fields; of records the actor may see. */
  kept: { id: string; fields: string[] }[];
  /** Records that are no longer the actor's to change. */
  notYours: number;
};

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
  const changesOf = byRecord(events);
  const isHandover = events.some(({ changes }) => 'ownerId' in changes);
  if (isHandover && !may(tx.actor, 'customers.assign')) throw new Refusal('account.mayNotAssign');
  if (events.some(({ changes }) => 'parentId' in changes)) lockTree(tx);
  const records = await loadOwn(tx, kind, changesOf, events);

  const kept: UndoneBatch['kept'] = [];
  const told: { id: string; payload: { changes: Changes; undoes: string } }[] = [];
  const saved: R[] = [];
  const fields = new Set<keyof R & string>();
  for (const record of records) {
    const undone = takeBack(record, changesOf.get(record.id)!, together as never);
    if (undone.kept.length > 0) kept.push({ id: record.id, fields: undone.kept });
    const changes = changesBetween(record, undone.record);
    if (Object.keys(changes).length === 0) continue;
    const parent = changes.parentId?.[1];
    if (typeof parent === 'string') await checkParent(tx, record, parent);
    for (const field of Object.keys(changes))
      fields.add((field.startsWith('custom.') ? 'custom' : field) as keyof R & string);
    saved.push(undone.record);
    told.push({ id: record.id, payload: { changes, undoes: batch } });
  }
  // Taking a handover back may bring a record in from, or send it out to, where the actor sees nothing.
  await tx.asSystem(() => saveMany(tx, kind, saved, [...fields]));
  await tellMany(tx, `${kind.kind}.undone`, kind.kind, batchId, told);
  return {
    found: records.length,
    undone: saved.map((record) => record.id),
    kept,
    notYours: changesOf.size - records.length,
  };
}

function byRecord(events: readonly BatchEvent[]): Map<string, Changes> {
  const all = new Map<string, Changes[]>();
  for (const { subjectId, changes } of events) all.set(subjectId, [...(all.get(subjectId) ?? []), changes]);
  return new Map([...all].map(([id, several]) => [id, joinChanges(several)]));
}

/** The batch's records that the actor may write, and those they themselves gave out of their own sight with it and that still are there. */
async function loadOwn<R extends CustomerRecord>(
  tx: Transaction,
  kind: RecordKind<R>,
  changesOf: ReadonlyMap<string, Changes>,
  events: readonly BatchEvent[],
): Promise<R[]> {
  const records = await loadMany(tx, kind, [...changesOf.keys()]);
  const writable = new Set(records.map((record) => record.id));
  const away = events.filter((one) => one.actorId === tx.actor.id && !writable.has(one.subjectId));
  if (away.length === 0) return records;
  const given = await tx.asSystem(() =>
    loadMany(
      tx,
      kind,
      away.map((one) => one.subjectId),
    ),
  );
  return [...records, ...given.filter((record) => changesOf.get(record.id)!.ownerId?.[1] === record.ownerId)];
}
