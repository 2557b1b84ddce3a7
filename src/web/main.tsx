import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { installTokens } from '../ui/theme/theme-provider.tsx';
import '../ui/css/base.css';
import '../ui/css/layout.css';
import '../ui/css/table.css';
import '../ui/css/overlay.css';
import '../ui/css/forms.css';
import '../ui/css/record.css';
import '../ui/css/parts.css';
import './shell/shell.css';
import { ToastProvider } from '../ui/toast.tsx';
import { whenSignedOut } from './api/call.ts';
import { loadLanguage } from './i18n.ts';
import { watchForNewVersion } from './load-page.ts';
import { firstLanguage, PreferencesProvider } from './preferences.tsx';
import { queryClient } from './query-client.ts';
import { router } from './router.tsx';
import { sessionQuery } from './session.ts';

installTokens();
void queryClient.prefetchQuery(sessionQuery);
// The page's code comes while the session and the language are asked for, rather than after them.
void router.preloadRoute({ to: location.pathname }).catch(() => {});

whenSignedOut(() => {
  const { pathname, href } = router.state.location;
  if (pathname === '/sign-in') return;
  queryClient.clear();
  void router.navigate({ to: '/sign-in', search: { back: href } });
});

watchForNewVersion();

const locale = await loadLanguage(firstLanguage());

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <PreferencesProvider locale={locale}>
        <ToastProvider>
          <RouterProvider router={router} />
        </ToastProvider>
      </PreferencesProvider>
    </QueryClientProvider>
  </StrictMode>,
);
