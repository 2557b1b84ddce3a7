import { useQuery } from '@tanstack/react-query';
import { companyToday } from '../../../ui/days.ts';
import { useFormat, useNow } from '../../../ui/format-context.tsx';
import { Icon } from '../../../ui/icons.tsx';
import { Card } from '../../../ui/layout.tsx';
import { Link } from '../../../ui/link.tsx';
import { ErrorState, type ShownError, SkeletonText } from '../../../ui/states.tsx';
import { api } from '../../../web/api/client.ts';
import { useLiveRefresh } from '../../../web/live.ts';
import { useMay, useSession } from '../../../web/session.ts';
import './activities.css';
import { TaskLine } from './task-line.tsx';
import { useActivityText } from './text.ts';
import { useTaskPanel } from './use-task-panel.tsx';

/** One's own tasks that are late or due today, for the page the day opens on. */
export function DueCard() {
  const text = useActivityText();
  const may = useMay();
  const { person } = useSession();
  const { settings } = useFormat();
  const today = companyToday(useNow(60_000), settings.timeZone);
  const { ask, panel } = useTaskPanel();
  const found = useQuery({
    ...api.task.list.query({ query: { assigneeId: person.id, limit: 50 } }),
    enabled: may('tasks.read'),
  });
  useLiveRefresh(['task'], [api.task.list.key()]);
  if (!may('tasks.read')) return null;
  const due = (found.data?.items ?? []).filter(({ dueOn }) => dueOn !== null && dueOn <= today);
  return (
    <Card
      title={text('web.card.today')}
      extra={
        may('tasks.write') && (
          <button
            type="button"
            className="y-iconbutton"
            aria-label={text('web.new')}
            onClick={() => ask({ day: today })}
          >
            <Icon name="plus" />
          </button>
        )
      }
    >
      {found.error ? (
        <ErrorState error={found.error as ShownError} onRetry={() => void found.refetch()} />
      ) : found.isPending ? (
        <SkeletonText lines={2} height={53} />
      ) : (
        <div className="act-lines">
          {due.length === 0 && <p className="y-quiet">{text('web.card.todayEmpty')}</p>}
          {due.map((task) => (
            <TaskLine key={task.id} task={task} readOnly={!may('tasks.write')} onOpen={() => ask({ task })} />
          ))}
          <div>
            <Link to="/calendar">{text('web.card.all')}</Link>
          </div>
        </div>
      )}
      {panel}
    </Card>
  );
}
