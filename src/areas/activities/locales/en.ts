import type { Messages } from '../../../platform/i18n/messages.ts';
import { en as web } from '../web/locales/en.ts';
import type { zhCN } from './zh-CN.ts';

export const en: Messages<typeof zhCN> = {
  calendar: { feedName: 'Yaosu · {{name}}' },
  errors: {
    task: {
      noTitle: { title: 'It doesn’t say what is to be done', next: 'Write a line, then save' },
      timeWithoutDay: { title: 'There is an hour but no day', next: 'Choose the day' },
      alreadyDone: { title: 'This is done already', next: 'Reload to see by whom' },
      notDone: { title: 'This is still open', next: 'Reload the page' },
      readOnly: {
        title: 'You may see this but not change it',
        next: 'Ask whoever it belongs to, or their manager',
      },
      noSuchAssignee: { title: 'Nobody at work has that id', next: 'Choose someone else' },
      mayNotAssign: { title: 'You can’t plan for this colleague', next: 'Ask their manager' },
      noSuchSubject: {
        title: 'The record isn’t there, or you may not see it',
        next: 'Choose another, or none',
      },
      nothingToUndo: { title: 'There is nothing to undo', next: 'It may have been undone already' },
    },
    calendar: { tooLong: { title: 'At most {{most}} days at once', next: 'Ask for a shorter stretch' } },
  },
  web,
};
