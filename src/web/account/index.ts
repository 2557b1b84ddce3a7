import type { AreaWeb } from '../area.ts';

/** Coming in (link, invitation, sign-in, first run) and one's own account. */
export const account: AreaWeb = {
  routes: [
    { path: '/sign-in', frame: 'bare', load: () => import('./sign-in-page.tsx').then((m) => m.SignInPage) },
    { path: '/link', frame: 'bare', load: () => import('./link-page.tsx').then((m) => m.LinkPage) },
    {
      path: '/invitation',
      frame: 'bare',
      load: () => import('./invitation-page.tsx').then((m) => m.InvitationPage),
    },
    { path: '/welcome', frame: 'bare', load: () => import('./welcome-page.tsx').then((m) => m.WelcomePage) },
    { path: '/account', load: () => import('./my-account-page.tsx').then((m) => m.MyAccountPage) },
  ],
  commands: [{ id: 'account:me', label: 'account:nav.me', icon: 'person', run: ({ go }) => go('/account') }],
};
