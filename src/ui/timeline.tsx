import Button from 'antd/es/button';
import type { ReactNode } from 'react';
import { useFormat, useNow } from './format-context.tsx';
import { Icon, type IconName } from './icons.tsx';
import { SkeletonText } from './states.tsx';
import { useUiText } from './text.ts';

export type TimelineEntry = {
  id: string;
  /** ISO time. */
  at: string;
  who?: string;
  icon?: IconName;
  /** What happened, in one line. */
  title: ReactNode;
  /** What was said, what changed. */
  body?: ReactNode;
  /** Quiet words under it. */
  note?: ReactNode;
};

type TimelineProps = {
  entries: readonly TimelineEntry[];
  loading?: boolean;
  hasMore?: boolean;
  loadingMore?: boolean;
  onMore?: () => void;
};

/** What happened, newest first, day by day. */
export function Timeline({
  entries,
  loading = false,
  hasMore = false,
  loadingMore = false,
  onMore,
}: TimelineProps) {
  const text = useUiText();
  const format = useFormat();
  const now = useNow(60_000);
  if (loading) return <SkeletonText lines={5} />;
  if (entries.length === 0) return <p className="y-quiet">{text('timeline.empty')}</p>;
  const today = format.date(now);
  const yesterday = format.date(new Date(now.getTime() - 86_400_000));
  const dayOf = (at: string) => {
    const day = format.date(at);
    if (day === today) return text('timeline.today');
    return day === yesterday ? text('timeline.yesterday') : format.shortDate(at, now);
  };
  return (
    <div>
      <ol className="y-timeline">
        {entries.map((entry, i) => {
          const day = dayOf(entry.at);
          const before = entries[i - 1];
          return (
            <li key={entry.id}>
              {(!before || dayOf(before.at) !== day) && <h3>{day}</h3>}
              <div className="y-timeline-entry">
                <time dateTime={entry.at} title={format.dateTime(entry.at)} className="y-quiet">
                  {format.time(entry.at)}
                </time>
                <span className="y-timeline-mark" aria-hidden>
                  <Icon name={entry.icon ?? 'clock'} size={13} />
                </span>
                <div>
                  {entry.who && <b>{entry.who}</b>} {entry.title}
                  {entry.body && <div className="y-timeline-body">{entry.body}</div>}
                  {entry.note && <div className="y-quiet">{entry.note}</div>}
                </div>
              </div>
            </li>
          );
        })}
      </ol>
      {hasMore && (
        <Button onClick={onMore} loading={loadingMore}>
          {text('timeline.earlier')}
        </Button>
      )}
    </div>
  );
}
