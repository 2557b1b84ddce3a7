import type { Messages } from '../../platform/i18n/messages.ts';
import type { zhCN } from './zh-CN.ts';

export const zhTW: Messages<typeof zhCN> = {
  brand: '要素',
  nav: {
    label: '主選單',
    day: '',
    toCash: '從需求到收款',
    team: '管理',
    company: '公司',
    more: '更多',
    close: '關閉選單',
  },
  search: '搜尋或執行指令',
  skip: '跳到內容',
  demo: '您正在看示範公司的資料',
  demoAway: '清除示範資料',
  connection: '連線中斷，正在重新連線…',
  user: {
    menu: '我的帳戶',
    language: '語言',
    theme: '外觀',
    light: '淺色',
    dark: '深色',
    system: '依系統設定',
    signOut: '登出',
    shortcuts: '鍵盤快速鍵',
  },
  command: { goTo: '前往：{{page}}', dark: '切換為深色', light: '切換為淺色', shortcuts: '看鍵盤快速鍵' },
  notFound: { title: '沒有這一頁', text: '網址可能打錯了，或是它已經搬走。', home: '回到今天' },
  forbidden: { title: '您沒有權限看這一頁', text: '如有需要，請管理員為您開通。' },
  failed: { title: '這一頁出了點狀況', text: '您先前儲存的內容都還在。請再試一次。', again: '再試一次' },
  newVersion: '系統已更新，正在開啟新版本…',
};
