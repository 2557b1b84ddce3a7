import { lazy } from 'react';
import type { AreaWeb } from '../../../web/area.ts';

export { MarkedWords } from './marked-words.tsx';
export { bodyOfMarks, followText } from './marks.ts';
export type { Mark, Piece } from './shapes.ts';
export { useQualificationText } from './text.ts';
export { useQualification } from './use-qualification.ts';
export { useQualificationTimeline } from './use-timeline-words.ts';

// Shown by other areas on their records; each comes when it is first shown.
export const QualificationPanel = lazy(() =>
  import('./qualification-panel.tsx').then((m) => ({ default: m.QualificationPanel })),
);
export const EvidenceMarker = lazy(() =>
  import('./evidence-marker.tsx').then((m) => ({ default: m.EvidenceMarker })),
);
export const MarkLater = lazy(() => import('./mark-later.tsx').then((m) => ({ default: m.MarkLater })));

const settle = { permission: 'settings.manage' };

/** What qualification brings to the web by itself. */
export const web: AreaWeb = {
  routes: [
    {
      path: '/settings/qualification',
      load: () => import('./frame-page.tsx').then((m) => m.FramePage),
      ...settle,
    },
  ],
  commands: [
    {
      id: 'qualification:frame',
      label: 'qualification:web.frame.command',
      icon: 'settings',
      ...settle,
      run: ({ go }) => go('/settings/qualification'),
    },
  ],
};
