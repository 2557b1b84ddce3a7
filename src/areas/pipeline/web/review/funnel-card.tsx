import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { addDays } from '../../../../kernel/days.ts';
import { Chart } from '../../../../ui/chart/chart.tsx';
import { noonOf } from '../../../../ui/days.ts';
import { useFormat } from '../../../../ui/format-context.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { EmptyState, ErrorState, type ShownError, SkeletonText } from '../../../../ui/states.tsx';
import { api } from '../../../../web/api/client.ts';
import { useGo } from '../../../../web/route-hooks.ts';
import { firstOfMonth } from '../forecast/periods.ts';
import { useText } from '../text.ts';
import { usePipelines } from '../use-pipelines.ts';
import { funnelShape } from './review-charts.ts';
import { type ReviewScope, rowsAddress } from './shapes.ts';
import { useReviewWords } from './use-review-words.ts';

/** How far the opportunities of the last year came, step by step; each bar opens those that reached it. */
export function FunnelCard({ scope, today }: { scope: ReviewScope; today: string }) {
  const text = useText();
  const format = useFormat();
  const go = useGo();
  const words = useReviewWords();
  const { pipelineOf } = usePipelines();
  const from = firstOfMonth(today, -12);
  const until = addDays(today, 1);
  const found = useQuery(api.review.funnel.query({ query: { ...scope, from, until } }));
  const { data } = found;
  const shape = useMemo(() => funnelShape(data?.steps ?? [], words), [data, words]);
  const pick = (at: number) => {
    const step = data?.steps[at];
    const stages = pipelineOf(data?.pipelineId ?? '')?.stages ?? [];
    if (!step) return;
    const place = stages.findIndex(({ id }) => id === step.stageId);
    go(
      rowsAddress(scope, [
        { field: 'openedAt', operator: 'between', values: [from, today] },
        { field: 'pipelineId', operator: 'anyOf', values: [data!.pipelineId] },
        step.names
          ? {
              field: 'reachedStageId',
              operator: 'anyOf',
              values: stages.slice(Math.max(0, place)).map(({ id }) => id),
            }
          : { field: 'state', operator: 'anyOf', values: ['won'] },
      ]),
    );
  };
  return (
    <Card title={text('web.review.funnel')}>
      {found.error && <ErrorState error={found.error as ShownError} onRetry={() => void found.refetch()} />}
      {found.isPending && <SkeletonText lines={5} />}
      {data &&
        ((data.steps[0]?.reached ?? 0) === 0 ? (
          <EmptyState icon="target">{text('web.review.empty')}</EmptyState>
        ) : (
          <div className="y-stack y-gap-s">
            <p className="y-quiet">{text('web.review.funnelIntro', { from: format.month(noonOf(from)) })}</p>
            <Chart label={text('web.review.funnelLabel')} shape={shape} onPick={pick} />
          </div>
        ))}
    </Card>
  );
}
