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
  routes: [
    {
      path: '/leads/duplicates',
      load: () => import('./duplicates-page.tsx').then((m) => m.DuplicatesPage),
      permission: 'leads.write',
    },
  ],
};
