import type { AreaWeb } from '../../../web/area.ts';

const load = () => import('./imports-page.tsx').then((m) => m.ImportsPage);

/** Where every import begins, and what was imported before. */
export const web: AreaWeb = {
  nav: [
    {
      to: '/import',
      label: 'imports:web.nav',
      icon: 'upload',
      group: 'company',
      order: 60,
      permission: 'customers.import',
    },
  ],
  routes: [
    { path: '/import', load },
    // A single file that is dropped here holds leads.
    { path: '/leads/import', load, permission: 'leads.import' },
    { path: '/import/$id', load: () => import('./set/set-page.tsx').then((m) => m.SetPage) },
  ],
  records: [
    {
      kind: 'importSet',
      label: 'imports:web.nav',
      icon: 'upload',
      to: (id) => `/import/${id}`,
      list: '/import',
    },
  ],
  commands: [
    { id: 'imports:new', label: 'imports:web.command', icon: 'upload', run: ({ go }) => go('/import') },
  ],
};
