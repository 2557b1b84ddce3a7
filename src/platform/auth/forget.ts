import type { Transaction } from '../db/transaction.ts';
import { announce, onChange } from '../events/live.ts';

type Listener = (personId: string | null) => void;

/** The kind under which processes tell each other that someone's rights changed. */
const kind = 'auth';
const listeners = new Set<Listener>();

/**
 * After the commit, what any process remembers of this person's sign-in is forgotten; of everyone's when null (a role or the
 * tree of teams changed). In this process at once, in the others within the time of a notice.
 */
export function forgetSignIn(tx: Transaction, personId: string | null): void {
  tx.afterCommit(() => {
    for (const listener of listeners) listener(personId);
    announce({ type: 'auth.changed', kind, id: personId });
  });
}

/** Calls `listener` whenever something remembered about a person (null: everyone) is no longer true. @returns how to stop. */
export function onForget(listener: Listener): () => void {
  listeners.add(listener);
  const stop = onChange((changes) => {
    // After a lost connection nobody knows what was missed: kind `*`.
    for (const change of changes) if (change.kind === kind || change.kind === '*') listener(change.id);
  });
  return () => {
    listeners.delete(listener);
    stop();
  };
}
