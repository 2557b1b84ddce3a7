import {
  type Changeable,
  type Changes,
  changesBetween,
  joinChanges,
  type TakenBack,
} from '../../kernel/changes.ts';
import type { Transaction } from '../db/transaction.ts';
import type { BatchEvent } from './batch-events.ts';

/** What became of taking an act back. */
export type UndoneBatch = {
  /** Undoes the undoing; null when nothing was left to take back. */
  batchId: string | null;
  undone: number;
  /** What stays because someone has changed it since, and which fields; of records the actor may see. */
  kept: { id: string; fields: string[] }[];
  /** Records that are no longer the actor's to change. */
  notYours: number;
};

/** What an act changed of each record, several changes of one joined. */
export function changesByRecord(events: readonly BatchEvent[]): Map<string, Changes> {
  const all = new Map<string, Changes[]>();
  for (const { subjectId, changes } of events) all.set(subjectId, [...(all.get(subjectId) ?? []), changes]);
  return new Map([...all].map(([id, several]) => [id, joinChanges(several)]));
}

/**
 * The batch's records that the actor may write; and those that they themselves gave out of their own sight with this batch and
 * that are still where they put them.
 *
 * @param load those of the ids that may be written, locked
 */
export async function loadOwn<R extends { id: string; ownerId: string | null }>(
  tx: Transaction,
  events: readonly BatchEvent[],
  changesOf: ReadonlyMap<string, Changes>,
  load: (ids: string[]) => Promise<R[]>,
): Promise<R[]> {
  const records = await load([...changesOf.keys()]);
  const writable = new Set(records.map(({ id }) => id));
  const away = new Set(
    events
      .filter((one) => one.actorId === tx.actor.id && !writable.has(one.subjectId))
      .map((one) => one.subjectId),
  );
  if (away.size === 0) return records;
  const given = await tx.asSystem(() => load([...away]));
  return [...records, ...given.filter(({ id, ownerId }) => changesOf.get(id)!.ownerId?.[1] === ownerId)];
}

/** What taking a batch back changes, record by record, and what is told of it. */
export type TakingBack<R> = {
  edited: { before: R; after: R }[];
  /** Columns that change; own fields are one of them. */
  fields: string[];
  told: { id: string; payload: { changes: Changes; undoes: string } }[];
  kept: UndoneBatch['kept'];
};

/** Decides what goes back: each field that still holds what the act gave it gets its earlier value again. */
export function takingBack<R extends Changeable & { id: string }>(
  batch: string,
  records: readonly R[],
  changesOf: ReadonlyMap<string, Changes>,
  takeBack: (record: R, changes: Changes) => TakenBack<R>,
): TakingBack<R> {
  const edited: TakingBack<R>['edited'] = [];
  const told: TakingBack<R>['told'] = [];
  const kept: UndoneBatch['kept'] = [];
  const fields = new Set<string>();
  for (const before of records) {
    const undone = takeBack(before, changesOf.get(before.id)!);
    if (undone.kept.length > 0) kept.push({ id: before.id, fields: undone.kept });
    const changes = changesBetween(before, undone.record);
    if (Object.keys(changes).length === 0) continue;
    for (const field of Object.keys(changes)) fields.add(field.startsWith('custom.') ? 'custom' : field);
    edited.push({ before, after: undone.record });
    told.push({ id: before.id, payload: { changes, undoes: batch } });
  }
  return { edited, fields: [...fields], told, kept };
}
