import type { AreaWeb } from '../area.ts';

const settle = { permission: 'settings.manage' };
const audit = { permission: 'audit.read' };

/** The company's settings, its own fields, the audit log, and the reference of the API. */
export const settings: AreaWeb = {
  nav: [
    {
      to: '/settings',
      label: 'settings:nav.settings',
      icon: 'settings',
      group: 'company',
      order: 90,
      ...settle,
    },
    {
      to: '/settings/audit',
      label: 'settings:nav.audit',
      icon: 'clock',
      group: 'company',
      order: 80,
      ...audit,
    },
  ],
  routes: [
    { path: '/settings', load: () => import('./company-page.tsx').then((m) => m.CompanyPage), ...settle },
    {
      path: '/settings/fields',
      load: () => import('./fields/fields-page.tsx').then((m) => m.FieldsPage),
      ...settle,
    },
    {
      path: '/settings/audit',
      load: () => import('./audit/audit-page.tsx').then((m) => m.AuditPage),
      ...audit,
    },
    { path: '/settings/api', load: () => import('./api/api-page.tsx').then((m) => m.ApiPage) },
  ],
  commands: [
    {
      id: 'settings:fields',
      label: 'settings:nav.fields',
      icon: 'columns',
      ...settle,
      run: ({ go }) => go('/settings/fields'),
    },
    { id: 'settings:api', label: 'settings:nav.api', icon: 'link', run: ({ go }) => go('/settings/api') },
  ],
};
