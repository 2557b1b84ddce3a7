import { textOf } from '../../../../ui/text.ts';
import type { zhCN } from '../locales/zh-CN.ts';

/** The words of duplicates and merging. */
export const useDuplicateText = textOf<typeof zhCN>('duplicates');
