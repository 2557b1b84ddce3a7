import { useQueryClient } from '@tanstack/react-query';
import Popover from 'antd/es/popover';
import { useState } from 'react';
import { type Language, languages } from '../../kernel/language.ts';
import { Icon } from '../../ui/icons.tsx';
import { Person } from '../../ui/person.tsx';
import type { ThemeChoice } from '../../ui/theme/theme-provider.tsx';
import { api } from '../api/client.ts';
import { useShellText } from '../i18n.ts';
import { usePreferences } from '../preferences.tsx';
import { useGo } from '../route-hooks.ts';
import { useSession } from '../session.ts';

/** Each language is named in itself, so that it is found by those who need it. */
const languageNames: Record<Language, string> = { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' };
const themes: readonly ThemeChoice[] = ['light', 'dark', 'system'];

/** Applies a choice in this browser at once and keeps it with the person; a failure there costs nothing worth a message. */
export function usePreferenceKeeper() {
  const { setLanguage, setTheme } = usePreferences();
  const keep = (body: { language?: Language; theme?: ThemeChoice }) =>
    void api.people.editProfile({ body }).catch(() => {});
  return {
    language(language: Language) {
      setLanguage(language);
      keep({ language });
    },
    theme(theme: ThemeChoice) {
      setTheme(theme);
      keep({ theme });
    },
  };
}

/** The person in the corner: language, appearance, shortcuts, the way out. */
export function UserMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const text = useShellText();
  const session = useSession();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      open={open}
      onOpenChange={setOpen}
      content={
        <MenuBody
          onShortcuts={() => {
            setOpen(false);
            onShortcuts();
          }}
          onLeave={() => setOpen(false)}
        />
      }
    >
      <button type="button" className="y-userbutton" aria-label={text('user.menu')}>
        <Person name={session.person.name} markOnly />
      </button>
    </Popover>
  );
}

function MenuBody({ onShortcuts, onLeave }: { onShortcuts: () => void; onLeave: () => void }) {
  const text = useShellText();
  const { person, company } = useSession();
  const { language, theme } = usePreferences();
  const keep = usePreferenceKeeper();
  const client = useQueryClient();
  const go = useGo();
  const leave = (to: string) => {
    onLeave();
    go(to);
  };
  const signOut = async () => {
    await api.auth.signOut().catch(() => {});
    client.clear();
    go('/sign-in');
  };
  return (
    <div className="y-usermenu">
      <div>
        <b>{person.name}</b>
        <div className="y-quiet">{company?.name ?? person.email}</div>
      </div>
      <fieldset className="y-choice">
        <legend>{text('user.language')}</legend>
        {languages.map((one) => (
          <button
            key={one}
            type="button"
            lang={one}
            aria-pressed={one === language}
            onClick={() => keep.language(one)}
          >
            {languageNames[one]}
          </button>
        ))}
      </fieldset>
      <fieldset className="y-choice">
        <legend>{text('user.theme')}</legend>
        {themes.map((one) => (
          <button key={one} type="button" aria-pressed={one === theme} onClick={() => keep.theme(one)}>
            {text(`user.${one}`)}
          </button>
        ))}
      </fieldset>
      <button type="button" className="y-menuitem" onClick={() => leave('/account')}>
        <Icon name="person" /> {text('user.menu')}
      </button>
      <button type="button" className="y-menuitem" onClick={onShortcuts}>
        <Icon name="key" /> {text('user.shortcuts')}
      </button>
      <button type="button" className="y-menuitem" onClick={() => void signOut()}>
        <Icon name="leave" /> {text('user.signOut')}
      </button>
    </div>
  );
}
