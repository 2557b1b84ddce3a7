import { useEffect } from 'react';
import { SkeletonPage } from '../../../ui/states.tsx';
import { recordPlace } from '../../../web/record-places.ts';
import { useGo, usePathParam } from '../../../web/route-hooks.ts';

/** `/go/lead/0199…`: from a calendar program to the record, wherever its page is. */
export function GoPage() {
  const [kind, id, go] = [usePathParam('kind'), usePathParam('id'), useGo()];
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for an address
  useEffect(() => go(recordPlace(kind, id) ?? '/', { replace: true }), [kind, id]);
  return <SkeletonPage />;
}
