import { textOf } from '../../../../ui/text.ts';
import type { zhCN } from '../locales/zh-CN.ts';

/** The words of importing. */
export const useImportText = textOf<typeof zhCN>('import');
export type ImportText = ReturnType<typeof useImportText>;
