import type { Messages } from '../../../platform/i18n/messages.ts';
import { en as web } from '../web/locales/en.ts';
import type { zhCN } from './zh-CN.ts';

export const en: Messages<typeof zhCN> = {
  errors: {
    qualification: {
      noSuchDimension: {
        title: 'There is no “{{dimension}}” in use',
        next: 'Reload the page and choose another',
      },
      noSuchQuestion: {
        title: 'The bank has no such question any more',
        next: 'Reload the page for a new proposal',
      },
      noSuchCommunication: {
        title: 'This communication was not found',
        next: 'Reload the page and mark again',
      },
      alreadySo: { title: 'That is the computed verdict already', next: 'Nothing needs to be overruled' },
      dimensionTwice: { title: '“{{about}}” stands there twice', next: 'Change the key of one of them' },
      noDimension: { title: 'At least one dimension must be in use', next: 'Switch one on, then save' },
      questionOfNothing: {
        title: 'A question belongs to “{{about}}”, which does not exist',
        next: 'Give it another dimension, or delete it',
      },
    },
  },
  web,
};
