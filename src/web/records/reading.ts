import type { ShownError } from '../../ui/states.tsx';

/** How far a list has been read, as an infinite query tells it. */
export type Reading = {
  isPending: boolean;
  error: Error | null;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  refetch: () => unknown;
  fetchNextPage: () => unknown;
};

/** The same as a table takes it: whether rows come, why they don't, and how there come more. */
export function tableReading(list: Reading) {
  return {
    loading: list.isPending,
    error: list.error as ShownError | null,
    onRetry: () => void list.refetch(),
    hasMore: list.hasNextPage,
    loadingMore: list.isFetchingNextPage,
    onMore: () => void list.fetchNextPage(),
  };
}
