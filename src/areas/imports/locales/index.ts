import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';
import { zhTW } from './zh-TW.ts';

export const importSetCatalogues = { 'zh-CN': zhCN, 'zh-TW': zhTW, en };
