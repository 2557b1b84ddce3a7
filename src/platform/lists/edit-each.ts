import { type Changeable, type Changes, changesBetween } from '../../kernel/changes.ts';
import { newId } from '../../kernel/ids.ts';
import { type Outcome, Refusal } from '../../kernel/outcome.ts';
import type { Transaction } from '../db/transaction.ts';
import { mostAtOnce } from './lists.ts';

/** What became of the same change to many records. What can't be changed is counted and said, never silently left out. */
export type EditedMany = {
  /** Undoes it all; null when nothing changed. */
  batchId: string | null;
  changed: number;
  unchanged: number;
  /** Seen, but not the actor's to change. */
  readOnly: number;
  /** Not there for this actor. */
  notFound: number;
  /** Records for which it is impossible, by reason. */
  refused: { code: string; count: number; ids: string[] }[];
};

/** A record before and after a change. */
export type Edited<R> = { before: R; after: R };

type Editing<R> = {
  /** How many of the ids the actor sees. */
  visible: number;
  /** Those that are the actor's to change, locked. */
  records: readonly R[];
  decide: (record: R) => Outcome<R> | Promise<Outcome<R>>;
  /** Runs as the system: given to another team, a record leaves the actor's sight with this very statement. */
  save: (edited: readonly Edited<R>[], fields: readonly string[], batchId: string) => Promise<void>;
  /** One event each, one batch for all. */
  tell: (
    batchId: string,
    told: readonly { id: string; payload: { changes: Changes } }[],
  ) => void | Promise<void>;
};

/** Refuses more than a request may change. @param refusal `lead.tooMany` */
export function atMost(ids: readonly string[], refusal: string): void {
  if (ids.length > mostAtOnce) throw new Refusal(refusal, { most: mostAtOnce });
}

/** Changes each record by the same rules as alone, in one batch. */
export async function editEach<R extends Changeable & { id: string }>(
  tx: Transaction,
  ids: readonly string[],
  { visible, records, decide, save, tell }: Editing<R>,
): Promise<EditedMany> {
  const edited: Edited<R>[] = [];
  const told: { id: string; payload: { changes: Changes } }[] = [];
  const fields = new Set<string>();
  const refused = new Map<string, string[]>();
  for (const before of records) {
    const decided = await decide(before);
    if (!decided.ok) {
      const { code } = decided.refusal;
      refused.set(code, [...(refused.get(code) ?? []), before.id]);
      continue;
    }
    const changes = changesBetween(before, decided.value);
    if (Object.keys(changes).length === 0) continue;
    for (const field of Object.keys(changes)) fields.add(field.startsWith('custom.') ? 'custom' : field);
    edited.push({ before, after: decided.value });
    told.push({ id: before.id, payload: { changes } });
  }
  const batchId = edited.length > 0 ? newId() : null;
  if (batchId) {
    await tx.asSystem(() => save(edited, [...fields], batchId));
    await tell(batchId, told);
  }
  const impossible = [...refused.values()].reduce((sum, some) => sum + some.length, 0);
  return {
    batchId,
    changed: edited.length,
    unchanged: records.length - edited.length - impossible,
    readOnly: visible - records.length,
    notFound: ids.length - visible,
    refused: [...refused].map(([code, some]) => ({ code, count: some.length, ids: some.slice(0, 20) })),
  };
}
