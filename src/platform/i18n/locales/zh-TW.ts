import type { Messages } from '../messages.ts';
import type { zhCN } from './zh-CN.ts';

export const zhTW: Messages<typeof zhCN> = {
  errors: {
    general: {
      unexpected: {
        title: '系統出了點問題，沒有儲存',
        next: '請再試一次；若仍不行，請把編號 {{requestId}} 交給管理員',
      },
      serverAway: { title: '暫時連不上系統', next: '您填的內容還在，恢復後會自動再試' },
    },
    auth: {
      required: { title: '請先登入', next: '登入後會回到這一頁' },
      forbidden: { title: '您沒有這項操作的權限', next: '如有需要，請管理員開通' },
    },
    record: {
      stale: { title: '這筆資料剛剛被別人改過', next: '看一下兩邊的內容，選擇保留哪一個' },
      notFound: { title: '找不到，可能已被刪除，或不在您的權限範圍內', next: '回到清單再找一下' },
    },
    request: {
      invalid: { title: '有 {{count}} 處填寫需要修改', next: '改好標示的地方再送出' },
      notJson: { title: '請求的格式不對，要用 JSON', next: '' },
      badText: { title: '含有無法儲存的字元（{{field}}）', next: '不要貼上，請重新輸入一次' },
      tooDeep: { title: '請求的巢狀層數太多', next: '最多 50 層' },
      tooLarge: { title: '內容太大', next: '請分成幾次' },
      badMediaType: { title: '不支援這種格式', next: '' },
      crossSite: { title: '這個請求來自別的網站，已拒絕', next: '請從本系統的頁面操作' },
      tooMany: { title: '操作太快了', next: '稍等一下再試' },
      badKey: { title: 'Idempotency-Key 要用 8 到 200 個可見的 ASCII 字元', next: '' },
      keyReused: { title: '同一個 Idempotency-Key 用在了不同的請求上', next: '每次新的操作請換一個新的鍵' },
    },
    server: {
      failed: {
        title: '系統出了點問題，沒有儲存',
        next: '請再試一次；若仍不行，請把編號 {{requestId}} 交給管理員',
      },
    },
    database: {
      away: { title: '資料庫暫時沒有回應，這次沒有儲存', next: '稍等幾秒再試' },
      unsure: { title: '儲存的那一刻連線斷了，不確定有沒有存進去', next: '重新整理看一下，沒有再做一次' },
    },
    storage: { full: { title: '伺服器磁碟空間已滿，這次沒有儲存', next: '請管理員清出空間後再送出' } },
    paging: { badCursor: { title: '清單位置已失效', next: '請從第一頁重新看' } },
  },
  invalid: {
    missing: '這裡必填',
    type: '格式不對',
    text: '請填文字',
    number: '請填數字',
    wholeNumber: '請填整數',
    date: '日期不對，請寫成 2026-11-23',
    email: '電子郵件格式不對，例如 li@example.com',
    phone: '電話號碼不對，例如 0912 345 678',
    url: '網址不對，要以 http:// 或 https:// 開頭',
    id: '編號不對',
    pattern: '格式不對',
    tooShort: '至少 {{min}} 個字',
    tooLong: '最多 {{max}} 個字',
    tooSmall: '不能小於 {{min}}',
    tooBig: '不能大於 {{max}}',
    tooFew: '至少選 {{min}} 項',
    tooMany: '最多 {{max}} 項',
    option: '只能是其中之一：{{options}}',
    unknownField: '沒有這個欄位：{{fields}}',
  },
};
