import { type ReactNode, useEffect, useRef } from 'react';
import { enterStack } from './dialog-stack.ts';

type DialogProps = {
  open: boolean;
  onClose: () => void;
  /** Said by screen readers. */
  label: string;
  /** `wide`: for two records side by side; `top`: near the top edge (palette); `side`: the whole height on the right. */
  place?: 'middle' | 'wide' | 'top' | 'side' | 'left';
  children: ReactNode;
};

/** The browser's own modal dialog: it traps the focus, closes on Esc and on a click outside, and gives the focus back. */
export function Dialog({ open, onClose, label, place = 'middle', children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (open && !element.open) element.showModal();
    if (!open && element.open) element.close();
    return open ? enterStack(element) : undefined;
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes a dialog by itself
    <dialog
      ref={dialog}
      className={`y-dialog y-dialog-${place}`}
      aria-label={label}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      {open && children}
    </dialog>
  );
}
