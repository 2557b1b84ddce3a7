import { type CollisionDetection, rectIntersection } from '@dnd-kit/core';
import { useMemo, useRef, useState } from 'react';
import type { KanbanProps } from './kanban.tsx';

type Board<C> = Pick<KanbanProps<C>, 'columns' | 'cardKey' | 'mayMove'>;
type Held<C> = {
  card: C;
  from: string;
  /** The column that keys chose; null: the pointer's place decides. */
  aim: string | null;
};

/** The card in the hand and where it may go. It stays in the hand though the list is read again meanwhile, with or without it. */
export function useHeldCard<C>({ columns, cardKey, mayMove }: Board<C>) {
  const [held, setHeld] = useState<Held<C> | null>(null);
  const find = (id: unknown): { card: C; from: string } | null => {
    for (const column of columns)
      for (const card of column.cards) if (cardKey(card) === id) return { card, from: column.key };
    return held && cardKey(held.card) === id ? held : null;
  };
  const takes = (key: string) =>
    held === null || held.from === key || mayMove === undefined || mayMove(held.card, key);
  const step = (by: 1 | -1): string | null => {
    const open = columns.filter(({ key }) => takes(key));
    const next = held && open[open.findIndex(({ key }) => key === held.aim) + by];
    if (!next) return null;
    setHeld({ ...held, aim: next.key });
    return next.key;
  };
  // The sensor keeps what it was given at the start.
  const latest = useRef(step);
  latest.current = step;
  const aim = held?.aim ?? null;
  const detect = useMemo<CollisionDetection>(
    () => (args) => (aim === null ? rectIntersection(args) : [{ id: aim }]),
    [aim],
  );
  return {
    held,
    find,
    takes,
    detect,
    step: (by: 1 | -1) => latest.current(by),
    pickUp(id: unknown, byKeys: boolean) {
      const found = find(id);
      setHeld(found && { ...found, aim: byKeys ? found.from : null });
    },
    letGo: () => setHeld(null),
  };
}
