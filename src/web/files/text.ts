import type { zhCN } from '../../platform/files/locales/zh-CN.ts';
import { textOf } from '../../ui/text.ts';

/** The words of files. */
export const useFileText = textOf<typeof zhCN>('files');
