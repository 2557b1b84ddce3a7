import { textOf } from '../../../ui/text.ts';
import type { zhCN } from '../locales/zh-CN.ts';

/** The words of leads: screens under `web`, names of fields under `fields`. */
export const useText = textOf<typeof zhCN>('leads');
export type LeadText = ReturnType<typeof useText>;
