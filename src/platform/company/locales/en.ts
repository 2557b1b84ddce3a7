import type { Messages } from '../../i18n/messages.ts';
import type { zhCN } from './zh-CN.ts';

export const en: Messages<typeof zhCN> = {
  errors: {
    company: {
      exists: { title: 'The company is set up already', next: 'Change it in the settings' },
      missing: {
        title: 'The company is not set up yet',
        next: 'Give its name, language, currency and time zone',
      },
      unknownCurrency: { title: 'There is no currency {{code}}', next: 'Use the three letters, such as CNY' },
      unknownTimeZone: { title: 'There is no time zone {{name}}', next: 'For example Asia/Shanghai' },
    },
  },
  events: { company: { setUp: 'Set the company up', edited: 'Changed the company’s settings' } },
};
