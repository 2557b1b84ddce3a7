import { Refusal } from '../../kernel/outcome.ts';
import type { Query, sql } from '../../platform/db/sql.ts';
import type { Transaction } from '../../platform/db/transaction.ts';

/** A kind of record that can be qualified, as its area registers it. */
export type QualifiedKind = {
  kind: string;
  /**
   * Holds the record for an act.
   *
   * @throws Refusal `record.notFound` when the actor can't see it, the area's own `….readOnly` when they may only read it.
   */
  hold(tx: Transaction, id: string): Promise<unknown>;
  /** One row when the actor may see it, none otherwise. */
  visible(id: string): Query<{ id: string }>;
  /** Ids under which its evidence may stand: its own and those of records merged into it. */
  history(id: string): ReturnType<typeof sql>;
};

/** What is being qualified. */
export type Subject = { kind: string; id: string };

const registered = new Map<string, QualifiedKind>();

/** Makes a kind of record one that can be qualified. Called once by its area as the process starts. */
export function registerQualifiedKind(kind: QualifiedKind): void {
  registered.set(kind.kind, kind);
}

/** @throws Refusal `record.notFound` for a kind that nobody registered */
export function qualifiedKind(kind: string): QualifiedKind {
  const found = registered.get(kind);
  if (!found) throw new Refusal('record.notFound');
  return found;
}
