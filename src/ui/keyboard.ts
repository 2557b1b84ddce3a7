import { useEffect, useRef } from 'react';

/** Whether keys typed at `target` are text, so that shortcuts must keep quiet. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true;
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'range'].includes(target.type);
  return target.getAttribute('role') === 'combobox';
}

/** ⌘ on a Mac, Ctrl elsewhere. */
export const commandKey = /Mac|iP(hone|ad)/.test(globalThis.navigator?.platform ?? '') ? '⌘' : 'Ctrl';

/**
 * Runs `act` on a key anywhere on the page, unless somebody is typing or a dialog is open.
 * @param key as in KeyboardEvent.key (`l`, `?`, `Escape`), with `mod+` before it for ⌘/Ctrl, which also works while typing
 */
export function useShortcut(key: string, act: () => void, enabled = true): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    if (!enabled) return;
    const mod = key.startsWith('mod+');
    const wanted = mod ? key.slice(4) : key;
    const onKey = (event: KeyboardEvent) => {
      if (
        event.key !== wanted ||
        event.defaultPrevented ||
        (event.ctrlKey || event.metaKey) !== mod ||
        event.altKey
      )
        return;
      if (!mod && (isTyping(event.target) || document.querySelector('dialog[open]'))) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [key, enabled]);
}
