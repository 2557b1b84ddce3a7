import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ErrorState, type ShownError } from '../../../../../ui/states.tsx';
import { Timeline } from '../../../../../ui/timeline.tsx';
import { api } from '../../../../../web/api/client.ts';
import { useScoreText } from '../text.ts';
import { changeAt } from './change-words.ts';
import { useChangeWords } from './use-change-words.ts';

/** Every change of a lead's score, newest first, with what moved it. */
export function ScoreTimeline({ id }: { id: string }) {
  const text = useScoreText();
  const say = useChangeWords();
  const pages = useInfiniteQuery(api.score.history.pages({ params: { id }, query: { limit: 30 } }));
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  if (pages.error && items.length === 0)
    return <ErrorState error={pages.error as ShownError} onRetry={() => void pages.refetch()} />;
  if (!pages.isPending && items.length === 0) return <p className="y-quiet">{text('web.history.empty')}</p>;
  return (
    <Timeline
      entries={items.map((change, i) => ({
        id: `${change.at} ${i}`,
        at: change.at,
        icon: change.before !== null && change.after < change.before ? 'down' : 'up',
        title: say(change),
      }))}
      loading={pages.isPending}
      hasMore={pages.hasNextPage}
      loadingMore={pages.isFetchingNextPage}
      onMore={() => void pages.fetchNextPage()}
    />
  );
}

/** How the score moved with what happened at a moment, in words; null when it didn't. */
export function useScoreNotes(id: string): (at: string) => string | null {
  const say = useChangeWords();
  const { data } = useQuery(api.score.history.query({ params: { id }, query: { limit: 100 } }));
  return (at) => {
    const change = changeAt(data?.items ?? [], at);
    return change && change.before !== null ? say(change) : null;
  };
}
