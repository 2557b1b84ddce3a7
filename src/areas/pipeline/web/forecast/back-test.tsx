import { useMemo } from 'react';
import { Chart } from '../../../../ui/chart/chart.tsx';
import { noonOf } from '../../../../ui/days.ts';
import { useFormat } from '../../../../ui/format-context.tsx';
import { KeyNumber } from '../../../../ui/key-number.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { useText } from '../text.ts';
import { trialFigures, trialsShape } from './forecast-charts.ts';
import type { Trials } from './shapes.ts';

/** How right the forecast was in the past, beside the plainest one there is. */
export function BackTest({ trials, base }: { trials: Trials; base: string }) {
  const text = useText();
  const format = useFormat();
  const figures = trialFigures(trials);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `text` is new each time, its words change with the format's language
  const shape = useMemo(
    () =>
      trialsShape(trials, {
        month: (day) => format.month(noonOf(day)),
        money: (amount) => format.money(String(Math.round(amount)), base, 'short'),
        actual: text('web.forecast.actual'),
        p50: text('web.forecast.p50'),
        low: 'P10',
        high: 'P90',
        naive: text('web.forecast.naive'),
      }),
    [trials, base, format],
  );
  const share = (value: number | null) => (value === null ? '–' : format.percent(value, 1));
  return (
    <Card
      title={text('web.forecast.backTest')}
      extra={<span className="y-quiet">{text('web.forecast.backTestIntro')}</span>}
    >
      {trials.length === 0 ? (
        <p className="y-quiet">{text('web.forecast.backTestEmpty')}</p>
      ) : (
        <div className="y-stack y-gap-m">
          <div className="y-numbers">
            <KeyNumber label={text('web.forecast.error')} value={share(figures.error)} />
            <KeyNumber label={text('web.forecast.errorNaive')} value={share(figures.naive)} />
            <KeyNumber
              label={text('web.forecast.coverage')}
              value={format.percent(figures.held / figures.n)}
              note={text('web.forecast.ofPeriods', { held: figures.held, n: figures.n })}
            />
          </div>
          <Chart label={text('web.forecast.backTestLabel')} shape={shape} height="high" />
        </div>
      )}
    </Card>
  );
}
