import type { Messages } from '../../../platform/i18n/messages.ts';
import { zhTW as web } from '../web/locales/zh-TW.ts';
import type { zhCN } from './zh-CN.ts';

export const zhTW: Messages<typeof zhCN> = {
  errors: {
    qualification: {
      noSuchDimension: {
        title: '沒有「{{dimension}}」這一項，可能剛被停用',
        next: '重新整理頁面，換一項再標',
      },
      noSuchQuestion: { title: '題庫裡沒有這個問題，可能剛被刪除', next: '重新整理頁面看看新的建議' },
      noSuchCommunication: { title: '找不到這次聯絡', next: '重新整理頁面再標' },
      alreadySo: { title: '系統算出來就是這個結論，不必改判', next: '直接關閉即可' },
      dimensionTwice: { title: '「{{about}}」出現了兩次', next: '修改其中一個的代號' },
      noDimension: { title: '至少要留一項使用中', next: '啟用一項再儲存' },
      questionOfNothing: { title: '有問題掛在不存在的「{{about}}」下面', next: '幫它換一項，或刪除這個問題' },
    },
  },
  web,
};
