import type { Locale } from 'antd/es/locale';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../kernel/language.ts';
import type { Catalogue } from '../platform/i18n/messages.ts';
import { textOf } from '../ui/text.ts';
import type { zhCN } from './locales/zh-CN.ts';

export type LanguagePack = { antd: Locale; catalogues: Record<string, Catalogue> };

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

/** The catalogues found by a glob, by the folder above `locales`; the platform's i18n room speaks for the platform. */
export function cataloguesOf(modules: Record<string, unknown>): Record<string, Catalogue> {
  const found = Object.entries(modules).map(([path, module]) => {
    const folder = path.split('/').at(-3) ?? '';
    const words = Object.values(module as Record<string, Catalogue>)[0] ?? {};
    return [folder === 'i18n' ? 'platform' : folder, words] as const;
  });
  return Object.fromEntries(found);
}

/** The shell's own words. */
export const useShellText = textOf<typeof zhCN>('web');
