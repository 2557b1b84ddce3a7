import type { Locale } from 'antd/es/locale';
import type { Catalogue } from '../../platform/i18n/messages.ts';

/** A language as it is loaded: antd's own words, and every room's by its name. */
export type LanguagePack = { antd: Locale; catalogues: Record<string, Catalogue> };

/** The catalogues found by a glob, by the folder above `locales`; the platform's i18n room speaks for the platform. */
export function cataloguesOf(modules: Record<string, unknown>): Record<string, Catalogue> {
  const found = Object.entries(modules).map(([path, module]) => {
    const folder = path.split('/').at(-3) ?? '';
    const words = Object.values(module as Record<string, Catalogue>)[0] ?? {};
    return [folder === 'i18n' ? 'platform' : folder, words] as const;
  });
  return Object.fromEntries(found);
}
