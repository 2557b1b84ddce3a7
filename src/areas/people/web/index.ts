import type { AreaWeb } from '../../../web/area.ts';

const manage = { permission: 'people.manage' };

export const web: AreaWeb = {
  nav: [{ to: '/people', label: 'people:web.nav', icon: 'people', group: 'company', order: 10, ...manage }],
  routes: [
    { path: '/people', load: () => import('./people-page.tsx').then((m) => m.PeoplePage), ...manage },
    { path: '/people/teams', load: () => import('./teams-page.tsx').then((m) => m.TeamsPage), ...manage },
    { path: '/people/roles', load: () => import('./roles-page.tsx').then((m) => m.RolesPage), ...manage },
  ],
  keys: [{ where: 'people:web.title', ...manage, keys: [{ key: 'I', does: 'people:web.invite' }] }],
  commands: [
    {
      id: 'people:invite',
      label: 'people:web.invite',
      icon: 'people',
      ...manage,
      run: ({ go }) => go('/people?invite=1'),
    },
    {
      id: 'people:teams',
      label: 'people:web.tabs.teams',
      icon: 'people',
      ...manage,
      run: ({ go }) => go('/people/teams'),
    },
    {
      id: 'people:roles',
      label: 'people:web.tabs.roles',
      icon: 'lock',
      ...manage,
      run: ({ go }) => go('/people/roles'),
    },
  ],
};
