import type { ReactNode } from 'react';
import { useMay } from '../session.ts';
import { ForbiddenPage } from './page-states.tsx';

/** Shows its page only to those who hold `permission`. The server decides for itself; this only spares a useless page. */
export function Guarded({ permission, children }: { permission: string; children: ReactNode }) {
  const may = useMay();
  return may(permission) ? children : <ForbiddenPage />;
}
