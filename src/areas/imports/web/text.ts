import { textOf } from '../../../ui/text.ts';
import type { zhCN } from '../locales/zh-CN.ts';

/** The words of importing sets of files; those of the screens stand under `web`. */
export const useText = textOf<typeof zhCN>('imports');
export type ImportText = ReturnType<typeof useText>;
