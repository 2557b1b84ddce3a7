import type { FastifyReply } from 'fastify';
import type { Actor } from '../actor/actor.ts';
import type { Database } from '../db/database.ts';
import type { Transaction } from '../db/transaction.ts';
import type { CallOutput, Contract, Endpoint, HandlerInput } from './contract.ts';
import type { ErrorDefinition } from './errors.ts';

/** Who and what a request came from, for sessions, limits and logs. */
export type RequestFacts = {
  id: string;
  ip: string;
  userAgent: string;
  /** The site's own address as the browser sees it: `https://sales.example.com`. */
  origin: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The signed-in session, when it came by one. */
  sessionId: string | null;
};

/** What a handler is given. */
export type Call<E extends Endpoint> = HandlerInput<E> & {
  /** Who asks; `system`'s rights are never handed to a request, an anonymous one gets `nobody`. */
  actor: Actor;
  db: Database;
  /**
   * A transaction under the actor, once per Idempotency-Key: a repeated request gets the first one's answer without running
   * `work` again.
   */
  write: <T extends CallOutput<E>>(work: (tx: Transaction) => Promise<T>) => Promise<T>;
  request: RequestFacts;
  /** For answers that stream, set cookies, or choose their status. */
  reply: FastifyReply;
};

type Handlers<C extends Contract> = {
  [K in keyof C]: (call: Call<C[K]>) => Promise<CallOutput<C[K]>> | CallOutput<C[K]>;
};

/** An endpoint with its handler, ready to be served. */
export type Route = {
  name: string;
  endpoint: Endpoint;
  handle: (call: Call<Endpoint>) => unknown;
};

/** What an area brings to the server. */
export type AreaRoutes = { routes: Route[]; errors: Readonly<Record<string, ErrorDefinition>> };

/** Joins a contract with its handlers; one that is missing doesn't compile. */
export function routesOf<C extends Contract>(
  area: string,
  endpoints: C,
  handlers: Handlers<C>,
  errors: Readonly<Record<string, ErrorDefinition>> = {},
): AreaRoutes {
  const routes = Object.entries(endpoints).map(([key, endpoint]) => ({
    name: `${area}.${key}`,
    endpoint,
    handle: handlers[key] as unknown as Route['handle'],
  }));
  return { routes, errors };
}
