import { StyleProvider } from '@ant-design/cssinjs';
import App from 'antd/es/app';
import ConfigProvider from 'antd/es/config-provider';
import type { Locale } from 'antd/es/locale';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import { antdTheme } from './antd-theme.ts';
import { cssVariables, dark, light } from './tokens.ts';

/** What a person chose; `system` follows their device. */
export type ThemeChoice = 'light' | 'dark' | 'system';

const ThemeMode = createContext<'light' | 'dark'>('light');

/** The theme on screen now, for what CSS can't colour (charts). */
export function useThemeMode(): 'light' | 'dark' {
  return useContext(ThemeMode);
}

const prefersDark = () => matchMedia('(prefers-color-scheme: dark)');

function useSystemMode(): 'light' | 'dark' {
  return useSyncExternalStore(
    (changed) => {
      const query = prefersDark();
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => (prefersDark().matches ? 'dark' : 'light'),
  );
}

/** Puts the tokens on the page: a constructed sheet, which a strict Content-Security-Policy allows. */
export function installTokens(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `:root{color-scheme:light;${cssVariables(light)}}:root[data-theme=dark]{color-scheme:dark;${cssVariables(dark)}}`,
  );
  document.adoptedStyleSheets = [sheet, ...document.adoptedStyleSheets];
}

/** A modal dialog lies over everything else, so what opens from inside it must open in it. */
function popupPlace(opener?: HTMLElement): HTMLElement {
  return opener?.closest('dialog') ?? document.body;
}

/** Colours, antd's components in our clothes, and antd's own words in the reader's language. */
export function ThemeProvider(props: { choice: ThemeChoice; locale: Locale; children: ReactNode }) {
  const system = useSystemMode();
  const mode = props.choice === 'system' ? system : props.choice;
  const theme = useMemo(() => antdTheme(mode), [mode]);
  useEffect(() => {
    document.documentElement.dataset.theme = mode;
  }, [mode]);
  return (
    <ThemeMode value={mode}>
      <StyleProvider layer>
        <ConfigProvider
          theme={theme}
          locale={props.locale}
          button={{ autoInsertSpace: false }}
          wave={{ disabled: true }}
          form={{ requiredMark: false }}
          getPopupContainer={popupPlace}
        >
          <App className="y-app">{props.children}</App>
        </ConfigProvider>
      </StyleProvider>
    </ThemeMode>
  );
}
