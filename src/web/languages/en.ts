import antd from 'antd/es/locale/en_US';
import { en as ui } from '../../ui/locales/en.ts';
import { en as web } from '../locales/en.ts';
import { cataloguesOf, type LanguagePack } from './pack.ts';

const rooms = import.meta.glob(
  [
    '../../areas/*/locales/en.ts',
    '../../areas/*/*/locales/en.ts',
    '!../../areas/*/web/locales/en.ts',
    '../../demo/locales/en.ts',
    '../../platform/*/locales/en.ts',
    '../../reports/locales/en.ts',
    '../*/locales/en.ts',
  ],
  {
    eager: true,
  },
);

export const pack: LanguagePack = { antd, catalogues: { ...cataloguesOf(rooms), ui, web } };
