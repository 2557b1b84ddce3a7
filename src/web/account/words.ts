import { textOf } from '../../ui/text.ts';
import type { zhCN } from './locales/zh-CN.ts';

/** The words of coming in and of one's own account. */
export const useAccountText = textOf<typeof zhCN>('account');
