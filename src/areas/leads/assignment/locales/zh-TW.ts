import type { Messages } from '../../../../platform/i18n/messages.ts';
import { zhTW as web } from '../web/locales/zh-TW.ts';
import type { zhCN } from './zh-CN.ts';

export const zhTW: Messages<typeof zhCN> = {
  errors: {
    assignment: {
      badCondition: { title: '分派規則裡有一個條件不對', next: '檢查一下條件的欄位和值再儲存' },
      badTarget: { title: '要分給一個人或一個小組，而且得是在職的人、現有的小組', next: '重新選一下分給誰' },
      tooManyRules: { title: '最多只能有 {{most}} 條分派規則', next: '合併或刪掉一些再加' },
      badOrder: { title: '規則剛剛被別人增刪過，順序沒有儲存', next: '重新整理後再排一次' },
    },
  },
  web,
};
