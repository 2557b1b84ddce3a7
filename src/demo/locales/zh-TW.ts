import type { Messages } from '../../platform/i18n/messages.ts';
import type { zhCN } from './zh-CN.ts';

export const zhTW: Messages<typeof zhCN> = {
  errors: {
    demo: {
      there: { title: '示範公司已經在了', next: '直接進去看，或者先移除再重建' },
      hasLeads: {
        title: '公司裡已經有 {{count}} 筆名單或客戶資料，不能再放示範資料',
        next: '想看示範，請另開一個資料目錄',
      },
      missing: { title: '沒有示範公司可以移除', next: '重新整理一下頁面' },
      realLeads: {
        title: '示範公司裡有 {{count}} 筆名單或客戶資料是你們自己加的，移除時會一起刪掉',
        next: '要留就先匯出；確定不要就勾選「一起刪除」再移除',
      },
    },
  },
  events: { demo: { begun: '開始建立示範公司', made: '建立了示範公司', removed: '移除了示範公司' } },
};
