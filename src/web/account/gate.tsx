import { type ReactNode, useEffect, useRef } from 'react';
import { type Language, languages } from '../../kernel/language.ts';
import { SkeletonText } from '../../ui/states.tsx';
import { useShellText } from '../i18n.ts';
import { usePreferences } from '../preferences.tsx';
import { useAccountText } from './words.ts';
import './account.css';

/** Each language is named in itself, so that it is found by those who need it. */
export const languageNames: Record<Language, string> = {
  'zh-CN': '简体中文',
  'zh-TW': '繁體中文',
  en: 'English',
};

type GateProps = {
  title: string;
  /** One sentence under the title. */
  lead?: ReactNode;
  /** Quiet words over the title: where in a sequence this is. */
  step?: string;
  children?: ReactNode;
};

/** A page before the shell: one thing to do, in the middle, and the language in sight. */
export function Gate({ title, lead, step, children }: GateProps) {
  const text = useAccountText();
  const shell = useShellText();
  const { language, setLanguage } = usePreferences();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${shell('brand')}`;
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [title, shell]);
  return (
    <div className="y-gate">
      <main className="y-gate-sheet">
        <div className="y-gate-brand">
          <span className="y-seal" aria-hidden>
            要
          </span>
          {shell('brand')}
        </div>
        {step && <p className="y-quiet">{step}</p>}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead && <p className="y-gate-lead">{lead}</p>}
        {children}
      </main>
      <nav className="y-gate-languages" aria-label={text('gate.language')}>
        {languages.map((one) => (
          <button
            key={one}
            type="button"
            lang={one}
            aria-pressed={one === language}
            onClick={() => setLanguage(one)}
          >
            {languageNames[one]}
          </button>
        ))}
      </nav>
    </div>
  );
}

/** While it isn't known yet what to ask. */
export function WaitingGate({ title }: { title: string }) {
  return (
    <Gate title={title}>
      <SkeletonText lines={3} />
    </Gate>
  );
}
