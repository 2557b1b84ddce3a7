import { useState } from 'react';
import { useFormat } from '../../../../ui/format-context.tsx';
import { KeyNumber } from '../../../../ui/key-number.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { reachOf, useSession } from '../../../../web/session.ts';
import { useText } from '../text.ts';
import { dueAddress, wonAddress } from './forecast-addresses.ts';
import type { Period } from './periods.ts';
import type { Summary } from './shapes.ts';
import { TargetDialog } from './target-dialog.tsx';

type PeriodFiguresProps = { summary: Summary; period: Period; label: string };

/** A period in its large numbers: what is wanted, won, promised, possible. */
export function PeriodFigures({ summary, period, label }: PeriodFiguresProps) {
  const text = useText();
  const format = useFormat();
  const session = useSession();
  const [setting, setSetting] = useState(false);
  const { base, totals, counts, target, people } = summary;
  const money = (amount: string) => format.money(amount, base, 'short');
  const wanted = Number(target ?? 0);
  const share = (amount: string) => (wanted > 0 ? { share: Math.min(1, Number(amount) / wanted) } : {});
  const ofTarget = (amount: string) => (wanted > 0 ? { note: format.percent(Number(amount) / wanted) } : {});
  const unpriced = people.reduce((sum, one) => sum + one.unpriced, 0);
  const maySet = period.kind === 'month' && reachOf(session, 'forecast.manage') === 'all';
  return (
    <Card
      title={text('web.forecast.categories')}
      extra={<span className="y-quiet">{text('web.forecast.cumulative')}</span>}
    >
      <div className="y-numbers">
        <KeyNumber
          label={text('web.forecast.target')}
          value={target === null ? '–' : money(target)}
          note={
            maySet ? (
              <button type="button" className="y-textbutton" onClick={() => setSetting(true)}>
                {text('web.forecast.setTarget')}
              </button>
            ) : (
              target === null && text('web.forecast.noTarget')
            )
          }
        />
        <KeyNumber
          label={text('web.forecast.won')}
          value={money(totals.won)}
          to={wonAddress(period, null)}
          {...share(totals.won)}
          {...ofTarget(totals.won)}
        />
        <KeyNumber
          label={text('web.forecast.commit')}
          value={money(counts.commit)}
          to={dueAddress(period, null, ['commit'])}
          {...share(counts.commit)}
          {...ofTarget(counts.commit)}
        />
        <KeyNumber
          label={text('web.forecast.bestCase')}
          value={money(counts.bestCase)}
          to={dueAddress(period, null, ['commit', 'bestCase'])}
          {...share(counts.bestCase)}
          {...ofTarget(counts.bestCase)}
        />
        <KeyNumber
          label={text('web.forecast.pipeline')}
          value={money(counts.pipeline)}
          to={dueAddress(period, null, ['commit', 'bestCase', 'pipeline'])}
          {...share(counts.pipeline)}
          {...ofTarget(counts.pipeline)}
        />
        <KeyNumber
          label={text('web.forecast.weighted')}
          value={money(totals.weighted)}
          {...ofTarget(totals.weighted)}
        />
      </div>
      {unpriced > 0 && <p className="deal-warn">{text('web.forecast.unpriced', { count: unpriced })}</p>}
      {setting && (
        <TargetDialog
          of={{ name: text('web.forecast.company') }}
          month={period.from}
          label={label}
          start={target}
          base={base}
          onClose={() => setSetting(false)}
        />
      )}
    </Card>
  );
}
