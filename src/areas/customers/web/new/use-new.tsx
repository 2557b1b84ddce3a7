import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useNewDoor } from './new-door.ts';

const NewAccount = lazy(() => import('./new-account.tsx').then((m) => ({ default: m.NewAccount })));
const NewContact = lazy(() => import('./new-contact.tsx').then((m) => ({ default: m.NewContact })));

/** @returns `ask`, which opens the panel, and the `panel` itself. @param open whether it stands open at first */
export function useNewAccount(
  open = false,
  parent: { id: string; name: string } | null = null,
): { ask: () => void; panel: ReactNode } {
  const [shown, setShown] = useState(open);
  useNewDoor('account', () => setShown(true));
  return {
    ask: () => setShown(true),
    panel: shown && (
      <Suspense>
        <NewAccount parent={parent} onClose={() => setShown(false)} />
      </Suspense>
    ),
  };
}

/** The same for a contact; at an account when one is given. */
export function useNewContact(
  account: { id: string; name: string } | null,
  open = false,
): { ask: () => void; panel: ReactNode } {
  const [shown, setShown] = useState(open);
  useNewDoor('contact', () => setShown(true));
  return {
    ask: () => setShown(true),
    panel: shown && (
      <Suspense>
        <NewContact account={account} onClose={() => setShown(false)} />
      </Suspense>
    ),
  };
}
