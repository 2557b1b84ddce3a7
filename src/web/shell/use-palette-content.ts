import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaletteItem, PaletteSource } from '../../ui/palette/palette-source.ts';
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
    () =>
      areas
        .flatMap((area) => area.searchSources ?? [])
        .filter((source) => may(source.permission))
        .map(({ id, label, search }) => ({
          id,
          label: t(label),
          search: async (query, signal) =>
            (await search(query, signal)).map(({ to, ...item }) => ({ ...item, run: () => go(to) })),
        })),
    [i18n.language],
  );
  return { commands, sources };
}
