import { textOf } from '../../ui/text.ts';
import type { zhCN } from './locales/zh-CN.ts';

/** The words that the screens of all kinds of record share. */
export const useRecordText = textOf<typeof zhCN>('records');
