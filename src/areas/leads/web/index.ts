import { api } from '../../../web/api/client.ts';
import type { AreaWeb } from '../../../web/area.ts';
import { askForNewLead } from './new/new-lead-door.ts';
import { isPressing } from './today/expected-amount.ts';

/** What leads bring to the web. */
export const web: AreaWeb = {
  nav: [
    {
      to: '/',
      label: 'leads:web.nav.today',
      icon: 'home',
      group: 'day',
      order: 10,
      permission: 'leads.read',
      onPhone: true,
      count: async (signal) => {
        const { items } = await api.lead.work({ query: { limit: 100 } }, { signal });
        return items.filter(isPressing).length;
      },
    },
    {
      to: '/leads',
      label: 'leads:web.nav.leads',
      icon: 'person',
      group: 'day',
      order: 20,
      permission: 'leads.read',
      onPhone: true,
      count: async (signal) => {
        const counts = await api.lead.counts({}, { signal });
        return counts.new + counts.working + counts.qualified;
      },
    },
  ],
  routes: [
    {
      path: '/',
      load: () => import('./today/today-page.tsx').then((m) => m.TodayPage),
      permission: 'leads.read',
    },
    {
      path: '/leads',
      load: () => import('./list/lead-list.tsx').then((m) => m.LeadList),
      permission: 'leads.read',
    },
    {
      path: '/leads/$id',
      load: () => import('./record/lead-page.tsx').then((m) => m.LeadPage),
      permission: 'leads.read',
    },
  ],
  commands: [
    {
      id: 'leads:new',
      label: 'leads:web.command.new',
      icon: 'plus',
      key: 'n',
      permission: 'leads.write',
      run: ({ go }) => askForNewLead(go),
    },
  ],
  keys: [
    {
      where: 'leads:web.keys.list',
      permission: 'leads.write',
      keys: [
        { key: 'E', does: 'leads:web.keys.edit' },
        { key: 'L', does: 'leads:web.record.log' },
      ],
    },
    {
      where: 'leads:web.keys.record',
      permission: 'leads.read',
      keys: [
        { key: 'L', does: 'leads:web.record.log' },
        { key: 'S', does: 'leads:web.keys.step' },
        { key: 'T', does: 'leads:web.keys.task' },
        { key: '[', does: 'leads:web.record.previous' },
        { key: ']', does: 'leads:web.record.next' },
        { key: 'Ctrl V', does: 'leads:web.keys.paste' },
      ],
    },
    {
      where: 'records:communication.title',
      permission: 'leads.write',
      keys: [
        { key: 'Alt 1…5', does: 'records:communication.kind' },
        { key: 'Alt 0', does: 'records:communication.noAnswer' },
        { key: 'Ctrl ↵', does: 'leads:web.keys.send' },
      ],
    },
  ],
  records: [
    {
      kind: 'lead',
      label: 'leads:web.nav.leads',
      icon: 'person',
      to: (id) => `/leads/${id}`,
      list: '/leads',
      statuses: 'leads:web.status',
    },
  ],
};
