import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  KeyboardSensor,
  PointerSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { type ReactNode, useRef, useState } from 'react';
import { useUiText } from '../text.ts';
import { KanbanColumn } from './kanban-column.tsx';
import { nextColumn } from './next-column.ts';

export type KanbanCards<C> = {
  key: string;
  title: string;
  /** Under the title: how many, how much. */
  summary?: ReactNode;
  cards: readonly C[];
  hasMore?: boolean;
  onMore?: () => void;
};

export type KanbanProps<C> = {
  label: string;
  columns: readonly KanbanCards<C>[];
  cardKey: (card: C) => string;
  /** A card's name, for those who hear the board instead of seeing it. */
  cardLabel: (card: C) => string;
  renderCard: (card: C) => ReactNode;
  /** Called once when a card is dropped on another column; move it at once and put it back if the server refuses. */
  onMove: (card: C, to: string) => void;
  /** Whether a column takes this card; others are shown as closed while it is held. */
  mayMove?: (card: C, to: string) => boolean;
  onOpen?: (card: C) => void;
};

/** Cards in columns, moved by mouse, finger or keyboard. Long columns draw only what is in sight. */
export function Kanban<C>(props: KanbanProps<C>) {
  const { columns, cardKey, cardLabel, renderCard, onMove, mayMove } = props;
  const text = useUiText();
  const [held, setHeld] = useState<{ card: C; from: string } | null>(null);
  const away = useRef(false);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 180, tolerance: 6 } }),
    useSensor(KeyboardSensor, {
      coordinateGetter: nextColumn,
      // A scroll that takes its time can be broken off, and leaves the card between two columns.
      scrollBehavior: 'auto',
      keyboardCodes: { start: ['Space'], cancel: ['Escape'], end: ['Space', 'Enter'] },
    }),
  );
  const find = (id: unknown) => {
    for (const column of columns)
      for (const card of column.cards) if (cardKey(card) === id) return { card, from: column.key };
    return null;
  };
  const nameOf = (id: unknown) => {
    const found = find(id);
    return found ? cardLabel(found.card) : '';
  };
  const titleOf = (key: unknown) => columns.find((column) => column.key === key)?.title ?? '';
  const end = ({ active, over }: DragEndEvent) => {
    const found = find(active.id);
    setHeld(null);
    if (!found || !over || over.id === found.from) return;
    const to = String(over.id);
    if (!mayMove || mayMove(found.card, to)) onMove(found.card, to);
  };
  return (
    <DndContext
      sensors={sensors}
      onDragStart={({ active }) => {
        away.current = false;
        setHeld(find(active.id));
      }}
      onDragEnd={end}
      onDragCancel={() => setHeld(null)}
      accessibility={{
        screenReaderInstructions: { draggable: text('kanban.instructions') },
        announcements: {
          onDragStart: ({ active }) => text('kanban.picked', { card: nameOf(active.id) }),
          onDragOver: ({ active, over }) => {
            // It begins over its own column: what is said then takes the place of its being picked up.
            away.current ||= over?.id !== find(active.id)?.from;
            const where = { card: nameOf(active.id), column: titleOf(over?.id) };
            return over ? text(away.current ? 'kanban.over' : 'kanban.pickedOver', where) : undefined;
          },
          onDragEnd: ({ active, over }) =>
            text('kanban.dropped', { card: nameOf(active.id), column: titleOf(over?.id) }),
          onDragCancel: ({ active }) => text('kanban.cancelled', { card: nameOf(active.id) }),
        },
      }}
    >
      <section className="y-kanban" aria-label={props.label}>
        {columns.map((column) => (
          <KanbanColumn
            key={column.key}
            column={column}
            cardKey={cardKey}
            renderCard={renderCard}
            onOpen={props.onOpen}
            held={held ? cardKey(held.card) : null}
            closed={held !== null && held.from !== column.key && mayMove?.(held.card, column.key) === false}
          />
        ))}
      </section>
      <DragOverlay dropAnimation={null}>
        {held && <div className="y-kanban-card y-kanban-held">{renderCard(held.card)}</div>}
      </DragOverlay>
    </DndContext>
  );
}
