import type { Messages } from '../../../../platform/i18n/messages.ts';
import { en as web } from '../web/locales/en.ts';
import type { zhCN } from './zh-CN.ts';

export const en: Messages<typeof zhCN> = {
  errors: {
    pool: {
      gone: {
        title: 'This lead is no longer in the pool; someone may just have claimed it',
        next: 'Reload the pool and take another',
      },
      enoughToday: {
        title: 'You have claimed {{most}} today, as many as may be',
        next: 'Work on those first; more tomorrow',
      },
      holdsEnough: {
        title: 'You hold {{holding}} leads; the limit is {{most}}',
        next: 'Finish some, or put back those you won’t work',
      },
      cooling: {
        title: 'You gave this lead up; for {{days}} days only others may claim it',
        next: 'Look at another one',
      },
      notAPerson: { title: 'Only people at work can claim leads', next: '' },
      notOpen: {
        title: 'A lead that stands like this can’t go to the pool',
        next: 'New, working and qualified ones can',
      },
      warnsTooEarly: {
        title: 'The warning must come less than {{idleDays}} days ahead',
        next: 'Choose fewer days',
      },
    },
    lookUp: {
      nothing: {
        title: 'Give a company, a phone number or a mail address to look up',
        next: 'Fill in one of them',
      },
      tooMany: { title: 'At most {{most}} look-ups an hour', next: 'Try again in a while' },
    },
  },
  web,
};
