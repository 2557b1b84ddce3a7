import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaletteGroup, PaletteItem, PaletteSource } from '../../ui/palette/palette-source.ts';
import { api } from '../api/client.ts';
import { areas } from '../areas.ts';
import { useShellText } from '../i18n.ts';
import { usePreferences } from '../preferences.tsx';
import { useGo } from '../route-hooks.ts';
import { useMay } from '../session.ts';
import { useNavigation } from './use-navigation.ts';
import { usePreferenceKeeper } from './user-menu.tsx';

/** What the palette offers this person: the areas' commands, every place to go, the shell's own commands, and the search. */
export function usePaletteContent(showShortcuts: () => void): {
  commands: PaletteItem[];
  sources: PaletteSource[];
} {
  const { t, i18n } = useTranslation();
  const text = useShellText();
  const may = useMay();
  const go = useGo();
  const { theme } = usePreferences();
  const keep = usePreferenceKeeper();
  const places = useNavigation().flatMap((section) => section.items);
  const dark = theme === 'dark';

  const commands: PaletteItem[] = [
    ...areas
      .flatMap((area) => area.commands ?? [])
      .filter((command) => may(command.permission))
      .map(({ id, label, icon, key, run }) => ({
        id,
        label: t(label),
        icon,
        ...(key && { shortcut: key.toUpperCase() }),
        run: () => run({ go }),
      })),
    ...places.map(({ to, label, icon }) => ({
      id: `go:${to}`,
      label: text('command.goTo', { page: label }),
      icon,
      run: () => go(to),
    })),
    {
      id: 'shell:theme',
      label: text(dark ? 'command.light' : 'command.dark'),
      icon: dark ? 'sun' : 'moon',
      run: () => keep.theme(dark ? 'light' : 'dark'),
    },
    {
      id: 'shell:shortcuts',
      label: text('command.shortcuts'),
      icon: 'key',
      shortcut: '?',
      run: showShortcuts,
    },
  ];

  // biome-ignore lint/correctness/useExhaustiveDependencies: sources must stay the same objects while the language does
  const sources = useMemo<PaletteSource[]>(
    () => [
      (query, signal) => searchRecords(query, signal, t, go),
      ...areas
        .flatMap((area) => area.searchSources ?? [])
        .filter((source) => may(source.permission))
        .map(
          ({ id, label, search }): PaletteSource =>
            async (query, signal) => {
              const found = await search(query, signal);
              return [
                {
                  id,
                  label: t(label),
                  items: found.map(({ to, ...item }) => ({ ...item, run: () => go(to) })),
                },
              ];
            },
        ),
    ],
    [i18n.language],
  );
  return { commands, sources };
}

/** The search across everything, its hits grouped by what they are; kinds that no area can open are left out. */
async function searchRecords(
  query: string,
  signal: AbortSignal,
  word: (key: string) => string,
  go: (to: string) => void,
): Promise<PaletteGroup[]> {
  const kinds = areas.flatMap((area) => area.records ?? []);
  if (kinds.length === 0) return [];
  const { hits } = await api.search.find({ query: { q: query, limit: 12 } }, { signal });
  return kinds.map(({ kind, label, icon, to }) => ({
    id: kind,
    label: word(label),
    items: hits
      .filter((hit) => hit.kind === kind)
      .map((hit) => ({
        id: hit.id,
        label: hit.title,
        ...(hit.subtitle !== null && { detail: hit.subtitle }),
        icon,
        run: () => go(to(hit.id)),
      })),
  }));
}
