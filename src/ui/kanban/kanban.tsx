import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  PointerSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { type ReactNode, useRef } from 'react';
import { useUiText } from '../text.ts';
import { ColumnKeys } from './column-keys.ts';
import { KanbanColumn } from './kanban-column.tsx';
import { useHeldCard } from './use-held-card.ts';

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
  const { held, find, takes, detect, step, pickUp, letGo } = useHeldCard(props);
  const away = useRef(false);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 180, tolerance: 6 } }),
    useSensor(ColumnKeys, { step }),
  );
  const nameOf = (id: unknown) => {
    const found = find(id);
    return found ? cardLabel(found.card) : '';
  };
  const titleOf = (key: unknown) => columns.find((column) => column.key === key)?.title ?? '';
  const end = ({ active, over }: DragEndEvent) => {
    const found = find(active.id);
    letGo();
    const to = held?.aim ?? (over && String(over.id));
    if (!found || to === null || to === found.from) return;
    if (!mayMove || mayMove(found.card, to)) onMove(found.card, to);
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={detect}
      onDragStart={({ active, activatorEvent }) => {
        away.current = false;
        pickUp(active.id, activatorEvent instanceof KeyboardEvent);
      }}
      onDragEnd={end}
      onDragCancel={letGo}
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
            closed={!takes(column.key)}
          />
        ))}
      </section>
      <DragOverlay dropAnimation={null}>
        {held && <div className="y-kanban-card y-kanban-held">{renderCard(held.card)}</div>}
      </DragOverlay>
    </DndContext>
  );
}
