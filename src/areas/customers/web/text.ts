import { textOf } from '../../../ui/text.ts';
import type { zhCN } from '../locales/zh-CN.ts';

/** The words of customers: screens under `web`, names of fields under `fields`, of their values under `values`. */
export const useText = textOf<typeof zhCN>('customers');
export type CustomerText = ReturnType<typeof useText>;
