import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Icon } from '../../../ui/icons.tsx';
import { useShortcut } from '../../../ui/keyboard.ts';
import { Card } from '../../../ui/layout.tsx';
import { ErrorState, type ShownError, SkeletonText } from '../../../ui/states.tsx';
import { Key } from '../../../ui/tag.tsx';
import { api } from '../../../web/api/client.ts';
import { useLiveRefresh } from '../../../web/live.ts';
import { useMay } from '../../../web/session.ts';
import './activities.css';
import type { Subject } from './shapes.ts';
import { TaskLine } from './task-line.tsx';
import { useActivityText } from './text.ts';
import { useTaskPanel } from './use-task-panel.tsx';

/** What is planned about a record, and what was done; T plans something. */
export function TasksCard({ subject }: { subject: Subject }) {
  const text = useActivityText();
  const mayWrite = useMay()('tasks.write');
  const { ask, panel } = useTaskPanel();
  const [withDone, setWithDone] = useState(false);
  const query = { subjectId: subject.id, limit: 50 };
  const open = useQuery(api.task.list.query({ query }));
  const done = useQuery({
    ...api.task.list.query({ query: { ...query, state: 'done' } }),
    enabled: withDone,
  });
  useLiveRefresh(['task'], [api.task.list.key()]);
  useShortcut('t', () => ask({ subject }), mayWrite);
  const items = [...(open.data?.items ?? []), ...(withDone ? (done.data?.items ?? []) : [])];
  return (
    <Card
      title={
        <>
          {text('web.card.title')} {mayWrite && <Key>T</Key>}
        </>
      }
      extra={
        mayWrite && (
          <button
            type="button"
            className="y-iconbutton"
            aria-label={text('web.new')}
            onClick={() => ask({ subject })}
          >
            <Icon name="plus" />
          </button>
        )
      }
    >
      {open.error ? (
        <ErrorState error={open.error as ShownError} onRetry={() => void open.refetch()} />
      ) : open.isPending ? (
        <SkeletonText lines={2} height={79} />
      ) : (
        <div className="act-lines">
          {items.length === 0 && <p className="y-quiet">{text('web.card.empty')}</p>}
          {items.map((task) => (
            <TaskLine key={task.id} task={task} bare readOnly={!mayWrite} onOpen={() => ask({ task })} />
          ))}
          <button type="button" className="y-textbutton act-more" onClick={() => setWithDone(!withDone)}>
            {text(withDone ? 'web.card.hideDone' : 'web.card.showDone')}
          </button>
        </div>
      )}
      {panel}
    </Card>
  );
}
