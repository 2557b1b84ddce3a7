import type { zhCN } from '../../platform/notifications/locales/zh-CN.ts';
import { textOf } from '../../ui/text.ts';

/** The words of notifications. */
export const useNotificationText = textOf<typeof zhCN>('notifications');
