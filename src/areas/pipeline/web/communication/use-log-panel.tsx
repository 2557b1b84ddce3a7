import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { LoggedOpportunity } from './log-communication.tsx';

const LogCommunication = lazy(() =>
  import('./log-communication.tsx').then((m) => ({ default: m.LogCommunication })),
);

/** @returns `log`, which opens the panel for an opportunity, and the `panel` to stand anywhere on the page */
export function useLogPanel(): { log: (opportunity: LoggedOpportunity) => void; panel: ReactNode } {
  const [opportunity, setOpportunity] = useState<LoggedOpportunity | null>(null);
  return {
    log: setOpportunity,
    panel: opportunity && (
      <Suspense>
        <LogCommunication opportunity={opportunity} onClose={() => setOpportunity(null)} />
      </Suspense>
    ),
  };
}
