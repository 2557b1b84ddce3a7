import antd from 'antd/es/locale/zh_TW';
import { zhTW as ui } from '../../ui/locales/zh-TW.ts';
import { zhTW as web } from '../locales/zh-TW.ts';
import { cataloguesOf, type LanguagePack } from './pack.ts';

const rooms = import.meta.glob(
  [
    '../../areas/*/locales/zh-TW.ts',
    '../../areas/*/*/locales/zh-TW.ts',
    '!../../areas/*/web/locales/zh-TW.ts',
    '../../demo/locales/zh-TW.ts',
    '../../platform/*/locales/zh-TW.ts',
    '../../reports/locales/zh-TW.ts',
    '../*/locales/zh-TW.ts',
  ],
  {
    eager: true,
  },
);

export const pack: LanguagePack = { antd, catalogues: { ...cataloguesOf(rooms), ui, web } };
