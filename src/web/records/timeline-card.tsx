import type { ReactNode } from 'react';
import { Card } from '../../ui/layout.tsx';
import { ErrorState, type ShownError } from '../../ui/states.tsx';
import { Timeline, type TimelineEntry } from '../../ui/timeline.tsx';
import type { Reading } from './reading.ts';

type TimelineCardProps<K extends string> = {
  title: string;
  /** What it can be narrowed to, in words. */
  kinds: readonly { value: K; label: string }[];
  kind: K;
  onKind: (kind: K) => void;
  /** Where a remark is written; null for who may not. */
  comment: ReactNode;
  pages: Reading;
  entries: TimelineEntry[];
  /** Stands where there is none of this kind; left out where the timeline has words of its own. */
  empty?: string | undefined;
  /** Stands in the place of the entries. */
  instead?: ReactNode;
  children?: ReactNode;
};

/** What happened to a record, newest first, all of it or one kind; and a remark to be added. */
export function TimelineCard<K extends string>(props: TimelineCardProps<K>) {
  const { title, kinds, kind, onKind, comment, pages, entries, empty, instead, children } = props;
  const isEmpty = !pages.isPending && entries.length === 0;
  return (
    <Card
      title={title}
      extra={
        // biome-ignore lint/a11y/useSemanticElements: narrows the list below; a fieldset would draw a legend
        <span className="y-pills-small" role="group" aria-label={title}>
          {kinds.map(({ value, label }) => (
            <button key={value} type="button" aria-pressed={value === kind} onClick={() => onKind(value)}>
              {label}
            </button>
          ))}
        </span>
      }
    >
      <div className="y-stack y-gap-m">
        {comment}
        {instead ??
          (pages.error && entries.length === 0 ? (
            <ErrorState error={pages.error as ShownError} onRetry={() => void pages.refetch()} />
          ) : isEmpty && empty ? (
            <p className="y-quiet">{empty}</p>
          ) : (
            <Timeline
              entries={entries}
              loading={pages.isPending}
              hasMore={pages.hasNextPage}
              loadingMore={pages.isFetchingNextPage}
              onMore={() => void pages.fetchNextPage()}
            />
          ))}
      </div>
      {children}
    </Card>
  );
}

/** What came with a communication stands under it, not by itself. */
export function standsAlone({ type, payload }: { type: string; payload: Record<string, unknown> }): boolean {
  return type !== 'file.attached' || !payload.partOf;
}
