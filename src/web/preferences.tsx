import type { Locale } from 'antd/es/locale';
import i18next from 'i18next';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { chooseLanguage, type Language } from '../kernel/language.ts';
import { type ThemeChoice, ThemeProvider } from '../ui/theme/theme-provider.tsx';
import { loadLanguage } from './i18n.ts';

type Preferences = {
  language: Language;
  theme: ThemeChoice;
  setLanguage: (language: Language) => void;
  setTheme: (theme: ThemeChoice) => void;
};

const PreferencesContext = createContext<Preferences | null>(null);

/** What this browser remembers between visits; private modes that forbid storage just forget. */
function remembered(name: string): string | null {
  try {
    return localStorage.getItem(`yaosu.${name}`);
  } catch {
    return null;
  }
}

function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`yaosu.${name}`, value);
  } catch {
    // Storage is forbidden here; the choice holds until the page is left.
  }
}

/** The language to begin with: the last one chosen in this browser, else the browser's own wish. */
export function firstLanguage(): Language {
  return chooseLanguage(remembered('language') ?? navigator.languages.join(','), 'zh-CN');
}

function firstTheme(): ThemeChoice {
  const theme = remembered('theme');
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

/** Language and theme: applied at once, remembered in this browser; the shell also keeps them with the person. */
export function PreferencesProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  const [language, setLanguageState] = useState<Language>(i18next.language as Language);
  const [antdWords, setAntdWords] = useState(locale);
  const [theme, setThemeState] = useState(firstTheme);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const value = useMemo<Preferences>(
    () => ({
      language,
      theme,
      setLanguage: (next) => {
        remember('language', next);
        void loadLanguage(next).then((words) => {
          setAntdWords(words);
          setLanguageState(next);
        });
      },
      setTheme: (next) => {
        remember('theme', next);
        setThemeState(next);
      },
    }),
    [language, theme],
  );
  return (
    <PreferencesContext value={value}>
      <ThemeProvider choice={theme} locale={antdWords}>
        {children}
      </ThemeProvider>
    </PreferencesContext>
  );
}

export function usePreferences(): Preferences {
  const preferences = useContext(PreferencesContext);
  if (!preferences) throw new Error('usePreferences needs the PreferencesProvider');
  return preferences;
}
