import i18next from 'i18next';
import { useTranslation } from 'react-i18next';

/** What a code says to people in the reader's language, wherever a room has worded it; null when none has. */
export function useErrorWords(): (code: string) => string | null {
  const { i18n } = useTranslation();
  const rooms = Object.keys(i18next.store.data[i18n.language] ?? {});
  return (code) => {
    for (const room of rooms) {
      const words: unknown = i18next.getResource(i18n.language, room, `errors.${code}.title`);
      if (typeof words === 'string') return words;
    }
    return null;
  };
}
