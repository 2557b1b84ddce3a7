import i18next, { type i18n } from 'i18next';
import { type Language, languages } from '../../kernel/language.ts';
import { en } from './locales/en.ts';
import { zhCN } from './locales/zh-CN.ts';
import { zhTW } from './locales/zh-TW.ts';
import type { Catalogue, MessageFacts } from './messages.ts';

/** One namespace in all the languages we speak. */
export type CatalogueSet = Readonly<Record<Language, Catalogue>>;

/** The words of an error: what happened, and what to do about it (empty when there is nothing to do). */
export type ErrorWords = { title: string; next: string };

const translator: i18n = i18next.createInstance();
void translator.init({
  lng: 'en',
  fallbackLng: false,
  initAsync: false,
  interpolation: { escapeValue: false },
  resources: {},
});
addCatalogue('platform', { 'zh-CN': zhCN, 'zh-TW': zhTW, en });

/** Makes an area's catalogue known under its name. Called once per area by the composition root. */
export function addCatalogue(namespace: string, catalogues: CatalogueSet): void {
  for (const language of languages)
    translator.addResourceBundle(language, namespace, catalogues[language], true, true);
}

/**
 * A sentence in `language`, filled with `facts`.
 * @param key `area:path.to.key`, such as `leads:mail.assigned.subject`; without an area, the platform's own.
 * @returns the sentence; the key itself when nobody has written it (the i18n check fails on that).
 */
export function translate(language: Language, key: string, facts: MessageFacts = {}): string {
  const [namespace, path] = key.includes(':') ? splitOnce(key, ':') : ['platform', key];
  return translator.t(path, { lng: language, ns: namespace, ...facts });
}

/**
 * The words for an error code such as `leads.alreadyConverted`: `errors.alreadyConverted` in the catalogue `leads`, else
 * `errors.leads.alreadyConverted` in any catalogue, else the general sentence for the unexpected.
 */
export function errorWords(language: Language, code: string, facts: MessageFacts = {}): ErrorWords {
  const [area, rest] = splitOnce(code, '.');
  const places: [string, string][] = [[area, `errors.${rest}`]];
  for (const namespace of namespacesOf(language)) places.push([namespace, `errors.${code}`]);
  for (const [ns, path] of places) {
    if (!translator.exists(`${path}.title`, { lng: language, ns })) continue;
    return {
      title: translator.t(`${path}.title`, { lng: language, ns, ...facts }),
      next: translator.exists(`${path}.next`, { lng: language, ns })
        ? translator.t(`${path}.next`, { lng: language, ns, ...facts })
        : '',
    };
  }
  return errorWords(language, 'general.unexpected', facts);
}

function namespacesOf(language: Language): string[] {
  return Object.keys(translator.getDataByLanguage(language) ?? {});
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + mark.length)];
}
