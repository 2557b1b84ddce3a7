import { Navigate } from '@tanstack/react-router';
import { NotFoundPage } from './page-states.tsx';
import { useNavigation } from './use-navigation.ts';

/** The address `/` while no area has a page for it: the first place this person may go. */
export function FirstPage() {
  const first = useNavigation()[0]?.items[0];
  return first ? <Navigate to={first.to} replace /> : <NotFoundPage />;
}
