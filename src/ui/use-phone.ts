import { useSyncExternalStore } from 'react';

const query = () => matchMedia('(max-width: 719px)');

/** Whether the window is as narrow as a phone; tables become cards then. */
export function usePhone(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = query();
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => query().matches,
  );
}
