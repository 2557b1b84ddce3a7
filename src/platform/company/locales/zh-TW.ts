import type { Messages } from '../../i18n/messages.ts';
import type { zhCN } from './zh-CN.ts';

export const zhTW: Messages<typeof zhCN> = {
  errors: {
    company: {
      exists: { title: '公司已經設定過了', next: '到設定裡修改' },
      missing: { title: '還沒有設定公司', next: '先填公司名稱、語言、幣別和時區' },
      unknownCurrency: { title: '沒有這種貨幣：{{code}}', next: '用三個字母的代碼，例如 TWD' },
      unknownTimeZone: { title: '沒有這個時區：{{name}}', next: '例如 Asia/Taipei' },
    },
  },
  events: { company: { setUp: '設定了公司', edited: '修改了公司設定' } },
};
