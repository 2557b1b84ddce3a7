import { useFormat } from '../../../ui/format-context.tsx';
import { Icon } from '../../../ui/icons.tsx';
import { Link } from '../../../ui/link.tsx';
import { initialOf } from '../../../ui/person.tsx';
import { recordPlace } from '../../../web/record-places.ts';
import { useColleagues } from '../../../web/records/colleagues.ts';
import type { Entry, Task } from './shapes.ts';
import { kindIcons } from './task-line.tsx';
import { useActivityText } from './text.ts';

type CalendarEntryProps = { entry: Entry; withName: boolean; onOpen: (task: Task) => void };

/** One thing in a calendar: a task opens its panel, a next step its record. */
export function CalendarEntry({ entry, withName, onOpen }: CalendarEntryProps) {
  const text = useActivityText();
  const format = useFormat();
  const { nameOf } = useColleagues();
  const person = withName ? nameOf(entry.task?.assigneeId ?? entry.step!.personId) : null;
  const mark = person && (
    <span className="act-initial" title={person}>
      {initialOf(person)}
    </span>
  );
  if (entry.step) {
    const { kind, id, step, title } = entry.step;
    return (
      <Link to={recordPlace(kind, id) ?? '/calendar'} className="act-entry act-entry-step">
        <Icon name="right" size={11} label={text('web.step')} /> {mark}
        <span title={`${step} · ${title}`}>
          {step} · {title}
        </span>
      </Link>
    );
  }
  const { task } = entry;
  const words = [task.title, task.subject?.title].filter(Boolean).join(' · ');
  return (
    <button
      type="button"
      className={task.doneAt ? 'act-entry act-done' : 'act-entry'}
      onClick={() => onOpen(task)}
    >
      <Icon name={kindIcons[task.kind]} size={11} label={text(`web.kind.${task.kind}`)} /> {mark}
      {task.startsAt && <b>{format.time(task.startsAt)}</b>} <span title={words}>{words}</span>
    </button>
  );
}
