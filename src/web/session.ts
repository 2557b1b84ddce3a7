import { queryOptions, useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { Language } from '../kernel/language.ts';
import type { ThemeChoice } from '../ui/theme/theme-provider.tsx';
import { callEndpoint } from './api/call.ts';

export type Reach = 'own' | 'team' | 'all';

/** Who is signed in, what they may do, and their company (null until the first run has named it). */
export type Session = {
  person: { id: string; name: string; email: string; language: Language; theme: ThemeChoice };
  permissions: Readonly<Record<string, Reach>>;
  company: { name: string; language: Language; currency: string; timeZone: string; demo: boolean } | null;
};

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => callEndpoint('GET /api/session', {}, { signal }) as Promise<Session>,
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
