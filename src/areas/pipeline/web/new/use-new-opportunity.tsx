import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';

const NewOpportunity = lazy(() =>
  import('./new-opportunity.tsx').then((m) => ({ default: m.NewOpportunity })),
);

let open: (() => void) | null = null;

/** Opens the panel for a new opportunity on the page that has one; from elsewhere, on the list. */
export function askForNewOpportunity(go: (to: string) => void): void {
  if (open) open();
  else go('/opportunities?new=1');
}

/** @returns `ask`, which opens the panel, and the `panel` itself. @param begin whether it stands open at first */
export function useNewOpportunity(begin = false): { ask: () => void; panel: ReactNode } {
  const [shown, setShown] = useState(begin);
  const latest = useRef(() => setShown(true));
  useEffect(() => {
    const own = () => latest.current();
    open = own;
    return () => {
      if (open === own) open = null;
    };
  }, []);
  return {
    ask: () => setShown(true),
    panel: shown && (
      <Suspense>
        <NewOpportunity onClose={() => setShown(false)} />
      </Suspense>
    ),
  };
}
