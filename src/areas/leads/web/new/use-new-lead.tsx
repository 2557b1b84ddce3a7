import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useNewLeadDoor } from './new-lead-door.ts';

const NewLead = lazy(() => import('./new-lead.tsx').then((m) => ({ default: m.NewLead })));

/** @returns `ask`, which opens the panel, and the `panel` itself. @param open whether it stands open at first */
export function useNewLead(open = false): { ask: () => void; panel: ReactNode } {
  const [shown, setShown] = useState(open);
  useNewLeadDoor(() => setShown(true));
  return {
    ask: () => setShown(true),
    panel: shown && (
      <Suspense>
        <NewLead onClose={() => setShown(false)} />
      </Suspense>
    ),
  };
}
