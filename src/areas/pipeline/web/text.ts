import { textOf } from '../../../ui/text.ts';
import type { zhCN } from '../locales/zh-CN.ts';

/** The words of the pipeline: screens under `web`, names of fields under `fields`. */
export const useText = textOf<typeof zhCN>('pipeline');
export type PipelineText = ReturnType<typeof useText>;
