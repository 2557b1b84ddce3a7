import type { Messages } from '../../../../platform/i18n/messages.ts';
import { zhTW as web } from '../web/locales/zh-TW.ts';
import type { zhCN } from './zh-CN.ts';

export const zhTW: Messages<typeof zhCN> = {
  page: {
    submit: '送出',
    required: '（必填）',
    choose: '請選擇',
    correct: '有幾處需要改一下：',
    sendAgain: '頁面開太久了，您填的內容還在，請再送出一次。',
    trap: '這一欄請留空',
    problems: {
      required: '請填寫',
      tooLong: '太長了，請寫短一些',
      badPhone: '電話號碼不對，例如 0912 345 678',
      badEmail: '電子郵件格式不對，例如 li@example.com',
      notAChoice: '請從清單裡選一項',
      wrong: '填得不對，請檢查一下',
      consent: '請先閱讀並勾選同意',
      nobody: '請至少留下姓名、公司、電話、電子郵件中的一項',
    },
  },
  doubts: {
    trap: '填了人看不見的欄位',
    tooFast: '打開後不到兩秒就送出',
    replayed: '同一頁面送出過別的內容',
    manyFromAddress: '同一網路位址一小時內送出太多',
    links: '連結太多',
    markup: '內容裡有網頁程式碼',
    garbage: '像是亂打的字',
    sameEverywhere: '每一欄都一樣',
  },
  errors: {
    form: {
      badField: { title: '表單裡的欄位「{{key}}」有問題', next: '檢查是否重複、是否存在、選項是否至少兩項' },
      asksNobody: { title: '表單至少要問姓名、公司、電話、電子郵件中的一項', next: '加上一個再儲存' },
      badOrigin: { title: '網站位址「{{origin}}」不對', next: '寫成 https://www.example.com，不要帶路徑' },
      badToken: { title: '這次送出不是從表單頁面來的', next: '請重新整理表單，再送出一次' },
      oldToken: { title: '頁面開太久了', next: '請重新整理表單，再送出一次' },
      tooMany: { title: '送出次數太多了', next: '請過一會兒再試' },
      otherSite: { title: '這個網站不能送出這張表單', next: '請在表單設定裡加上這個網站' },
      notDoubted: { title: '這筆送出已經處理過了', next: '重新整理清單看看' },
    },
  },
  web,
};
