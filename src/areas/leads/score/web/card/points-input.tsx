import { type KeyboardEvent, useEffect, useState } from 'react';

type NumberInputProps = {
  label: string;
  value: number;
  /** Null: it can't be changed. */
  onChange: ((value: number) => void) | null;
  /** Whole numbers, as points are; else decimals. */
  whole?: boolean;
  /** Points carry their sign. */
  signed?: boolean;
};

/** A number edited where it stands: arrows move it by one (with Shift by five), Enter goes on to the next. */
export function NumberInput({ label, value, onChange, whole = true, signed = false }: NumberInputProps) {
  const shown = signed && value > 0 ? `+${value}` : String(value).replace('-', '−');
  const [typed, setTyped] = useState<string | null>(null);
  // What was typed is forgotten once the value is another: an undo shows.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the value is the reason
  useEffect(() => setTyped(null), [value]);
  if (!onChange) return <span className="y-number">{shown}</span>;
  const read = (text: string): number | null => {
    const number = Number(
      text
        .trim()
        .replace('−', '-')
        .replace(/[,，\s]/g, ''),
    );
    return text.trim() === '' || !Number.isFinite(number) ? null : whole ? Math.round(number) : number;
  };
  const commit = () => {
    const number = typed === null ? null : read(typed);
    setTyped(null);
    if (number !== null && number !== value) onChange(number);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') setTyped(null);
    else if (event.key === 'Enter') {
      commit();
      nextOf(event.currentTarget, event.shiftKey ? -1 : 1)?.focus();
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      const by = (event.key === 'ArrowUp' ? 1 : -1) * (event.shiftKey ? 5 : 1);
      onChange((typed === null ? value : (read(typed) ?? value)) + by);
    } else return;
    event.preventDefault();
  };
  return (
    <input
      className={`score-input${signed && value < 0 ? ' y-text-bad' : ''}`}
      inputMode={whole ? 'numeric' : 'decimal'}
      aria-label={label}
      value={typed ?? shown}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  );
}

function nextOf(input: HTMLInputElement, by: 1 | -1): HTMLInputElement | undefined {
  const all = [...document.querySelectorAll<HTMLInputElement>('input.score-input')];
  return all[all.indexOf(input) + by];
}
