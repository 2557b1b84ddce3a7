import { textOf } from '../../ui/text.ts';
import type { zhCN } from './locales/zh-CN.ts';

/** The words of the settings, the audit log and the API reference. */
export const useSettingsText = textOf<typeof zhCN>('settings');
