import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icons.tsx';
import { commandKey, isTyping, useShortcut } from '../../ui/keyboard.ts';
import type { PaletteItem } from '../../ui/palette/palette-source.ts';
import { type ShortcutGroup, ShortcutHelp } from '../../ui/shortcut-help.tsx';
import { Key } from '../../ui/tag.tsx';
import { areas } from '../areas.ts';
import { useShellText } from '../i18n.ts';
import { Bell } from '../notifications/bell.tsx';
import { useGo } from '../route-hooks.ts';
import { useMay } from '../session.ts';
import { usePaletteContent } from './use-palette-content.ts';
import { UserMenu } from './user-menu.tsx';

const loadPalette = () => import('../../ui/palette/command-palette.tsx');
const CommandPalette = lazy(() => loadPalette().then((m) => ({ default: m.CommandPalette })));

/** The line over every page: search and commands, and the person. Holds the keys that work anywhere. */
export function TopBar() {
  const text = useShellText();
  const [palette, setPalette] = useState<'never' | 'open' | 'closed'>('never');
  const [help, setHelp] = useState(false);
  const { commands, sources } = usePaletteContent(() => setHelp(true));
  useShortcut('mod+k', () => setPalette('open'));
  useShortcut('/', () => setPalette('open'));
  useShortcut('?', () => setHelp(true));
  useAreaKeys();
  const places = useKeyGroups();
  // There before the first Ctrl+K, so that what is typed right after it isn't lost.
  useEffect(() => {
    const wait = setTimeout(() => void loadPalette(), 800);
    return () => clearTimeout(wait);
  }, []);
  return (
    <header className="y-topbar">
      <button
        type="button"
        className="y-searchfield"
        onClick={() => setPalette('open')}
        onPointerEnter={() => void loadPalette()}
        aria-keyshortcuts="Control+K Meta+K"
      >
        <Icon name="search" size={15} />
        <span>{text('search')}</span>
        <Key>{commandKey} K</Key>
      </button>
      <span className="y-grow" />
      <Bell />
      <UserMenu onShortcuts={() => setHelp(true)} />
      {palette !== 'never' && (
        <Suspense>
          <CommandPalette
            open={palette === 'open'}
            onClose={() => setPalette('closed')}
            commands={commands}
            sources={sources}
          />
        </Suspense>
      )}
      <ShortcutHelp open={help} onClose={() => setHelp(false)} more={areaKeys(commands)} places={places} />
    </header>
  );
}

/** What the areas' one-key commands do. */
function areaKeys(commands: readonly PaletteItem[]) {
  return commands.flatMap(({ shortcut, label }) =>
    shortcut && shortcut !== '?' ? [{ key: shortcut, does: label }] : [],
  );
}

/** The keys of the areas' pages, worded. */
function useKeyGroups(): ShortcutGroup[] {
  const { t } = useTranslation();
  const may = useMay();
  return areas
    .flatMap((area) => area.keys ?? [])
    .filter((group) => may(group.permission))
    .map(({ where, keys }) => ({
      title: t(where),
      keys: keys.map(({ key, does }) => ({ key, does: t(does) })),
    }));
}

/** The one-key commands of the areas. */
function useAreaKeys(): void {
  const may = useMay();
  const go = useGo();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target))
        return;
      if (document.querySelector('dialog[open]')) return;
      const command = areas.flatMap((area) => area.commands ?? []).find((one) => one.key === event.key);
      if (!command || !may(command.permission)) return;
      event.preventDefault();
      command.run({ go });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}
