import { useEffect, useRef, useState } from 'react';
import { isTyping } from '../keyboard.ts';

type ListKeys = {
  count: number;
  /** Off for tables that are only a part of a page. */
  enabled: boolean;
  onOpen?: ((index: number) => void) | undefined;
  onSelect?: ((index: number, range: boolean) => void) | undefined;
  onMove(index: number): void;
  /** Any other key, on the row the keyboard stands on. @returns whether it does something */
  onKey?: (key: string, index: number) => boolean;
};

/** j/k or the arrows move, x selects (Shift: a range), Enter opens. @returns the row the keyboard stands on, or -1 */
export function useListKeys(list: ListKeys): [number, (index: number) => void] {
  const [active, setActive] = useState(-1);
  const latest = useRef({ list, active });
  latest.current = { list, active };

  useEffect(() => {
    if (!list.enabled) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      if (document.querySelector('dialog[open]')) return;
      const { list: now, active: at } = latest.current;
      const move = (step: number) => {
        const next = Math.max(0, Math.min(now.count - 1, at + step));
        if (now.count === 0) return;
        setActive(next);
        now.onMove(next);
        event.preventDefault();
      };
      const onButton =
        event.target instanceof HTMLElement && event.target.closest('button, a, summary') !== null;
      if (event.key === 'j' || event.key === 'ArrowDown') move(1);
      else if (event.key === 'k' || event.key === 'ArrowUp') move(at < 0 ? 0 : -1);
      else if (at >= 0 && at < now.count) {
        if (event.key === 'Enter' && !onButton) now.onOpen?.(at);
        else if (event.key.toLowerCase() === 'x') now.onSelect?.(at, event.shiftKey);
        else if (!now.onKey?.(event.key, at)) return;
        event.preventDefault();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [list.enabled]);

  return [active < list.count ? active : -1, setActive];
}
