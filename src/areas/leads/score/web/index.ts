import type { AreaWeb } from '../../../../web/area.ts';

const manage = { permission: 'score.manage' };

/** What the lead score brings to the web. */
export const web: AreaWeb = {
  nav: [
    { to: '/score', label: 'score:web.nav.score', icon: 'target', group: 'company', order: 45, ...manage },
  ],
  routes: [
    { path: '/score', load: () => import('./card/card-page.tsx').then((m) => m.CardPage), ...manage },
    {
      path: '/score/quality',
      load: () => import('./quality/quality-page.tsx').then((m) => m.QualityPage),
      ...manage,
    },
    {
      path: '/score/training',
      load: () => import('./training/training-page.tsx').then((m) => m.TrainingPage),
      ...manage,
    },
    {
      path: '/score/versions',
      load: () => import('./versions/versions-page.tsx').then((m) => m.VersionsPage),
      ...manage,
    },
    {
      path: '/score/compare',
      load: () => import('./versions/compare-page.tsx').then((m) => m.ComparePage),
      ...manage,
    },
    {
      path: '/score/cards/$id',
      load: () => import('./versions/card-version-page.tsx').then((m) => m.CardVersionPage),
      permission: 'leads.read',
    },
  ],
  keys: [
    {
      where: 'score:web.nav.score',
      ...manage,
      keys: [
        { key: 'Ctrl Z', does: 'score:web.card.undo' },
        { key: 'Ctrl ⇧ Z', does: 'score:web.card.redo' },
        { key: 'Ctrl Y', does: 'score:web.card.redo' },
      ],
    },
  ],
  commands: [
    {
      id: 'score:card',
      label: 'score:web.nav.card',
      icon: 'target',
      ...manage,
      run: ({ go }) => go('/score'),
    },
    {
      id: 'score:quality',
      label: 'score:web.nav.quality',
      icon: 'target',
      ...manage,
      run: ({ go }) => go('/score/quality'),
    },
  ],
};
