import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { type CallOptions, newKey } from './call.ts';
import type { ApiProblem } from './problem.ts';

type WriteOptions<O> = {
  /** Called with the answer before lists are read again. */
  onDone?: (output: O) => void;
  /** Keys whose data are out of date after this write, such as `api.leads.list.key()`. */
  refresh?: readonly QueryKey[];
};

/**
 * A write of the user: one Idempotency-Key for each intent, kept when the same intent is sent again.
 * @returns `run` (rejects with an ApiProblem), `busy`, and the last `problem`.
 */
export function useWrite<I, O>(
  call: (input: I, options?: CallOptions) => Promise<O>,
  options: WriteOptions<O> = {},
) {
  const client = useQueryClient();
  const mutation = useMutation<O, ApiProblem, { input: I; key: string }>({
    mutationFn: ({ input, key }) => call(input, { idempotencyKey: key }),
    onSuccess: async (output) => {
      options.onDone?.(output);
      await Promise.all((options.refresh ?? []).map((queryKey) => client.invalidateQueries({ queryKey })));
    },
  });
  return {
    run: (input: I): Promise<O> => mutation.mutateAsync({ input, key: newKey() }),
    /** Sends the last intent again, under the same key. */
    again: (): Promise<O> | undefined => mutation.variables && mutation.mutateAsync(mutation.variables),
    busy: mutation.isPending,
    problem: mutation.error,
    forget: mutation.reset,
  };
}
