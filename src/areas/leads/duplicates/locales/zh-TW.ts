import type { Messages } from '../../../../platform/i18n/messages.ts';
import { zhTW as web } from '../web/locales/zh-TW.ts';
import type { zhCN } from './zh-CN.ts';

export const zhTW: Messages<typeof zhCN> = {
  errors: {
    duplicate: { scanRunning: { title: '全庫查重正在進行', next: '等它跑完，或者先停掉' } },
    merge: {
      same: { title: '這是同一筆名單', next: '選另一筆來合併' },
      converted: { title: '要併掉的這筆已經轉成商機了', next: '反過來：保留這筆，併掉另一筆' },
      badChoice: { title: '欄位「{{field}}」不能選', next: '去掉這一項再合併' },
      changedSince: {
        title: '合併之後這筆名單又有了新的跟進或更動',
        next: '看看改了什麼；仍要拆開，新的內容會留在保留的那筆上',
      },
      mergedOn: { title: '合併後的名單又被併到另一筆裡了', next: '先復原後面那次合併' },
    },
  },
  web,
};
