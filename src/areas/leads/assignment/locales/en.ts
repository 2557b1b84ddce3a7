import type { Messages } from '../../../../platform/i18n/messages.ts';
import { en as web } from '../web/locales/en.ts';
import type { zhCN } from './zh-CN.ts';

export const en: Messages<typeof zhCN> = {
  errors: {
    assignment: {
      badCondition: {
        title: 'One of the rule’s conditions is not understood',
        next: 'Check its field and values, then save again',
      },
      badTarget: {
        title: 'A rule gives leads to one person or one team that is here',
        next: 'Choose again who gets them',
      },
      tooManyRules: { title: 'There can be at most {{most}} rules', next: 'Join or delete some first' },
      badOrder: {
        title: 'Someone has just added or deleted a rule; the order was not saved',
        next: 'Reload and sort again',
      },
    },
  },
  web,
};
