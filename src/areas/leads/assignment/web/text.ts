import { textOf } from '../../../../ui/text.ts';
import type { zhCN } from '../locales/zh-CN.ts';

/** The words of sharing leads out, and of how soon they are spoken with. */
export const useAssignmentText = textOf<typeof zhCN>('assignment');
