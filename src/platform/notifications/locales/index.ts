import type { CatalogueSet } from '../../i18n/translator.ts';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';
import { zhTW } from './zh-TW.ts';

export const notificationWords: CatalogueSet = { 'zh-CN': zhCN, 'zh-TW': zhTW, en };
