import { textOf } from '../../../ui/text.ts';
import type { zhCN } from '../locales/zh-CN.ts';

/** The words of activities. */
export const useActivityText = textOf<typeof zhCN>('activities');
