import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTopDialog } from './dialog-stack.ts';
import { Icon } from './icons.tsx';
import { isTyping } from './keyboard.ts';
import { useUiText } from './text.ts';

export type Toast = {
  message: ReactNode;
  tone?: 'plain' | 'bad';
  /** Takes back what was done; offered for as long as the toast is shown. */
  undo?: () => unknown;
};

type Shown = Toast & { id: number };
type Toasts = { show: (toast: Toast) => void };

const ToastContext = createContext<Toasts>({ show: () => {} });
const patience = 8_000;

/** Where toasts are shown. Once, around the app. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown[]>([]);
  const counter = useRef(0);
  const toasts = useMemo<Toasts>(
    () => ({
      show: (toast) => {
        counter.current += 1;
        setShown((now) => [...now.slice(-2), { ...toast, id: counter.current }]);
      },
    }),
    [],
  );
  const dialog = useTopDialog();
  const close = (id: number) => setShown((now) => now.filter((toast) => toast.id !== id));
  const list = (
    <section className="y-toasts" aria-live="polite">
      {shown.map((toast, i) => (
        <ToastCard
          key={toast.id}
          toast={toast}
          latest={i === shown.length - 1}
          onClose={() => close(toast.id)}
        />
      ))}
    </section>
  );
  return (
    <ToastContext value={toasts}>
      {children}
      {dialog ? createPortal(list, dialog) : list}
    </ToastContext>
  );
}

function ToastCard({ toast, latest, onClose }: { toast: Shown; latest: boolean; onClose: () => void }) {
  const text = useUiText();
  const [held, setHeld] = useState(false);
  const [undone, setUndone] = useState(false);
  const act = useRef({ undo: () => {}, onClose });
  act.current = {
    onClose,
    undo: () => {
      if (!toast.undo || undone) return;
      setUndone(true);
      void Promise.resolve(toast.undo());
    },
  };
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => act.current.onClose(), undone ? 1_500 : patience);
    return () => clearTimeout(timer);
  }, [held, undone]);
  useEffect(() => {
    if (!latest) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'z' || !(event.ctrlKey || event.metaKey) || isTyping(event.target)) return;
      event.preventDefault();
      act.current.undo();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [latest]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at a toast only holds it a little longer
    <div
      className={toast.tone === 'bad' ? 'y-toast y-toast-bad' : 'y-toast'}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{undone ? text('undo.undone') : toast.message}</span>
      {toast.undo && !undone && (
        <button type="button" className="y-toast-undo" onClick={() => act.current.undo()}>
          {text('undo.undo')}
        </button>
      )}
      <button type="button" className="y-iconbutton" aria-label={text('undo.close')} onClick={onClose}>
        <Icon name="close" size={14} />
      </button>
    </div>
  );
}

/** @returns `show` for a toast, and `undoable` for acts that are done at once and can be taken back. */
export function useToast() {
  const { show } = useContext(ToastContext);
  return useMemo(
    () => ({
      show,
      /**
       * Deletes (or does anything else) without asking first: does it, says so, and offers to undo it.
       * Refusals are shown as a toast too. @returns whether it was done
       */
      async undoable(
        act: () => Promise<unknown>,
        message: ReactNode,
        undo: () => Promise<unknown>,
      ): Promise<boolean> {
        try {
          await act();
        } catch (error) {
          show({ message: error instanceof Error ? error.message : String(error), tone: 'bad' });
          return false;
        }
        show({
          message,
          undo: () => undo().catch((error: Error) => show({ message: error.message, tone: 'bad' })),
        });
        return true;
      },
    }),
    [show],
  );
}
