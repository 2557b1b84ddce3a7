import type { Messages } from '../../../../platform/i18n/messages.ts';
import { en as web } from '../web/locales/en.ts';
import type { zhCN } from './zh-CN.ts';

export const en: Messages<typeof zhCN> = {
  errors: {
    duplicate: {
      scanRunning: {
        title: 'The whole base is being looked through already',
        next: 'Wait for it, or stop it first',
      },
    },
    merge: {
      same: { title: 'These are one and the same lead', next: 'Choose another one to merge' },
      converted: {
        title: 'The lead to be put away is an opportunity by now',
        next: 'Keep that one and put the other away',
      },
      badChoice: { title: 'The field “{{field}}” can’t be chosen', next: 'Leave it out and merge again' },
      changedSince: {
        title: 'The merged lead has been worked on since',
        next: 'See what changed; taken apart anyway, what is new stays with the lead kept',
      },
      mergedOn: {
        title: 'The merged lead has itself been merged into another since',
        next: 'Undo that merge first',
      },
    },
  },
  web,
};
