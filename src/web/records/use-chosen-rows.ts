import { useState } from 'react';

/**
 * Which rows of a list are chosen, and what keys do with the one the keyboard stands on: E edits it, L logs a communication.
 *
 * @returns `begin` once E was pressed: the editing opens at once
 */
export function useChosenRows<R extends { id: string }>(log: (row: R) => void) {
  const [selected, setSelected] = useState<Set<string>>(new Set());
  const [begin, setBegin] = useState(false);
  const select = (ids: Set<string>) => {
    setBegin(false);
    setSelected(ids);
  };
  const rowKeys = {
    l: log,
    // Once some are chosen, E is theirs.
    ...(selected.size === 0 && {
      e: ({ id }: R) => {
        setSelected(new Set([id]));
        setBegin(true);
      },
    }),
  };
  return { selected, select, begin, rowKeys };
}
