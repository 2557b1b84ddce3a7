import { useSyncExternalStore } from 'react';

/** Whether the server answers. Calls and the live stream report here; the shell shows a quiet banner while it doesn't. */
let lost = false;
const listeners = new Set<() => void>();

export function reportConnection(state: 'lost' | 'ok'): void {
  if (lost === (state === 'lost')) return;
  lost = state === 'lost';
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** True while the server can't be reached. */
export function useConnectionLost(): boolean {
  return useSyncExternalStore(subscribe, () => lost);
}
