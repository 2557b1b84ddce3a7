import { QueryClient } from '@tanstack/react-query';
import { asProblem } from './api/problem.ts';

/** Lost connections are retried in call.ts already; refusals don't get better by asking again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, error) => asProblem(error) === null && count < 1,
      throwOnError: false,
    },
  },
});
