import type { AreaWeb } from '../../../../web/area.ts';

const assign = { permission: 'leads.assign' };

/** What web forms bring to the web. */
export const web: AreaWeb = {
  nav: [
    { to: '/settings/forms', label: 'forms:web.nav', icon: 'globe', group: 'company', order: 50, ...assign },
  ],
  routes: [
    { path: '/settings/forms', load: () => import('./forms-page.tsx').then((m) => m.FormsPage), ...assign },
    {
      path: '/settings/forms/submissions',
      load: () => import('./submissions-page.tsx').then((m) => m.SubmissionsPage),
      ...assign,
    },
    { path: '/settings/forms/$id', load: () => import('./form-page.tsx').then((m) => m.FormPage), ...assign },
  ],
};
