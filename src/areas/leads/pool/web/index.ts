import type { AreaWeb } from '../../../../web/area.ts';

const write = { permission: 'leads.write' };

/** What the shared pool and looking up bring to the web. */
export const web: AreaWeb = {
  nav: [{ to: '/pool', label: 'pool:web.nav', icon: 'people', group: 'day', order: 30, ...write }],
  routes: [
    { path: '/pool', load: () => import('./pool-page.tsx').then((m) => m.PoolPage), ...write },
    {
      path: '/settings/pool',
      load: () => import('./pool-settings-page.tsx').then((m) => m.PoolSettingsPage),
      permission: 'settings.manage',
    },
    {
      path: '/lookup',
      load: () => import('./look-up-page.tsx').then((m) => m.LookUpPage),
      permission: 'leads.read',
    },
  ],
  commands: [
    {
      id: 'pool:lookUp',
      label: 'pool:web.lookUp.command',
      icon: 'search',
      permission: 'leads.read',
      run: ({ go }) => go('/lookup'),
    },
    {
      id: 'pool:settings',
      label: 'pool:web.settings.title',
      icon: 'settings',
      permission: 'settings.manage',
      run: ({ go }) => go('/settings/pool'),
    },
  ],
};
