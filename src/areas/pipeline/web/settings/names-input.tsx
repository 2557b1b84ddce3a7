import Input from 'antd/es/input';
import { useId, useState } from 'react';
import { type Language, languages } from '../../../../kernel/language.ts';
import { useFormat } from '../../../../ui/format-context.tsx';
import { languageNames } from '../../../../web/account/gate.tsx';
import { type Names, nameIn } from '../../rules/names.ts';
import { useText } from '../text.ts';
import { renamed } from './stage-edits.ts';

type NamesInputProps = { label: string; value: Names; onChange: (names: Names) => void };

/** A name, first of all in one's own language; the other languages are a press away. */
export function NamesInput({ label, value, onChange }: NamesInputProps) {
  const text = useText();
  const id = useId();
  const { language } = useFormat().settings;
  const [all, setAll] = useState(false);
  const field = (one: Language) => (
    <label key={one} className="y-labelled deal-long" htmlFor={`${id}-${one}`}>
      <span>
        {label}
        {all && ` · ${languageNames[one]}`}
      </span>
      <Input
        id={`${id}-${one}`}
        maxLength={100}
        value={value[one] ?? ''}
        placeholder={nameIn(value, one)}
        onChange={(event) => onChange(renamed(value, one, event.target.value))}
      />
    </label>
  );
  return (
    <>
      {field(language)}
      {all ? (
        languages.filter((one) => one !== language).map(field)
      ) : (
        <button type="button" className="y-textbutton" onClick={() => setAll(true)}>
          {text('web.settings.languages')}
        </button>
      )}
    </>
  );
}
