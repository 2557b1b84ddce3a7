import type { Messages } from '../../../../../platform/i18n/messages.ts';
import type { zhCN } from './zh-CN.ts';

export const zhTW: Messages<typeof zhCN> = {
  nav: '查重合併',
  title: '查重合併',
  pairs: '疑似重複',
  empty: '沒有疑似重複的名單。全庫查重之後，像是同一個客戶的會兩筆兩筆列在這裡。',
  likely: '{{share}} 像是同一個',
  keep: '保留哪筆',
  kept: '保留這筆',
  away: '併入另一筆',
  both: '兩邊都留',
  merge: '合併',
  different: '不是同一個',
  merged: '已合併到「{{lead}}」',
  toldApart: '記住了：這兩筆不是同一個客戶',
  mergeText: '電話、信箱和跟進記錄兩邊都留；保留的那筆沒填的，用另一筆的補上。合併後可以復原。',
  agreement: { same: '{{field}}相同', similar: '{{field}}相近', different: '{{field}}不同' },
  field: {
    company: '公司',
    person: '聯絡人',
    phones: '電話',
    emails: '信箱',
    wechat: '微信',
    region: '地區',
    address: '地址',
  },
  scan: {
    start: '全庫查重',
    last: '上次查重：',
    keys: '正在準備全庫查重',
    pairs: '正在全庫查重',
    counts: '比對 {{compared}} 對，發現 {{found}} 對疑似重複',
  },
};
