import { textOf } from '../../../../ui/text.ts';
import type { zhCN } from '../locales/zh-CN.ts';

/** The words of the shared pool and of looking up. */
export const usePoolText = textOf<typeof zhCN>('pool');
