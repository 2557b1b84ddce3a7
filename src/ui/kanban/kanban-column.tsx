import { useDraggable, useDroppable } from '@dnd-kit/core';
import { type ReactNode, useRef } from 'react';
import { useRowWindow } from '../table/use-row-window.ts';
import { useUiText } from '../text.ts';
import type { KanbanCards } from './kanban.tsx';

type KanbanColumnProps<C> = {
  column: KanbanCards<C>;
  cardKey: (card: C) => string;
  renderCard: (card: C) => ReactNode;
  onOpen: ((card: C) => void) | undefined;
  /** The card in the hand, if any. */
  held: string | null;
  /** The held card may not be dropped here. */
  closed: boolean;
};

/** One column of a board. */
export function KanbanColumn<C>({ column, cardKey, renderCard, onOpen, held, closed }: KanbanColumnProps<C>) {
  const text = useUiText();
  const { setNodeRef, isOver } = useDroppable({ id: column.key, disabled: closed });
  const scroller = useRef<HTMLDivElement>(null);
  const view = useRowWindow({
    scroller,
    count: column.cards.length,
    rowHeight: 92,
    enabled: true,
    onNearEnd: column.hasMore ? column.onMore : undefined,
  });
  return (
    <div
      ref={setNodeRef}
      className={`y-kanban-column${isOver ? ' y-kanban-over' : ''}${closed ? ' y-kanban-closed' : ''}`}
    >
      <header>
        <h2>{column.title}</h2>
        <span className="y-quiet y-number">{column.summary}</span>
      </header>
      <div className="y-kanban-cards" ref={scroller}>
        <div style={{ height: view.before }} />
        {view.indexes.map((index) => {
          const card = column.cards[index];
          if (card === undefined) return null;
          const id = cardKey(card);
          return (
            <div key={id} data-index={index} ref={view.measure} className="y-kanban-slot">
              <KanbanCard id={id} dimmed={id === held} onOpen={onOpen && (() => onOpen(card))}>
                {renderCard(card)}
              </KanbanCard>
            </div>
          );
        })}
        <div style={{ height: view.after }} />
        {column.cards.length === 0 && <p className="y-kanban-empty">{text('kanban.empty')}</p>}
      </div>
    </div>
  );
}

type KanbanCardProps = { id: string; dimmed: boolean; onOpen: (() => void) | undefined; children: ReactNode };

function KanbanCard({ id, dimmed, onOpen, children }: KanbanCardProps) {
  const { setNodeRef, listeners, attributes } = useDraggable({ id });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dnd-kit's attributes make it a button
    <div
      ref={setNodeRef}
      {...attributes}
      {...listeners}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !dimmed && onOpen) onOpen();
        else (listeners?.onKeyDown as ((event: unknown) => void) | undefined)?.(event);
      }}
      onClick={onOpen}
      className={dimmed ? 'y-kanban-card y-kanban-away' : 'y-kanban-card'}
    >
      {children}
    </div>
  );
}
