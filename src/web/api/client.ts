import type { InfiniteData, QueryKey, UseInfiniteQueryOptions, UseQueryOptions } from '@tanstack/react-query';
import type { CallInput, CallOutput, Endpoint } from '../../platform/http/contract.ts';
import { type AnyInput, type CallOptions, callEndpoint, endpointUrl } from './call.ts';
import { type Contracts, endpoints } from './endpoints.gen.ts';

type Input<E extends Endpoint> = CallInput<E> & (E['upload'] extends true ? { form: FormData } : unknown);
type Args<E extends Endpoint> =
  Record<never, never> extends Input<E>
    ? [input?: Input<E>, options?: CallOptions]
    : [input: Input<E>, options?: CallOptions];
type InputArgs<E extends Endpoint> =
  Record<never, never> extends Input<E> ? [input?: Input<E>] : [input: Input<E>];

/** One endpoint, ready to call. */
export type Call<E extends Endpoint> = {
  (...args: Args<E>): Promise<CallOutput<E>>;
  /** For `useQuery`. */
  query(...args: InputArgs<E>): UseQueryOptions<CallOutput<E>> & { queryKey: QueryKey };
  /** For `useInfiniteQuery` on endpoints that answer `{ items, next }` and take `query.cursor`. */
  pages(...args: InputArgs<E>): PagesOptions<CallOutput<E>>;
  /** The cache key; without input, the beginning of all keys of this endpoint. */
  key(...args: [] | InputArgs<E>): QueryKey;
  /** The address, for a link or a download. */
  url(...args: InputArgs<E>): string;
};

type PagesOptions<P> = UseInfiniteQueryOptions<
  P,
  Error,
  InfiniteData<P, string | null>,
  QueryKey,
  string | null
>;

type Client<C extends Record<string, Record<string, Endpoint>>> = {
  readonly [A in keyof C]: { readonly [N in keyof C[A]]: Call<C[A][N]> };
};

function makeCall(area: string, name: string, endpoint: string) {
  const key = (input?: AnyInput): QueryKey => (input === undefined ? [area, name] : [area, name, input]);
  const call = (input: AnyInput = {}, options?: CallOptions) => callEndpoint(endpoint, input, options);
  return Object.assign(call, {
    key,
    url: (input: AnyInput = {}) => endpointUrl(endpoint, input),
    query: (input: AnyInput = {}) => ({
      queryKey: key(input),
      queryFn: ({ signal }: { signal: AbortSignal }) => call(input, { signal }),
    }),
    pages: (input: AnyInput = {}) => ({
      queryKey: [...key(input), 'pages'],
      queryFn: ({ signal, pageParam }: { signal: AbortSignal; pageParam: string | null }) =>
        call({ ...input, query: { ...input.query, cursor: pageParam } }, { signal }),
      initialPageParam: null,
      getNextPageParam: (page: { next?: string | null }) => page.next ?? null,
    }),
  });
}

function makeClient(table: Record<string, Record<string, string>>): unknown {
  const areas = Object.entries(table).map(([area, calls]) => [
    area,
    Object.fromEntries(
      Object.entries(calls).map(([name, endpoint]) => [name, makeCall(area, name, endpoint)]),
    ),
  ]);
  return Object.fromEntries(areas);
}

/** Every endpoint of every area, typed by its contract: `api.leads.list({ query: { limit: 50 } })`. */
export const api = makeClient(endpoints) as Client<Contracts>;
