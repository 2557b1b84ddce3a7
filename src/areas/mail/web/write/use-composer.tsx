import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { Asked } from './draft.ts';

const Composer = lazy(() => import('./composer.tsx').then((m) => ({ default: m.Composer })));

/** @returns `ask`, which opens the window to write in, and the `panel` to stand anywhere on the page */
export function useComposer(): { ask: (asked: Asked) => void; panel: ReactNode } {
  const [asked, setAsked] = useState<Asked | null>(null);
  return {
    ask: setAsked,
    panel: asked && (
      <Suspense>
        <Composer asked={asked} onClose={() => setAsked(null)} />
      </Suspense>
    ),
  };
}
