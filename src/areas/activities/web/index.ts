import { lazy } from 'react';
import { api } from '../../../web/api/client.ts';
import type { AreaWeb } from '../../../web/area.ts';

export { useActivityTimeline } from './use-timeline-words.ts';

// Shown by other areas on their pages; each comes when it is first shown.
export const TasksCard = lazy(() => import('./tasks-card.tsx').then((m) => ({ default: m.TasksCard })));
export const DueCard = lazy(() => import('./due-card.tsx').then((m) => ({ default: m.DueCard })));

const read = { permission: 'tasks.read' };

/** What activities bring to the web. */
export const web: AreaWeb = {
  nav: [
    {
      to: '/calendar',
      label: 'activities:web.nav',
      icon: 'calendar',
      group: 'day',
      order: 15,
      onPhone: true,
      ...read,
      count: async (signal) => {
        const { today, overdue } = await api.task.counts({}, { signal });
        return today + overdue;
      },
    },
  ],
  routes: [
    { path: '/calendar', load: () => import('./calendar-page.tsx').then((m) => m.CalendarPage), ...read },
    { path: '/go/$kind/$id', load: () => import('./go-page.tsx').then((m) => m.GoPage) },
  ],
  panels: [
    {
      id: 'activities:tasks',
      subjects: ['account', 'contact'],
      place: 'side',
      order: 20,
      ...read,
      load: () => import('./record-tasks.tsx').then((m) => m.RecordTasks),
    },
  ],
  records: [
    {
      kind: 'task',
      label: 'activities:web.nav',
      icon: 'calendar',
      to: (id) => `/calendar?task=${id}`,
      list: '/calendar',
    },
  ],
  commands: [
    {
      id: 'activities:calendar',
      label: 'activities:web.command.calendar',
      icon: 'calendar',
      ...read,
      run: ({ go }) => go('/calendar'),
    },
  ],
};
