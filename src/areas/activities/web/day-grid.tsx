import {
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { type ReactNode, useState } from 'react';
import { noonOf } from '../../../ui/days.ts';
import { useFormat, useNow } from '../../../ui/format-context.tsx';
import { CalendarEntry } from './calendar-entry.tsx';
import type { View } from './days-shown.ts';
import type { Entry, Task } from './shapes.ts';
import { useActivityText } from './text.ts';
import { useTaskActs } from './use-task-acts.ts';

type DayGridProps = {
  view: Exclude<View, 'agenda'>;
  days: readonly string[];
  entries: ReadonlyMap<string, readonly Entry[]>;
  today: string;
  /** `2026-11`: days of other months stand back. */
  month: string;
  withNames: boolean;
  readOnly: boolean;
  onPlan: (day: string) => void;
  onOpen: (task: Task) => void;
};

/** So many fit in a day of a month; of a week more. */
const fit = { month: 4, week: 24 } as const;

/** Weeks as rows from Monday, days as cells; a task is moved to another day by dragging it there, and keeps its hour. */
export function DayGrid({ view, days, entries, today, month, ...rest }: DayGridProps) {
  const text = useActivityText();
  const format = useFormat();
  const now = useNow(60_000);
  const acts = useTaskActs();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(KeyboardSensor),
  );
  const tasks = new Map([...entries.values()].flat().flatMap(({ task }) => (task ? [[task.id, task]] : [])));
  const end = ({ active, over }: DragEndEvent) => {
    const task = tasks.get(String(active.id));
    const dueOn = over && String(over.id);
    if (!task || !dueOn || task.dueOn === dueOn) return;
    void acts.edit(
      task,
      { dueOn },
      text('web.move.moved', { title: task.title, day: format.shortDate(noonOf(dueOn), now) }),
    );
  };
  return (
    <DndContext
      sensors={sensors}
      onDragEnd={end}
      accessibility={{ screenReaderInstructions: { draggable: text('web.move.instructions') } }}
    >
      <div className={`act-grid act-grid-${view}`}>
        {days.slice(0, 7).map((day) => (
          <div key={day} className="act-weekday">
            {format.weekday(noonOf(day))}
          </div>
        ))}
        {days.map((day) => (
          <DayCell
            key={day}
            day={day}
            entries={entries.get(day) ?? []}
            most={fit[view]}
            isToday={day === today}
            isOutside={view === 'month' && !day.startsWith(month)}
            {...rest}
          />
        ))}
      </div>
    </DndContext>
  );
}

type DayCellProps = Pick<DayGridProps, 'withNames' | 'readOnly' | 'onPlan' | 'onOpen'> & {
  day: string;
  entries: readonly Entry[];
  most: number;
  isToday: boolean;
  isOutside: boolean;
};

function DayCell({
  day,
  entries,
  most,
  isToday,
  isOutside,
  withNames,
  readOnly,
  onPlan,
  onOpen,
}: DayCellProps) {
  const text = useActivityText();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const { setNodeRef, isOver } = useDroppable({ id: day });
  const shown = all ? entries : entries.slice(0, entries.length > most ? most - 1 : most);
  const classes = [
    'act-day',
    isToday && 'act-day-today',
    isOutside && 'act-day-outside',
    isOver && 'act-day-over',
  ];
  return (
    <section
      ref={setNodeRef}
      className={classes.filter(Boolean).join(' ')}
      aria-label={format.date(noonOf(day))}
    >
      <button
        type="button"
        className="act-day-number"
        aria-label={`${format.date(noonOf(day))} · ${text('web.new')}`}
        disabled={readOnly}
        onClick={() => onPlan(day)}
      >
        {Number(day.slice(8))}
      </button>
      {shown.map((entry) => (
        <Movable key={entry.key} id={entry.task && !entry.task.doneAt && !readOnly ? entry.task.id : null}>
          <CalendarEntry entry={entry} withName={withNames} onOpen={onOpen} />
        </Movable>
      ))}
      {shown.length < entries.length && (
        <button type="button" className="y-textbutton act-rest" onClick={() => setAll(true)}>
          {text('web.more', { count: entries.length - shown.length })}
        </button>
      )}
    </section>
  );
}

/** What can be dragged; null: stays where it is. */
function Movable({ id, children }: { id: string | null; children: ReactNode }) {
  const { setNodeRef, listeners, transform, isDragging } = useDraggable({
    id: id ?? 'fixed',
    disabled: id === null,
  });
  if (id === null) return children;
  return (
    <div
      ref={setNodeRef}
      className={isDragging ? 'act-held' : undefined}
      style={transform ? { transform: `translate(${transform.x}px, ${transform.y}px)` } : undefined}
      {...listeners}
    >
      {children}
    </div>
  );
}
