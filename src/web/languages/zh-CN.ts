import antd from 'antd/es/locale/zh_CN';
import { zhCN as ui } from '../../ui/locales/zh-CN.ts';
import { zhCN as web } from '../locales/zh-CN.ts';
import { cataloguesOf, type LanguagePack } from './pack.ts';

const rooms = import.meta.glob(
  [
    '../../areas/*/locales/zh-CN.ts',
    '../../areas/*/*/locales/zh-CN.ts',
    '!../../areas/*/web/locales/zh-CN.ts',
    '../../demo/locales/zh-CN.ts',
    '../../platform/*/locales/zh-CN.ts',
    '../../reports/locales/zh-CN.ts',
    '../*/locales/zh-CN.ts',
  ],
  {
    eager: true,
  },
);

export const pack: LanguagePack = { antd, catalogues: { ...cataloguesOf(rooms), ui, web } };
