import type { useInfiniteQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { type ReactNode, useEffect, useRef } from 'react';
import { useShortcut } from '../../../../ui/keyboard.ts';
import { EmptyState, ErrorState, SkeletonText } from '../../../../ui/states.tsx';
import type { Thread } from '../shapes.ts';
import { useMailText } from '../text.ts';
import { ThreadRow } from './thread-row.tsx';

type Pages = Pick<
  ReturnType<typeof useInfiniteQuery>,
  'error' | 'refetch' | 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage' | 'isPending'
>;

/** Threads, the latest first; J and K go through them. */
export function ThreadList({
  pages,
  threads,
  chosen,
  onChoose,
  empty,
}: {
  pages: Pages;
  threads: readonly Thread[];
  chosen: string;
  onChoose: (id: string) => void;
  empty: ReactNode;
}) {
  const text = useMailText();
  const list = useRef<HTMLUListElement>(null);
  const at = threads.findIndex(({ id }) => id === chosen);
  const step = (by: number) => {
    const next = threads[Math.min(threads.length - 1, Math.max(0, at + by))];
    if (next) onChoose(next.id);
  };
  useShortcut('j', () => step(1));
  useShortcut('k', () => step(-1));
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another one is chosen, by key or by address
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  if (pages.error && threads.length === 0)
    return <ErrorState error={pages.error as Error} onRetry={() => void pages.refetch()} />;
  if (pages.isPending) return <SkeletonText lines={10} height={500} />;
  if (threads.length === 0) return <EmptyState icon="mail">{empty}</EmptyState>;
  return (
    <>
      <ul ref={list} className="mail-rows">
        {threads.map((thread) => (
          <ThreadRow
            key={thread.id}
            thread={thread}
            on={thread.id === chosen}
            onOpen={() => onChoose(thread.id)}
          />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button
          block
          type="text"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {text('web.earlier')}
        </Button>
      )}
    </>
  );
}
