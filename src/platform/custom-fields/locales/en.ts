import type { Messages } from '../../i18n/messages.ts';
import type { zhCN } from './zh-CN.ts';

export const en: Messages<typeof zhCN> = {
  errors: {
    customField: {
      unknown: { title: 'There is no custom field {{key}}', next: 'See the list in the settings' },
      wrongValue: { title: '“{{label}}” does not take this', next: 'Write it as the field’s kind asks' },
      tooLong: { title: '“{{label}}” takes at most {{max}} characters', next: '' },
      notAChoice: { title: '“{{value}}” is not a choice of “{{label}}”', next: 'One of: {{choices}}' },
      needsChoices: { title: 'A field to choose from needs a choice', next: 'Add at least one' },
      tooMany: { title: 'At most {{max}} custom fields', next: 'Delete those no longer used' },
    },
  },
  kinds: {
    text: 'Text',
    longText: 'Long text',
    number: 'Number',
    date: 'Date',
    boolean: 'Yes or no',
    choice: 'One choice',
    choices: 'Several choices',
    url: 'Web address',
    email: 'E-mail',
    phone: 'Phone',
  },
  events: {
    customField: {
      created: 'Added a custom field',
      edited: 'Changed a custom field',
      ordered: 'Put the fields in another order',
      deleted: 'Deleted a custom field',
      restored: 'Restored a custom field',
    },
  },
};
