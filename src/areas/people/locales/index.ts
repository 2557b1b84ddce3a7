import type { CatalogueSet } from '../../../platform/i18n/translator.ts';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';
import { zhTW } from './zh-TW.ts';

export const peopleWords: CatalogueSet = { 'zh-CN': zhCN, 'zh-TW': zhTW, en };
