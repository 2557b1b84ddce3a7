import type { AreaWeb } from '../../../../web/area.ts';

/** What importing leads brings to the web; where an import begins, and what was imported before, stands in the room of imports. */
export const web: AreaWeb = {
  routes: [
    {
      path: '/leads/import/$id',
      load: () => import('./import-page.tsx').then((m) => m.ImportPage),
      permission: 'leads.import',
    },
  ],
  records: [
    {
      kind: 'import',
      label: 'import:web.title',
      icon: 'upload',
      to: (id) => `/leads/import/${id}`,
      list: '/import',
    },
  ],
};
