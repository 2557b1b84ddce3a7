import { useDraggable } from '@dnd-kit/core';
import Popover from 'antd/es/popover';
import { useState } from 'react';
import { useFormat } from '../../../../../ui/format-context.tsx';
import { useScoreText } from '../text.ts';

type Target = number | 'other' | 'new';

type LevelChipProps = {
  level: string;
  label: string;
  leads: number | undefined;
  /** Where it may go; none: it stays. */
  targets: readonly { to: Target; label: string }[];
  onMove: (to: Target) => void;
};

/** A level of a category: dragged to another group, or sent there by its menu. */
export function LevelChip({ level, label, leads, targets, onMove }: LevelChipProps) {
  const text = useScoreText();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const fixed = targets.length === 0;
  const { listeners, setNodeRef, transform, isDragging } = useDraggable({ id: level, disabled: fixed });
  const content = (
    <>
      {label}
      {leads !== undefined && <small>{format.shortNumber(leads)}</small>}
    </>
  );
  if (fixed) return <span className="score-level">{content}</span>;
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      arrow={false}
      open={open && !isDragging}
      onOpenChange={setOpen}
      content={
        <div className="y-menu">
          <span className="y-quiet">{text('web.card.moveLevel', { level: label })}</span>
          {targets.map(({ to, label: where }) => (
            <button
              key={to}
              type="button"
              className="y-menuitem score-target"
              onClick={() => {
                setOpen(false);
                onMove(to);
              }}
            >
              {where}
            </button>
          ))}
        </div>
      }
    >
      <button
        ref={setNodeRef}
        {...listeners}
        type="button"
        className={isDragging ? 'score-level score-dragged' : 'score-level'}
        style={transform ? { transform: `translate(${transform.x}px, ${transform.y}px)` } : undefined}
        aria-expanded={open}
      >
        {content}
      </button>
    </Popover>
  );
}
