import { useFormat } from '../../../../ui/format-context.tsx';
import { KeyNumber } from '../../../../ui/key-number.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { useText } from '../text.ts';
import { flagged, open, type ReviewScope, type ReviewSummary, rowsAddress } from './shapes.ts';

/** Whether the pipeline suffices, how fast it brings money, and what in it needs attention. */
export function ReviewFigures({ summary, scope }: { summary: ReviewSummary; scope: ReviewScope }) {
  const text = useText();
  const format = useFormat();
  const { base, coverage, velocity, velocityBefore, due, won, target, unpriced } = summary;
  const money = (amount: string | number) => format.money(String(amount), base, 'short');
  const missing = target === null ? 0 : Math.max(0, Number(target) - Number(won.amount));
  const flags = (['stale', 'overdue', 'noNextStep'] as const).map((key) => (
    <KeyNumber
      key={key}
      label={text(`web.review.${key}`)}
      value={format.number(summary[key].n)}
      note={money(summary[key].amount)}
      to={rowsAddress(scope, [open, flagged(key)])}
    />
  ));
  return (
    <div className="deal-charts">
      <Card title={text('web.review.health')}>
        <div className="y-numbers">
          <KeyNumber
            label={text('web.review.coverage')}
            value={
              typeof coverage === 'number'
                ? `${format.number(coverage, 1)}×`
                : coverage === 'reached'
                  ? text('web.forecast.reached')
                  : '–'
            }
            note={
              coverage === null
                ? text('web.review.coverageNone')
                : coverage === 'reached'
                  ? text('web.review.coverageReached')
                  : text('web.review.coverageNote', { due: money(due.amount), missing: money(missing) })
            }
          />
          <KeyNumber
            label={text('web.review.open')}
            value={money(summary.open.amount)}
            note={format.number(summary.open.n)}
            to={rowsAddress(scope, [open])}
          />
          <KeyNumber
            label={text('web.review.velocity')}
            value={velocity ? money(velocity.perDay) : '–'}
            note={
              velocity ? (
                <>
                  {text('web.review.velocityNote', {
                    open: format.number(velocity.open),
                    rate: format.percent(velocity.winRate),
                    amount: money(velocity.averageAmount),
                    days: format.number(velocity.averageDays, 0),
                  })}
                  {velocityBefore && (
                    <> · {text('web.review.velocityBefore', { amount: money(velocityBefore.perDay) })}</>
                  )}
                </>
              ) : (
                text('web.review.velocityNone')
              )
            }
          />
        </div>
      </Card>
      <Card title={text('web.review.attention')}>
        <div className="y-numbers">
          {flags}
          {unpriced > 0 && (
            <KeyNumber
              label={text('web.review.unpriced')}
              value={format.number(unpriced)}
              to={rowsAddress(scope, [open, flagged('noRate')])}
            />
          )}
        </div>
      </Card>
    </div>
  );
}
