import { useQuery } from '@tanstack/react-query';
import { Stack } from '../../../../ui/layout.tsx';
import { Page } from '../../../../ui/page.tsx';
import { ErrorState, SkeletonPage } from '../../../../ui/states.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import { api } from '../../../../web/api/client.ts';
import { toneOf, underWay } from '../../../../web/import/tone-of.ts';
import { useLiveRefresh } from '../../../../web/live.ts';
import { usePathParam } from '../../../../web/route-hooks.ts';
import { ImportOutcome } from './import-outcome.tsx';
import { ImportProblems } from './import-problems.tsx';
import { ImportProgress } from './import-progress.tsx';
import { ImportSetup } from './import-setup.tsx';
import type { Import } from './shapes.ts';
import { useImportText } from './text.ts';

/** One import, from the file's columns to what came of it. */
export function ImportPage() {
  const id = usePathParam('id');
  const text = useImportText();
  const found = useQuery({
    ...api.import.read.query({ params: { id } }),
    // While something is going on the numbers move by themselves.
    refetchInterval: ({ state }) => (state.data && underWay.has((state.data as Import).state) ? 700 : false),
  });
  useLiveRefresh(['import'], [api.import.read.key(), api.import.problems.key()]);
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonPage />;
  const one = found.data as Import;
  const busy = underWay.has(one.state);
  const over = one.state === 'done' || one.state === 'undone';
  return (
    <Page
      title={one.fileName}
      breadcrumbs={[{ label: text('web.title'), to: '/import' }]}
      tag={<Tag tone={toneOf[one.state]}>{text(`web.state.${one.state}`)}</Tag>}
    >
      <Stack>
        {busy && <ImportProgress one={one} />}
        {one.failure && <ErrorState error={{ message: one.failure.message, next: one.failure.next }} />}
        {!busy && one.counts.rows > 0 && <ImportOutcome one={one} />}
        {!busy && !over && <ImportSetup key={one.version} one={one} />}
        {!busy && one.counts.rejected + one.counts.skipped > 0 && <ImportProblems one={one} />}
      </Stack>
    </Page>
  );
}
