import { companyToday, daysBetween, noonOf } from '../../../ui/days.ts';
import { useFormat, useNow } from '../../../ui/format-context.tsx';
import { Icon, type IconName } from '../../../ui/icons.tsx';
import { Link } from '../../../ui/link.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { recordPlace } from '../../../web/record-places.ts';
import './activities.css';
import type { Task } from './shapes.ts';
import { useActivityText } from './text.ts';
import { useTaskActs } from './use-task-acts.ts';

export const kindIcons: Readonly<Record<Task['kind'], IconName>> = {
  todo: 'check',
  call: 'phone',
  visit: 'building',
  meeting: 'people',
};

type TaskLineProps = {
  task: Task;
  readOnly: boolean;
  onOpen: () => void;
  /** Without the record it is about, on that record's own page. */
  bare?: boolean;
};

/** A task in a list: done with one press, opened with another. */
export function TaskLine({ task, readOnly, onOpen, bare = false }: TaskLineProps) {
  const text = useActivityText();
  const format = useFormat();
  const now = useNow(60_000);
  const acts = useTaskActs();
  const late =
    task.dueOn && !task.doneAt ? daysBetween(task.dueOn, companyToday(now, format.settings.timeZone)) : 0;
  const when = [
    task.dueOn ? format.shortDate(noonOf(task.dueOn), now) : text('web.someDay'),
    task.startsAt && format.time(task.startsAt),
    task.place,
  ];
  const place = task.subject && recordPlace(task.subject.kind, task.subject.id);
  return (
    <div className="act-line">
      <button
        type="button"
        className="act-check"
        aria-label={text('web.markDone', { title: task.title })}
        aria-pressed={task.doneAt !== null}
        disabled={readOnly}
        onClick={() => void (task.doneAt ? acts.reopen(task) : acts.finish(task))}
      >
        <Icon name="check" size={12} />
      </button>
      <div className="act-line-words">
        <button type="button" className={task.doneAt ? 'act-title act-done' : 'act-title'} onClick={onOpen}>
          {task.kind !== 'todo' && (
            <Icon name={kindIcons[task.kind]} size={13} label={text(`web.kind.${task.kind}`)} />
          )}{' '}
          {task.title}
        </button>
        <div className="y-quiet">
          {when.filter(Boolean).join(' · ')}
          {!bare && task.subject?.title && place && (
            <>
              {' · '}
              <Link to={place}>{task.subject.title}</Link>
            </>
          )}
        </div>
        {task.result && <div className="y-pre">{task.result}</div>}
      </div>
      {late > 0 && <Tag tone="bad">{text('web.late', { count: late })}</Tag>}
    </div>
  );
}
