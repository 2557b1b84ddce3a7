import type { Messages } from '../../../../platform/i18n/messages.ts';
import type { zhCN } from './zh-CN.ts';

export const zhTW: Messages<typeof zhCN> = { nav: { accounts: '客戶', contacts: '聯絡人' } };
