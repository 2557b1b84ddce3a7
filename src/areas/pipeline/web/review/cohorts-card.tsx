import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { addDays } from '../../../../kernel/days.ts';
import { Chart } from '../../../../ui/chart/chart.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { EmptyState, ErrorState, type ShownError, SkeletonText } from '../../../../ui/states.tsx';
import { api } from '../../../../web/api/client.ts';
import { useGo } from '../../../../web/route-hooks.ts';
import { firstOfMonth } from '../forecast/periods.ts';
import { useText } from '../text.ts';
import { cohortsShape } from './review-charts.ts';
import { type ReviewScope, rowsAddress } from './shapes.ts';
import { useReviewWords } from './use-review-words.ts';

/** Of what opened in each month, what share was won within one, three, six months and until now. */
export function CohortsCard({ scope, today }: { scope: ReviewScope; today: string }) {
  const text = useText();
  const go = useGo();
  const words = useReviewWords();
  const found = useQuery(
    api.review.cohorts.query({
      query: { ...scope, from: firstOfMonth(today, -12), until: addDays(today, 1) },
    }),
  );
  const { data } = found;
  const shape = useMemo(() => cohortsShape(data?.items ?? [], words), [data, words]);
  return (
    <Card title={text('web.review.cohorts')}>
      {found.error && <ErrorState error={found.error as ShownError} onRetry={() => void found.refetch()} />}
      {found.isPending && <SkeletonText lines={5} />}
      {data &&
        (data.items.length === 0 ? (
          <EmptyState icon="target">{text('web.review.empty')}</EmptyState>
        ) : (
          <Chart
            label={text('web.review.cohortsLabel')}
            shape={shape}
            onPick={(at) => {
              const month = data.items[at]?.month;
              if (!month) return;
              const first = `${month.slice(0, 7)}-01`;
              go(
                rowsAddress(scope, [
                  {
                    field: 'openedAt',
                    operator: 'between',
                    values: [first, addDays(firstOfMonth(first, 1), -1)],
                  },
                ]),
              );
            }}
          />
        ))}
    </Card>
  );
}
