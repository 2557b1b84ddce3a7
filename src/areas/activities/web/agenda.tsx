import Button from 'antd/es/button';
import { noonOf } from '../../../ui/days.ts';
import { useFormat } from '../../../ui/format-context.tsx';
import { Icon } from '../../../ui/icons.tsx';
import { Card } from '../../../ui/layout.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { CalendarEntry } from './calendar-entry.tsx';
import type { Entry, Task } from './shapes.ts';
import { TaskLine } from './task-line.tsx';
import { useActivityText } from './text.ts';

type AgendaProps = {
  days: readonly string[];
  entries: ReadonlyMap<string, readonly Entry[]>;
  today: string;
  withNames: boolean;
  readOnly: boolean;
  onPlan: (day: string) => void;
  onOpen: (task: Task) => void;
};

/** Day under day, as one reads it on a phone; days without anything are left out, but for today. */
export function Agenda({ days, entries, today, withNames, readOnly, onPlan, onOpen }: AgendaProps) {
  const text = useActivityText();
  const format = useFormat();
  const shown = days.filter((day) => day === today || entries.has(day));
  if (![...entries.values()].some((all) => all.length > 0))
    return (
      <EmptyState
        icon="clock"
        action={!readOnly && <Button onClick={() => onPlan(today)}>{text('web.new')}</Button>}
      >
        {text('web.emptyStretch')}
      </EmptyState>
    );
  return (
    <div className="y-stack y-gap-m">
      {shown.map((day) => (
        <Card
          key={day}
          title={
            day === today
              ? `${text('web.today')} · ${format.longDay(noonOf(day))}`
              : format.longDay(noonOf(day))
          }
          extra={
            !readOnly && (
              <button
                type="button"
                className="y-iconbutton"
                aria-label={text('web.new')}
                onClick={() => onPlan(day)}
              >
                <Icon name="plus" />
              </button>
            )
          }
        >
          <div className="act-lines">
            {!entries.has(day) && <p className="y-quiet">{text('web.emptyDay')}</p>}
            {(entries.get(day) ?? []).map((entry) =>
              entry.task && !withNames ? (
                <TaskLine
                  key={entry.key}
                  task={entry.task}
                  readOnly={readOnly}
                  onOpen={() => onOpen(entry.task)}
                />
              ) : (
                <CalendarEntry key={entry.key} entry={entry} withName={withNames} onOpen={onOpen} />
              ),
            )}
          </div>
        </Card>
      ))}
    </div>
  );
}
