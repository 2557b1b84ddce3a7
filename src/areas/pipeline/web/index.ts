import { api } from '../../../web/api/client.ts';
import type { AreaWeb } from '../../../web/area.ts';
import { askForNewOpportunity } from './new/use-new-opportunity.tsx';

const read = { permission: 'pipeline.read' };
const manage = { permission: 'pipeline.manage' };

/** What the pipeline brings to the web. */
export const web: AreaWeb = {
  nav: [
    {
      to: '/opportunities',
      label: 'pipeline:web.nav.opportunities',
      icon: 'board',
      group: 'day',
      order: 40,
      onPhone: true,
      ...read,
      count: async (signal) => {
        const filter = JSON.stringify([{ field: 'state', operator: 'anyOf', values: ['open'] }]);
        const { total, exact } = await api.opportunity.total({ query: { filter } }, { signal });
        return exact ? total : null;
      },
    },
    {
      to: '/forecast',
      label: 'pipeline:web.nav.forecast',
      icon: 'target',
      group: 'team',
      order: 2,
      ...read,
    },
    {
      to: '/pipeline-review',
      label: 'pipeline:web.nav.review',
      icon: 'filter',
      group: 'team',
      order: 4,
      ...read,
    },
  ],
  routes: [
    {
      path: '/opportunities',
      load: () => import('./list/opportunity-list.tsx').then((m) => m.OpportunityList),
      ...read,
    },
    {
      path: '/opportunities/$id',
      load: () => import('./record/opportunity-page.tsx').then((m) => m.OpportunityPage),
      ...read,
    },
    {
      path: '/forecast',
      load: () => import('./forecast/forecast-page.tsx').then((m) => m.ForecastPage),
      ...read,
    },
    {
      path: '/pipeline-review',
      load: () => import('./review/review-page.tsx').then((m) => m.ReviewPage),
      ...read,
    },
    {
      path: '/settings/pipeline',
      load: () => import('./settings/settings-page.tsx').then((m) => m.PipelineSettingsPage),
      ...manage,
    },
  ],
  commands: [
    {
      id: 'pipeline:new',
      label: 'pipeline:web.command.new',
      icon: 'plus',
      key: 'o',
      permission: 'pipeline.write',
      run: ({ go }) => askForNewOpportunity(go),
    },
    {
      id: 'pipeline:board',
      label: 'pipeline:web.command.board',
      icon: 'board',
      ...read,
      run: ({ go }) => go('/opportunities?layout=board'),
    },
    {
      id: 'pipeline:forecast',
      label: 'pipeline:web.command.forecast',
      icon: 'target',
      ...read,
      run: ({ go }) => go('/forecast'),
    },
    {
      id: 'pipeline:review',
      label: 'pipeline:web.command.review',
      icon: 'filter',
      ...read,
      run: ({ go }) => go('/pipeline-review'),
    },
    {
      id: 'pipeline:settings',
      label: 'pipeline:web.command.settings',
      icon: 'settings',
      ...manage,
      run: ({ go }) => go('/settings/pipeline'),
    },
  ],
  keys: [
    {
      where: 'pipeline:web.keys.record',
      ...read,
      keys: [
        { key: 'L', does: 'pipeline:web.record.log' },
        { key: 'S', does: 'pipeline:web.keys.step' },
        { key: '[', does: 'pipeline:web.record.previous' },
        { key: ']', does: 'pipeline:web.record.next' },
      ],
    },
    {
      where: 'pipeline:web.command.board',
      permission: 'pipeline.write',
      keys: [{ key: 'Space ← →', does: 'pipeline:web.keys.board' }],
    },
  ],
  records: [
    {
      kind: 'opportunity',
      label: 'pipeline:web.nav.opportunities',
      icon: 'board',
      to: (id) => `/opportunities/${id}`,
      list: '/opportunities',
    },
  ],
  panels: [
    {
      id: 'pipeline:today',
      subjects: ['day'],
      place: 'main',
      order: 10,
      ...read,
      load: () => import('./today/today-opportunities.tsx').then((m) => m.TodayOpportunities),
    },
    {
      id: 'pipeline:leadOutcome',
      subjects: ['lead'],
      place: 'main',
      order: 10,
      ...read,
      load: () => import('./convert/lead-outcome.tsx').then((m) => m.LeadOutcome),
    },
    {
      id: 'pipeline:opportunities',
      subjects: ['account'],
      place: 'side',
      order: 10,
      ...read,
      load: () => import('./account/account-opportunities.tsx').then((m) => m.AccountOpportunities),
    },
  ],
};
