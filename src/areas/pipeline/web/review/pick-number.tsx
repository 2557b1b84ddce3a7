import type { ReactNode } from 'react';
import { type ContactPick, samePick } from './shapes.ts';

type PickNumberProps = {
  n: number;
  /** What the rows are called that it opens. */
  words: string;
  pick: Omit<ContactPick, 'words'>;
  picked: ContactPick | null;
  onPick: (pick: ContactPick | null) => void;
  children: ReactNode;
};

/** A number that opens its deals below, and closes them again. */
export function PickNumber({ n, words, pick, picked, onPick, children }: PickNumberProps) {
  if (n === 0) return children;
  const whole = { ...pick, words };
  const isOpen = picked !== null && samePick(picked, whole);
  return (
    <button
      type="button"
      className="y-textbutton"
      aria-pressed={isOpen}
      title={words}
      onClick={() => onPick(isOpen ? null : whole)}
    >
      {children}
    </button>
  );
}
