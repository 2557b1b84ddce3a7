import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';
import { zhTW } from './zh-TW.ts';

/** The room's words for the server: errors, and the names of fields in exported files. */
export const pipelineCatalogues = { 'zh-CN': zhCN, 'zh-TW': zhTW, en };
