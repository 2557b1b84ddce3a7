import { keepPreviousData, useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { Choice } from '../../../../ui/choice.tsx';
import { companyToday, noonOf } from '../../../../ui/days.ts';
import { useFormat, useNow } from '../../../../ui/format-context.tsx';
import { Icon } from '../../../../ui/icons.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { Page } from '../../../../ui/page.tsx';
import { EmptyState, ErrorState, type ShownError, SkeletonText } from '../../../../ui/states.tsx';
import { api } from '../../../../web/api/client.ts';
import { useLiveRefresh } from '../../../../web/live.ts';
import { useUrlState } from '../../../../web/route-hooks.ts';
import { useMay, useSession } from '../../../../web/session.ts';
import '../pipeline.css';
import { useText } from '../text.ts';
import { PeopleTable } from './people-table.tsx';
import { PeriodFigures } from './period-figures.tsx';
import { type PeriodKind, periodAfter, periodOf } from './periods.ts';
import { PromiseDialog } from './promise-dialog.tsx';
import { SimulatedForecast } from './simulated-forecast.tsx';

/** What a month or quarter will bring: by what deals say, by what people promise, and simulated from the company's own history. */
export function ForecastPage() {
  const text = useText();
  const format = useFormat();
  const may = useMay();
  const me = useSession().person.id;
  const today = companyToday(useNow(60_000), format.settings.timeZone);
  const [{ by, from }, setUrl] = useUrlState<{ by: unknown; from: unknown }>({ by: 'month', from: '' });
  const kind: PeriodKind = by === 'quarter' ? 'quarter' : 'month';
  const period = periodOf(kind, /^\d{4}-\d\d-\d\d$/.test(String(from)) ? String(from) : today);
  const [submitting, setSubmitting] = useState(false);
  const summary = useQuery({
    ...api.forecast.summary.query({ query: { from: period.from, until: period.until } }),
    placeholderData: keepPreviousData,
  });
  useLiveRefresh(['opportunity', 'forecast'], [api.forecast.summary.key()]);
  const mine = summary.data?.people.find(({ personId }) => personId === me);
  const monthName = (day: string) => format.month(noonOf(day));
  const label =
    kind === 'month'
      ? monthName(period.from)
      : `${monthName(period.from)} – ${monthName(period.months.at(-1)!)}`;
  const walk = (step: number) => setUrl({ from: periodAfter(period, step).from });
  return (
    <Page
      title={text('web.forecast.title')}
      actions={
        <>
          <Choice
            label={text('web.forecast.title')}
            value={kind}
            choices={[
              { value: 'month', label: text('web.forecast.month') },
              { value: 'quarter', label: text('web.forecast.quarter') },
            ]}
            onChange={(next) => setUrl({ by: next })}
          />
          <span className="deal-walk">
            <button
              type="button"
              className="y-iconbutton"
              aria-label={text('web.forecast.previous')}
              onClick={() => walk(-1)}
            >
              <Icon name="left" />
            </button>
            <b aria-live="polite">{label}</b>
            <button
              type="button"
              className="y-iconbutton"
              aria-label={text('web.forecast.next')}
              onClick={() => walk(1)}
            >
              <Icon name="right" />
            </button>
          </span>
          {kind === 'month' && may('pipeline.write') && (
            <Button type="primary" disabled={!summary.data} onClick={() => setSubmitting(true)}>
              {text(mine?.submitted ? 'web.forecast.resubmit' : 'web.forecast.submit')}
            </Button>
          )}
        </>
      }
    >
      <div className="y-stack y-gap-m">
        {summary.error && (
          <ErrorState error={summary.error as ShownError} onRetry={() => void summary.refetch()} />
        )}
        {summary.isPending && (
          <Card>
            <SkeletonText lines={6} />
          </Card>
        )}
        {summary.data && (
          <>
            <PeriodFigures summary={summary.data} period={period} label={label} />
            {summary.data.people.length === 0 ? (
              <Card>
                <EmptyState icon="target">{text('web.forecast.empty')}</EmptyState>
              </Card>
            ) : (
              <PeopleTable summary={summary.data} period={period} label={label} />
            )}
          </>
        )}
        <SimulatedForecast />
      </div>
      {submitting && summary.data && (
        <PromiseDialog
          month={period.from}
          label={label}
          start={mine?.submitted ?? mine?.computed ?? { commit: '0', bestCase: '0', pipeline: '0' }}
          computed={mine?.computed ?? null}
          base={summary.data.base}
          onClose={() => setSubmitting(false)}
        />
      )}
    </Page>
  );
}
