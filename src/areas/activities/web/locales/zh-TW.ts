import type { Messages } from '../../../../platform/i18n/messages.ts';
import type { zhCN } from './zh-CN.ts';

export const zhTW: Messages<typeof zhCN> = { nav: '行事曆' };
