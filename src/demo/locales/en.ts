import type { Messages } from '../../platform/i18n/messages.ts';
import type { zhCN } from './zh-CN.ts';

export const en: Messages<typeof zhCN> = {
  errors: {
    demo: {
      there: { title: 'The demo company is there already', next: 'Look around in it, or remove it first' },
      hasLeads: {
        title: 'The company has {{count}} leads or customers of its own, a demo would mix with them',
        next: 'To see the demo, start with another data folder',
      },
      missing: { title: 'There is no demo company to remove', next: 'Reload the page' },
      realLeads: {
        title: '{{count}} records in the demo company are your own and would be deleted with it',
        next: 'Export them first, or tick “delete them too” and remove again',
      },
    },
  },
  events: {
    demo: {
      begun: 'Began to make the demo company',
      made: 'Made the demo company',
      removed: 'Removed the demo company',
    },
  },
};
