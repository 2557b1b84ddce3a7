import type { AreaWeb } from '../../../../web/area.ts';

/** What importing brings to the web. */
export const web: AreaWeb = {
  routes: [
    {
      path: '/leads/import',
      load: () => import('./imports-page.tsx').then((m) => m.ImportsPage),
      permission: 'leads.import',
    },
    {
      path: '/leads/import/$id',
      load: () => import('./import-page.tsx').then((m) => m.ImportPage),
      permission: 'leads.import',
    },
  ],
  records: [
    {
      kind: 'import',
      label: 'import:web.command',
      icon: 'upload',
      to: (id) => `/leads/import/${id}`,
      list: '/leads/import',
    },
  ],
  commands: [
    {
      id: 'import:new',
      label: 'import:web.command',
      icon: 'upload',
      permission: 'leads.import',
      run: ({ go }) => go('/leads/import'),
    },
  ],
};
