import { useEffect, useRef } from 'react';

let open: (() => void) | null = null;

/** Opens the panel for a new lead on the page that has one; from elsewhere, on the list. */
export function askForNewLead(go: (to: string) => void): void {
  if (open) open();
  else go('/leads?new=1');
}

/** The page opens the panel itself, while it is shown, when someone asks for a new lead. */
export function useNewLeadDoor(act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const own = () => latest.current();
    open = own;
    return () => {
      if (open === own) open = null;
    };
  }, []);
}
