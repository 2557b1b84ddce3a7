import type { AreaWeb } from '../../../../web/area.ts';

const assign = { permission: 'leads.assign' };

/** What sharing leads out brings to the web. */
export const web: AreaWeb = {
  nav: [
    {
      to: '/team/speed',
      label: 'assignment:web.speed.nav',
      icon: 'clock',
      group: 'team',
      order: 20,
      ...assign,
    },
    {
      to: '/settings/assignment',
      label: 'assignment:web.nav',
      icon: 'target',
      group: 'company',
      order: 40,
      ...assign,
    },
  ],
  routes: [
    {
      path: '/settings/assignment',
      load: () => import('./rules-page.tsx').then((m) => m.RulesPage),
      ...assign,
    },
    { path: '/team/speed', load: () => import('./speed-page.tsx').then((m) => m.SpeedPage), ...assign },
  ],
};
