import { textOf } from '../../../ui/text.ts';
import type { zhCN } from '../locales/zh-CN.ts';

/** The words of mail. */
export const useMailText = textOf<typeof zhCN>('mail');
