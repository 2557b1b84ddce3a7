import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { type Session, sessionQuery } from '../session.ts';

/** Addresses of ours only: a link must not lead somewhere else after signing in. */
export function safeBack(back: unknown): string {
  return typeof back === 'string' && /^\/(?![/\\])/.test(back) && !back.startsWith('/sign-in') ? back : '/';
}

/** Takes a session that has just begun: nothing of an earlier person stays in memory. */
export function useEnter(): (session: Session, back?: string) => void {
  const client = useQueryClient();
  const router = useRouter();
  return (session, back = '/') => {
    client.clear();
    client.setQueryData(sessionQuery.queryKey, session);
    const unfinished = session.person.mustSetPassword || session.company === null;
    router.history.replace(unfinished ? '/welcome' : safeBack(back));
  };
}

/** The token behind `#`, taken out of the address bar (and its history) at once. A new link pasted here is noticed. */
export function useLinkToken(): string | null {
  const hash = useRouterState({ select: (state) => state.location.hash });
  const navigate = useNavigate();
  const [token, setToken] = useState<string | null>(hash || null);
  useEffect(() => {
    if (!hash) return;
    setToken(hash);
    void navigate({ to: '.', hash: '', replace: true });
  }, [hash, navigate]);
  return token;
}
