import { textOf } from '../../../../ui/text.ts';
import type { zhCN } from '../locales/zh-CN.ts';

/** The words of web forms. */
export const useFormsText = textOf<typeof zhCN>('forms');
