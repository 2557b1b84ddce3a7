import Button from 'antd/es/button';
import { useRef } from 'react';
import { useToast } from '../../ui/toast.tsx';
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

/** Copies and says so. */
export function useCopy() {
  const text = useAccountText();
  const { show } = useToast();
  return async (words: string, shown: HTMLElement | null) => {
    const copied = await copyText(words, shown);
    show({ message: text(copied ? 'secure.copied' : 'secure.copyFailed'), tone: copied ? 'plain' : 'bad' });
  };
}

/** Something shown once, such as a key or a link, with its copy button. */
export function SecretLine({ value }: { value: string }) {
  const text = useAccountText();
  const copy = useCopy();
  const code = useRef<HTMLElement>(null);
  return (
    <div className="y-secret">
      <code ref={code} className="y-code">
        {value}
      </code>
      <Button autoFocus type="primary" onClick={() => void copy(value, code.current)}>
        {text('secure.copy')}
      </Button>
    </div>
  );
}
