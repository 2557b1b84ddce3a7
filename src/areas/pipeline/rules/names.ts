import { type Language, languages } from '../../../kernel/language.ts';

/** What something is called: in one, two or three languages. A name that is the same everywhere stands once. */
export type Names = Partial<Record<Language, string>>;

/** In the reader's language, else in whichever one it was written. */
export function nameIn(names: Names, language: Language): string {
  return names[language] || languages.map((one) => names[one]).find(Boolean) || '';
}

/** Without blanks around and without empty ones; null when nothing is left. */
export function cleanNames(typed: Names): Names | null {
  const cleaned: Names = {};
  for (const language of languages) {
    const name = typed[language]?.replace(/\s+/g, ' ').trim();
    if (name) cleaned[language] = name;
  }
  return Object.keys(cleaned).length > 0 ? cleaned : null;
}
