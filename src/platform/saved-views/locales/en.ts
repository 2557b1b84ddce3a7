import type { Messages } from '../../i18n/messages.ts';
import type { zhCN } from './zh-CN.ts';

export const en: Messages<typeof zhCN> = {
  errors: {
    savedView: {
      notYours: { title: 'This view belongs to {{owner}}', next: 'Save a copy of your own' },
      notYourTeam: {
        title: 'A view is shared with a team of your own',
        next: 'Choose yours, or share it with everyone',
      },
      tooLarge: { title: 'This view has too many conditions', next: 'Take some away' },
      tooMany: { title: 'Too many views; at most {{max}}', next: 'Delete those no longer used' },
    },
  },
  events: {
    savedView: {
      created: 'Saved a view',
      edited: 'Changed a view',
      deleted: 'Deleted a view',
      restored: 'Restored a view',
    },
  },
};
