import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../../../web/api/client.ts';
import type { ImportSet, Problem } from '../shapes.ts';

export type Problems = {
  items: readonly Problem[];
  loading: boolean;
  error: Error | null;
  retry: () => void;
  more: (() => void) | null;
};

/** What the last check or run found wrong, the gravest first. While it is checked again what was found before stays. */
export function useProblems(set: ImportSet): Problems {
  const found = useInfiniteQuery(
    api.importSet.problems.pages({ params: { id: set.id }, query: { limit: 50 } }),
  );
  return {
    items: found.data?.pages.flatMap((page) => page.items) ?? [],
    loading: found.isPending,
    error: found.error,
    retry: () => void found.refetch(),
    more: found.hasNextPage ? () => void found.fetchNextPage() : null,
  };
}
