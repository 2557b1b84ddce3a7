import type { Locale } from 'antd/es/locale';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../kernel/language.ts';
import { textOf } from '../ui/text.ts';
import type { LanguagePack } from './languages/pack.ts';
import type { zhCN } from './locales/zh-CN.ts';

/** Each language is a chunk of its own: all catalogues in it, loaded when it is chosen. */
const packs: Record<Language, () => Promise<LanguagePack>> = {
  'zh-CN': () => import('./languages/zh-CN.ts').then((m) => m.pack),
  'zh-TW': () => import('./languages/zh-TW.ts').then((m) => m.pack),
  en: () => import('./languages/en.ts').then((m) => m.pack),
};

let begun: Promise<unknown> | null = null;

/** Loads a language and makes it the one that is spoken. @returns antd's own words in it */
export async function loadLanguage(language: Language): Promise<Locale> {
  begun ??= i18next.use(initReactI18next).init({
    fallbackLng: false,
    resources: {},
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  const [{ antd, catalogues }] = await Promise.all([packs[language](), begun]);
  for (const [namespace, words] of Object.entries(catalogues))
    i18next.addResourceBundle(language, namespace, words, true, true);
  await i18next.changeLanguage(language);
  return antd;
}

/** The shell's own words. */
export const useShellText = textOf<typeof zhCN>('web');
