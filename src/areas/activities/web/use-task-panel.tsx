import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { Subject, Task } from './shapes.ts';

const TaskPanel = lazy(() => import('./task-panel.tsx').then((m) => ({ default: m.TaskPanel })));

type Asked = { task?: Task; subject?: Subject; day?: string };

/** @returns `ask`, which opens the panel, and the `panel` to stand anywhere on the page */
export function useTaskPanel(): { ask: (asked: Asked) => void; panel: ReactNode } {
  const [asked, setAsked] = useState<Asked | null>(null);
  return {
    ask: setAsked,
    panel: asked && (
      <Suspense>
        <TaskPanel {...asked} onClose={() => setAsked(null)} />
      </Suspense>
    ),
  };
}
