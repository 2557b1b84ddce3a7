import type { AreaWeb } from '../../../../web/area.ts';

/** What finding and merging duplicates brings to the web. */
export const web: AreaWeb = {
  nav: [
    {
      to: '/leads/duplicates',
      label: 'duplicates:web.nav',
      icon: 'merge',
      group: 'team',
      order: 40,
      permission: 'leads.write',
    },
  ],
  keys: [
    {
      where: 'duplicates:web.title',
      permission: 'leads.write',
      keys: [
        { key: 'J', does: 'duplicates:web.keys.next' },
        { key: 'K', does: 'duplicates:web.keys.previous' },
        { key: '1', does: 'duplicates:web.keys.left' },
        { key: '2', does: 'duplicates:web.keys.right' },
        { key: 'M', does: 'duplicates:web.merge' },
        { key: 'D', does: 'duplicates:web.different' },
      ],
    },
  ],
  routes: [
    {
      path: '/leads/duplicates',
      load: () => import('./duplicates-page.tsx').then((m) => m.DuplicatesPage),
      permission: 'leads.write',
    },
  ],
};
