import { textOf } from '../../../ui/text.ts';
import type { zhCN } from '../locales/zh-CN.ts';

/** The words of qualification. */
export const useQualificationText = textOf<typeof zhCN>('qualification');
