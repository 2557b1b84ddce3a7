import type { Messages } from '../../../../platform/i18n/messages.ts';
import type { zhCN } from './zh-CN.ts';

export const en: Messages<typeof zhCN> = { nav: { accounts: 'Customers', contacts: 'Contacts' } };
