import { type ReactNode, Suspense } from 'react';
import { Card } from './layout.tsx';
import { SkeletonText } from './states.tsx';

/** Around a card that comes when it is first shown: until then a grey one of about its height keeps its place, so that nothing jumps. */
export function KeptPlace({ height, children }: { height: number; children: ReactNode }) {
  return (
    <Suspense
      fallback={
        <Card>
          <SkeletonText lines={2} height={height} />
        </Card>
      }
    >
      {children}
    </Suspense>
  );
}
