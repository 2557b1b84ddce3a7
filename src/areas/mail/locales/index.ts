import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';
import { zhTW } from './zh-TW.ts';

export const mailWords = { 'zh-CN': zhCN, 'zh-TW': zhTW, en };
