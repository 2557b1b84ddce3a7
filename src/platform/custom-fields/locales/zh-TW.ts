import type { Messages } from '../../i18n/messages.ts';
import type { zhCN } from './zh-CN.ts';

export const zhTW: Messages<typeof zhCN> = {
  errors: {
    customField: {
      unknown: { title: '沒有這個自訂欄位：{{key}}', next: '到設定裡看看欄位清單' },
      wrongValue: { title: '「{{label}}」的內容格式不對', next: '按欄位的類型填寫' },
      tooLong: { title: '「{{label}}」最多 {{max}} 個字', next: '' },
      notAChoice: { title: '「{{label}}」沒有「{{value}}」這個選項', next: '可選：{{choices}}' },
      needsChoices: { title: '選擇類欄位至少要有一個選項', next: '加上選項再儲存' },
      tooMany: { title: '自訂欄位最多 {{max}} 個', next: '先刪掉不用的' },
    },
  },
  kinds: {
    text: '單行文字',
    longText: '多行文字',
    number: '數字',
    date: '日期',
    boolean: '是/否',
    choice: '單選',
    choices: '多選',
    url: '網址',
    email: '電子郵件',
    phone: '電話',
  },
  events: {
    customField: {
      created: '新增了自訂欄位',
      edited: '修改了自訂欄位',
      ordered: '調整了欄位順序',
      deleted: '刪除了自訂欄位',
      restored: '還原了自訂欄位',
    },
  },
};
