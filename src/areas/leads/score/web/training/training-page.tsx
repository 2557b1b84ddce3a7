import { useQuery, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useFormat } from '../../../../../ui/format-context.tsx';
import { Card, Columns } from '../../../../../ui/layout.tsx';
import { Page } from '../../../../../ui/page.tsx';
import { ProgressPanel } from '../../../../../ui/progress-panel.tsx';
import { EmptyState, ErrorState, type ShownError, SkeletonText } from '../../../../../ui/states.tsx';
import { useToast } from '../../../../../ui/toast.tsx';
import { api } from '../../../../../web/api/client.ts';
import { useWrite } from '../../../../../web/api/use-write.ts';
import { useLiveRefresh } from '../../../../../web/live.ts';
import { ProgressLine } from '../progress-line.tsx';
import { ScoreTabs } from '../score-tabs.tsx';
import type { Trainings } from '../shapes.ts';
import { useScoreText } from '../text.ts';
import { useCatalogue } from '../use-catalogue.ts';
import { SettingsCard } from './settings-card.tsx';
import { TrainingResult } from './training-result.tsx';

const often = 1_000;

/** Learning from leads whose outcome is known: begun, watched, ended, and what came of it in plain words. */
export function TrainingPage() {
  const text = useScoreText();
  const client = useQueryClient();
  const { show } = useToast();
  const { words, catalogue } = useCatalogue();
  const trainings = useQuery({
    ...api.score.trainings.query(),
    refetchInterval: (query) => (query.state.data?.running ? often : false),
  });
  useLiveRefresh(['scoreTraining', 'scoreCard'], [api.score.trainings.key(), api.score.progress.key()]);
  const refused = (error: Error) => show({ message: error.message, tone: 'bad' });
  const again = {
    refresh: [
      api.score.trainings.key(),
      api.score.cards.key(),
      api.score.progress.key(),
      api.score.draft.key(),
    ],
  };
  const start = useWrite(api.score.train, again);
  const cancel = useWrite(api.score.cancelTraining, again);
  const { data } = trainings;
  const begin = (
    <Button
      type="primary"
      loading={start.busy}
      disabled={!data || data.running !== null}
      onClick={() => void start.run({}).catch(refused)}
    >
      {text('web.training.start')}
    </Button>
  );
  return (
    <Page title={text('web.nav.score')} toolbar={<ScoreTabs />} actions={begin}>
      <Columns side={<SettingsCard words={words} catalogue={catalogue} />}>
        <ProgressLine />
        {trainings.error && (
          <ErrorState error={trainings.error as ShownError} onRetry={() => void trainings.refetch()} />
        )}
        {trainings.isPending && (
          <Card>
            <SkeletonText lines={6} />
          </Card>
        )}
        {data?.running && (
          <ProgressPanel
            title={text(`web.training.phase.${data.running.phase}`)}
            state="running"
            done={Math.round(data.running.done * 100)}
            total={100}
            startedAt={data.running.startedAt}
            onCancel={() =>
              void cancel
                .run({})
                .then(() => client.invalidateQueries({ queryKey: api.score.trainings.key() }))
                .catch(refused)
            }
          />
        )}
        {data && <Outcomes outcomes={data.outcomes} />}
        {data && data.items.length === 0 && !data.running && (
          <Card>
            <EmptyState icon="target" action={begin}>
              {text('web.training.empty')}
            </EmptyState>
          </Card>
        )}
        {data?.items
          .filter((training) => training.state !== 'running')
          .map((training, i) => (
            <TrainingResult key={training.id} training={training} words={words} latest={i === 0} />
          ))}
      </Columns>
    </Page>
  );
}

/** How much there is to learn from. */
function Outcomes({ outcomes }: { outcomes: Trainings['outcomes'] }) {
  const text = useScoreText();
  const format = useFormat();
  const { won, lost, sinceLast, least } = outcomes;
  const facts = { won: format.number(won), lost: format.number(lost), least: format.number(least) };
  return (
    <p className="y-quiet">
      {text(Math.min(won, lost) < least ? 'web.training.tooFewYet' : 'web.training.enough', facts)}
      {sinceLast > 0 && text('web.training.sinceLast', { count: sinceLast, leads: format.number(sinceLast) })}
    </p>
  );
}
