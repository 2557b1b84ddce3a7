import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Chart } from '../../../../ui/chart/chart.tsx';
import { Choice } from '../../../../ui/choice.tsx';
import { noonOf } from '../../../../ui/days.ts';
import { useFormat } from '../../../../ui/format-context.tsx';
import { KeyNumber } from '../../../../ui/key-number.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { ErrorState, type ShownError, SkeletonText } from '../../../../ui/states.tsx';
import { api } from '../../../../web/api/client.ts';
import { useColleagues } from '../../../../web/records/colleagues.ts';
import { reachOf, useSession } from '../../../../web/session.ts';
import { useText } from '../text.ts';
import { BackTest } from './back-test.tsx';
import { distributionShape } from './forecast-charts.ts';
import type { Simulated } from './shapes.ts';
import { Whence } from './whence.tsx';

type Scope = 'company' | 'team' | 'person';
const askAgain = 2000;

/** The simulated forecast of whom one may see: how likely what is, where it comes from, how right it was. */
export function SimulatedForecast() {
  const text = useText();
  const session = useSession();
  const reach = reachOf(session, 'pipeline.read');
  const { active } = useColleagues();
  const me = session.person.id;
  const team = active.find(({ id }) => id === me)?.teamId ?? null;
  const mine: Scope[] = [
    ...(reach === 'all' ? (['company'] as const) : []),
    ...(team && reach !== 'own' ? (['team'] as const) : []),
    'person',
  ];
  const [scope, setScope] = useState<Scope>(mine[0]!);
  const [months, setMonths] = useState<'1' | '3'>('1');
  const id = scope === 'team' ? team : scope === 'person' ? me : null;
  const found = useQuery({
    ...api.forecast.simulated.query({ query: { scope, ...(id && { id }) } }),
    refetchInterval: (query) => (query.state.data?.state === 'making' ? askAgain : false),
  });
  const names = { company: 'scopeCompany', team: 'scopeTeam', person: 'scopeMe' } as const;
  const { data } = found;
  const shown = data?.forecasts.find((one) => String(one.months) === months);
  const trials = data?.trials.find((one) => String(one.months) === months)?.items ?? [];
  return (
    <>
      <Card
        title={text('web.forecast.simulated')}
        extra={
          <span className="y-row y-gap-s">
            {mine.length > 1 && (
              <Choice
                label={text('web.forecast.scope')}
                value={scope}
                choices={mine.map((value) => ({ value, label: text(`web.forecast.${names[value]}`) }))}
                onChange={setScope}
              />
            )}
            <Choice
              label={text('web.forecast.simulated')}
              value={months}
              choices={(['1', '3'] as const).map((value) => ({
                value,
                label: text(
                  value === '3'
                    ? 'web.forecast.nextQuarter'
                    : shown?.months === 1 && !shown.from.endsWith('-01')
                      ? 'web.forecast.restOfMonth'
                      : 'web.forecast.nextMonth',
                ),
              }))}
              onChange={setMonths}
            />
          </span>
        }
      >
        {found.error && <ErrorState error={found.error as ShownError} onRetry={() => void found.refetch()} />}
        {(found.isPending || data?.state === 'making') && (
          <div className="y-stack y-gap-s">
            <p className="y-quiet">{text('web.forecast.making')}</p>
            <SkeletonText lines={4} />
          </div>
        )}
        {data?.state === 'tooLittle' && <p className="y-quiet">{text('web.forecast.tooLittle')}</p>}
        {shown && <Distribution simulated={shown} base={data!.base} />}
      </Card>
      {shown && <BackTest trials={trials} base={data!.base} />}
    </>
  );
}

function Distribution({ simulated, base }: { simulated: Simulated; base: string }) {
  const text = useText();
  const format = useFormat();
  const money = (amount: number) => format.money(String(Math.round(amount)), base, 'short');
  const period = `${format.date(noonOf(simulated.from))} – ${format.date(noonOf(simulated.until))}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `text` is new each time, its words change with the format's language
  const shape = useMemo(
    () =>
      distributionShape(simulated, {
        money: (amount) => format.money(String(Math.round(amount)), base, 'short'),
        percent: (share) => format.percent(share),
        amount: text('web.forecast.amount'),
        chance: text('web.forecast.chance'),
      }),
    [simulated, base, format],
  );
  return (
    <div className="deal-charts">
      <div className="y-stack y-gap-m">
        <KeyNumber
          label={`${text('web.forecast.p50')} · ${period}`}
          value={money(simulated.p50)}
          note={text('web.forecast.range', { low: money(simulated.p10), high: money(simulated.p90) })}
        />
        <Chart
          label={text('web.forecast.distributionLabel', { period, p50: money(simulated.p50) })}
          shape={shape}
        />
        <p className="y-note">
          {text('web.forecast.simulatedIntro')}{' '}
          {text('web.forecast.periods', { n: format.number(simulated.periods, 0) })}
        </p>
      </div>
      <Whence simulated={simulated} money={money} />
    </div>
  );
}
