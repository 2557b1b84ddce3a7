import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { LoggedLead } from './log-communication.tsx';

const load = () => import('./log-communication.tsx').then((m) => ({ default: m.LogCommunication }));
const LogCommunication = lazy(load);

/** @returns `log`, which opens the panel for a lead, and the `panel` to stand anywhere on the page */
export function useLogPanel(): { log: (lead: LoggedLead) => void; panel: ReactNode } {
  const [lead, setLead] = useState<LoggedLead | null>(null);
  return {
    log: setLead,
    panel: lead && (
      <Suspense>
        <LogCommunication lead={lead} onClose={() => setLead(null)} />
      </Suspense>
    ),
  };
}
