import { useSyncExternalStore } from 'react';

/** Open dialogs, the topmost last. */
let stack: readonly HTMLDialogElement[] = [];
const listeners = new Set<() => void>();

function change(next: readonly HTMLDialogElement[]): void {
  stack = next;
  for (const listener of listeners) listener();
}

/** Notes that a dialog is open. @returns notes that it no longer is */
export function enterStack(dialog: HTMLDialogElement): () => void {
  change([...stack.filter((one) => one !== dialog), dialog]);
  return () => change(stack.filter((one) => one !== dialog));
}

/**
 * The topmost open dialog, or null. What must stay in reach while one is open (toasts with their undo) is drawn inside it: all
 * outside a modal dialog lies below it and answers no click.
 */
export function useTopDialog(): HTMLDialogElement | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => stack.at(-1) ?? null,
  );
}
