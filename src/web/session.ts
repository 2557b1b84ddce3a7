import { queryOptions, useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { CallOutput } from '../platform/http/contract.ts';
import { api } from './api/client.ts';
import type { Contracts } from './api/endpoints.gen.ts';

export type Reach = 'own' | 'team' | 'all';

/** Who is signed in, what they may do, and their company (null until the first run has named it). */
export type Session = CallOutput<Contracts['auth']['session']>;

export const sessionQuery = queryOptions({
  ...api.auth.session.query(),
  staleTime: 5 * 60_000,
  retry: false,
});

/** The session as the server tells it; its error is an ApiProblem with status 401 when nobody is signed in. */
export function useSessionQuery() {
  return useQuery(sessionQuery);
}

const SessionContext = createContext<Session | null>(null);
export const SessionProvider = SessionContext;

/** The session, on every page inside the shell. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession is only for pages inside the shell');
  return session;
}

/** How far the person holds `permission`; null when not at all. */
export function reachOf(session: Session, permission: string): Reach | null {
  return session.permissions['*'] ?? session.permissions[permission] ?? null;
}

/** @returns whether the signed-in person holds a permission to any extent; without one, yes. */
export function useMay(): (permission: string | undefined) => boolean {
  const session = useSession();
  return (permission) => permission === undefined || reachOf(session, permission) !== null;
}
