import type { AreaWeb } from '../area.ts';

/** What concerns me, told in the app. */
export const notifications: AreaWeb = {
  routes: [
    {
      path: '/notifications',
      load: () => import('./notifications-page.tsx').then((m) => m.NotificationsPage),
    },
  ],
  keys: [{ where: 'notifications:web.title', keys: [{ key: 'B', does: 'notifications:web.keys.open' }] }],
  commands: [
    {
      id: 'notifications:all',
      label: 'notifications:web.title',
      icon: 'bell',
      run: ({ go }) => go('/notifications'),
    },
  ],
};
