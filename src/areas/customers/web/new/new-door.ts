import { useEffect, useRef } from 'react';

type Kind = 'account' | 'contact';
const open: Partial<Record<Kind, () => void>> = {};

/** Opens the panel for a new account or contact on the page that has one; from elsewhere, on the list. */
export function askForNew(kind: Kind, go: (to: string) => void): void {
  const own = open[kind];
  if (own) own();
  else go(`/${kind}s?new=1`);
}

/** The page opens the panel itself, while it is shown, when someone asks for a new one. */
export function useNewDoor(kind: Kind, act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const own = () => latest.current();
    open[kind] = own;
    return () => {
      if (open[kind] === own) delete open[kind];
    };
  }, [kind]);
}
