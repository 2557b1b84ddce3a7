import i18next from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

type Words = { [key: string]: string | Words };

/** Every event that some catalogue has words for: `lead.assigned` → `分配了线索`. Rooms name their own; the settings the rest. */
export function eventWords(catalogues: Record<string, unknown>): Map<string, string> {
  const found = new Map<string, string>();
  const { settings, ...rooms } = catalogues;
  for (const catalogue of [settings, ...Object.values(rooms)]) {
    const events = (catalogue as { events?: Words } | undefined)?.events ?? {};
    for (const [subject, those] of Object.entries(events))
      if (typeof those === 'object')
        for (const [what, words] of Object.entries(those))
          if (typeof words === 'string') found.set(`${subject}.${what}`, words);
  }
  return found;
}

/** The words of all events in the reader's language; one that has none is shown by its own name. */
export function useEventWords(): { all: ReadonlyMap<string, string>; wordsOf: (type: string) => string } {
  const { i18n } = useTranslation();
  const all = useMemo(() => eventWords(i18next.store.data[i18n.language] ?? {}), [i18n.language]);
  return { all, wordsOf: (type) => all.get(type) ?? type };
}
