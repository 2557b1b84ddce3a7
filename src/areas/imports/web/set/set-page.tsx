import { Columns, Stack } from '../../../../ui/layout.tsx';
import { Page } from '../../../../ui/page.tsx';
import { ErrorState, SkeletonPage } from '../../../../ui/states.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import { toneOf } from '../../../../web/import/tone-of.ts';
import { usePathParam } from '../../../../web/route-hooks.ts';
import '../imports.css';
import type { ImportSet } from '../shapes.ts';
import { useText } from '../text.ts';
import { ActCard } from './act-card.tsx';
import { ChoicesCard } from './choices-card.tsx';
import { FilesCard } from './files-card.tsx';
import { LinksCard } from './links-card.tsx';
import { OutcomeCard } from './outcome-card.tsx';
import { ProblemsCard } from './problems-card.tsx';
import { ProgressCard } from './progress-card.tsx';
import { RepairsCard } from './repairs-card.tsx';
import { RowsCard } from './rows-card.tsx';
import { useImportSet, useSetActs } from './use-import-set.ts';
import { useProblems } from './use-problems.ts';

/** One import of files that belong together, from what is in them to what came of it. */
export function SetPage() {
  const found = useImportSet(usePathParam('id'));
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonPage />;
  return <LoadedSet set={found.data} took={found.took} />;
}

function LoadedSet({ set, took }: { set: ImportSet; took: (set: ImportSet) => void }) {
  const text = useText();
  const acts = useSetActs(set, took);
  const problems = useProblems(set);
  const [first = ''] = set.fileNames;
  const title =
    set.fileNames.length > 1
      ? text('web.history.andMore', { name: first, count: set.fileNames.length })
      : first;
  // Until something is written everything may still be chosen.
  const open = ['uploaded', 'checking', 'ready', 'failed'].includes(set.state);
  const writing = set.state === 'running' || set.state === 'undoing';
  return (
    <Page
      title={title || text('web.title')}
      breadcrumbs={[{ label: text('web.title'), to: '/import' }]}
      tag={<Tag tone={toneOf[set.state]}>{text(`web.state.${set.state}`)}</Tag>}
    >
      <Stack>
        {set.failure && <Failure failure={set.failure} />}
        {writing && <ProgressCard set={set} acts={acts} />}
        {!open && !writing && <OutcomeCard set={set} acts={acts} />}
        {open && (
          <Columns
            side={
              <div className="y-import-side">
                <ActCard set={set} acts={acts} />
                <ChoicesCard set={set} acts={acts} problems={problems.items} />
                <RepairsCard set={set} acts={acts} />
              </div>
            }
          >
            <FilesCard set={set} acts={acts} />
            <RowsCard set={set} />
            <ProblemsCard set={set} acts={acts} problems={problems} />
            <LinksCard set={set} />
          </Columns>
        )}
        {!open && <RowsCard set={set} />}
        {!open && !writing && set.state !== 'undone' && (
          <ProblemsCard set={set} acts={acts} problems={problems} />
        )}
      </Stack>
    </Page>
  );
}

function Failure({ failure }: { failure: NonNullable<ImportSet['failure']> }) {
  return (
    <div className="y-card">
      <ErrorState error={failure} />
    </div>
  );
}
