import { Navigate, Outlet } from '@tanstack/react-router';
import { type ReactNode, Suspense, useEffect } from 'react';
import { FormatProvider } from '../../ui/format-context.tsx';
import { Link } from '../../ui/link.tsx';
import { ErrorState, SkeletonPage } from '../../ui/states.tsx';
import { usePhone } from '../../ui/use-phone.ts';
import { useConnectionLost } from '../api/connection.ts';
import { asProblem } from '../api/problem.ts';
import { useShellText } from '../i18n.ts';
import { usePreferences } from '../preferences.tsx';
import { usePath } from '../route-hooks.ts';
import { type Session, SessionProvider, useMay, useSessionQuery } from '../session.ts';
import { BottomBar, SideBar } from './navigation.tsx';
import { TopBar } from './top-bar.tsx';

/** The frame around every page: who is here, navigation, search. Leads to sign-in or first run when it must. */
export function Shell() {
  const { data: session, error, refetch } = useSessionQuery();
  const back = `${location.pathname}${location.search}`;
  if (asProblem(error)?.status === 401)
    return <Navigate to="/sign-in" search={back === '/' ? {} : { back }} replace />;
  if (session?.company === null) return <Navigate to="/welcome" replace />;
  if (error && !session) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!session) return <SkeletonPage />;
  return (
    <SessionProvider value={session}>
      <PersonsOwnWays session={session}>
        <Frame demo={session.company?.demo ?? false} />
      </PersonsOwnWays>
    </SessionProvider>
  );
}

/** The person's language and theme, wherever they sign in, and the company's money and time. */
function PersonsOwnWays({ session, children }: { session: Session; children: ReactNode }) {
  const { language, theme, setLanguage, setTheme } = usePreferences();
  const { person, company } = session;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the server's word changes, not on a choice made here
  useEffect(() => {
    if (person.language !== language) setLanguage(person.language);
    if (person.theme !== theme) setTheme(person.theme);
  }, [person.id, person.language, person.theme]);
  return (
    <FormatProvider
      language={language}
      currency={company?.currency ?? 'CNY'}
      timeZone={company?.timeZone ?? 'Asia/Shanghai'}
    >
      {children}
    </FormatProvider>
  );
}

function Frame({ demo }: { demo: boolean }) {
  const text = useShellText();
  const phone = usePhone();
  const lost = useConnectionLost();
  const path = usePath();
  const may = useMay();
  return (
    <div className="y-shell">
      <a href="#content" className="y-skip">
        {text('skip')}
      </a>
      {!phone && <SideBar />}
      <div className="y-body">
        <TopBar />
        <div role="status" aria-live="polite">
          {lost && <div className="y-banner y-banner-warn">{text('connection')}</div>}
          {demo && !lost && (
            <div className="y-banner">
              {text('demo')}
              {may('settings.manage') && (
                <>
                  {' · '}
                  <Link to="/settings">{text('demoAway')}</Link>
                </>
              )}
            </div>
          )}
        </div>
        <main id="content" className="y-content" tabIndex={-1}>
          <Suspense key={path} fallback={<SkeletonPage />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      {phone && <BottomBar />}
    </div>
  );
}
