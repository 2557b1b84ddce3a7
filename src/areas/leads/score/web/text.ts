import { textOf } from '../../../../ui/text.ts';
import type { zhCN } from '../locales/zh-CN.ts';

/** The words of the lead score. */
export const useScoreText = textOf<typeof zhCN>('score');
