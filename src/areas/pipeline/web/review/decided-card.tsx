import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { addDays } from '../../../../kernel/days.ts';
import { Chart } from '../../../../ui/chart/chart.tsx';
import { Choice } from '../../../../ui/choice.tsx';
import { useFormat } from '../../../../ui/format-context.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { Link } from '../../../../ui/link.tsx';
import { EmptyState, ErrorState, type ShownError, SkeletonText } from '../../../../ui/states.tsx';
import { api } from '../../../../web/api/client.ts';
import { useGo } from '../../../../web/route-hooks.ts';
import { type DecidedBy, decidedBy } from '../../review/kinds.ts';
import { firstOfMonth } from '../forecast/periods.ts';
import { useText } from '../text.ts';
import { useNames } from '../use-names.ts';
import { decidedFilter } from './decided-filter.ts';
import { decidedShape } from './review-charts.ts';
import { type ReviewScope, rowsAddress } from './shapes.ts';
import { useReviewWords } from './use-review-words.ts';

const decidedStates = ['won', 'lost'] as const;

/** Won and lost in the last year, by whom, why, against whom, when; each bar and number opens its rows. */
export function DecidedCard({ scope, today }: { scope: ReviewScope; today: string }) {
  const text = useText();
  const format = useFormat();
  const name = useNames();
  const go = useGo();
  const words = useReviewWords();
  const [by, setBy] = useState<DecidedBy>('owner');
  const from = firstOfMonth(today, -11);
  const found = useQuery({
    ...api.review.decided.query({ query: { ...scope, by, from, until: addDays(today, 1) } }),
    placeholderData: keepPreviousData,
  });
  const { data } = found;
  const labelled = useMemo(
    () =>
      (data?.items ?? []).map((one) => ({
        ...one,
        words: one.label ? (one.label.text ?? name(one.label)) : words.unknown,
      })),
    [data, name, words],
  );
  const shape = useMemo(() => decidedShape(labelled, words), [labelled, words]);
  const rows = (key: string | null, states: readonly string[]) =>
    rowsAddress(scope, [
      { field: 'state', operator: 'anyOf', values: [...states] },
      ...decidedFilter(by, key, from, today),
    ]);
  return (
    <Card
      title={text('web.review.decided')}
      extra={
        <Choice
          label={text('web.review.decidedBy')}
          value={by}
          choices={decidedBy.map((value) => ({ value, label: text(`web.review.by.${value}`) }))}
          onChange={setBy}
        />
      }
    >
      {found.error && <ErrorState error={found.error as ShownError} onRetry={() => void found.refetch()} />}
      {found.isPending && <SkeletonText lines={6} />}
      {data && labelled.length === 0 && <EmptyState icon="target">{text('web.review.empty')}</EmptyState>}
      {data && labelled.length > 0 && (
        <div className="deal-charts">
          <Chart
            label={text('web.review.decidedLabel')}
            shape={shape}
            height="high"
            onPick={(at) => {
              const one = labelled[at];
              if (one) go(rows(one.key, decidedStates));
            }}
          />
          <div className="deal-scroll">
            <table className="deal-figures">
              <thead>
                <tr>
                  <th scope="col">{text(`web.review.by.${by}`)}</th>
                  <th scope="col">{text('state.won')}</th>
                  <th scope="col">{text('state.lost')}</th>
                  <th scope="col">{text('web.review.decidedRate')}</th>
                  <th scope="col">{text('fields.amount')}</th>
                </tr>
              </thead>
              <tbody>
                {labelled.map((one) => (
                  <tr key={one.key ?? ''}>
                    <th scope="row">
                      <Link to={rows(one.key, decidedStates)}>{one.words}</Link>
                    </th>
                    {decidedStates.map((state) => (
                      <td key={state}>
                        <Link to={rows(one.key, [state])}>{format.number(one[state])}</Link>
                      </td>
                    ))}
                    <td>{format.percent(one.won / Math.max(1, one.won + one.lost))}</td>
                    <td>
                      <Link to={rows(one.key, ['won'])}>
                        {format.money(one.wonAmount, data.base, 'short')}
                      </Link>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      )}
    </Card>
  );
}
