/** The languages Yaosu speaks; all three are complete. */
export const languages = ['zh-CN', 'zh-TW', 'en'] as const;
export type Language = (typeof languages)[number];

/** The best of our languages for a wish such as `zh-Hant-HK` or an Accept-Language header; `fallback` if none fits. */
export function chooseLanguage(wish: string | undefined, fallback: Language): Language {
  for (const part of (wish ?? '').split(',')) {
    const tag = part.split(';')[0]?.trim().toLowerCase() ?? '';
    if (tag.startsWith('zh')) return /hant|tw|hk|mo/.test(tag) ? 'zh-TW' : 'zh-CN';
    if (tag.startsWith('en')) return 'en';
  }
  return fallback;
}
