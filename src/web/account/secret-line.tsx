import Button from 'antd/es/button';
import { useRef, useState } from 'react';
import { useAccountText } from './words.ts';
import './account.css';

/** Copies, also over plain http, where browsers keep the clipboard from pages. @returns whether it was copied */
async function copyText(text: string, shown: HTMLElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (!shown) return false;
    getSelection()?.selectAllChildren(shown);
    return document.execCommand('copy');
  }
}

/** Copies, and says so in a word for the button: a toast would lie under the dialog. */
export function useCopy() {
  const text = useAccountText();
  const [done, setDone] = useState<'copied' | 'copyFailed' | null>(null);
  return {
    label: text(`secure.${done ?? 'copy'}`),
    copy: async (words: string, shown: HTMLElement | null) =>
      setDone((await copyText(words, shown)) ? 'copied' : 'copyFailed'),
  };
}

/** Something shown once, such as a key or a link, with its copy button. */
export function SecretLine({ value }: { value: string }) {
  const { copy, label } = useCopy();
  const code = useRef<HTMLElement>(null);
  return (
    <div className="y-secret">
      <code ref={code} className="y-code">
        {value}
      </code>
      <Button autoFocus type="primary" aria-live="polite" onClick={() => void copy(value, code.current)}>
        {label}
      </Button>
    </div>
  );
}
