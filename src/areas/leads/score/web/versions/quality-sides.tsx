import { useFormat } from '../../../../../ui/format-context.tsx';
import { Card } from '../../../../../ui/layout.tsx';
import type { CardDifference, CardRecord, Measured } from '../shapes.ts';
import { useScoreText } from '../text.ts';

/** How well each of two versions foretold later leads when it was learned; nothing to say for cards made by hand. */
export function QualitySides({ difference }: { difference: CardDifference }) {
  const text = useScoreText();
  const format = useFormat();
  const sides = [difference.from, difference.to].map((card) => ({ card, measured: measuredOf(card) }));
  if (sides.every(({ measured }) => measured === null)) return null;
  const figures: [string, (measured: Measured) => number | null, number][] = [
    ['web.quality.auc', ({ auc }) => auc, 3],
    ['web.quality.lift10', ({ lift10 }) => lift10, 2],
    ['web.quality.logLoss', ({ logLoss }) => logLoss, 4],
    ['web.quality.calibrationError', ({ calibrationError }) => calibrationError, 3],
  ];
  return (
    <Card flush title={text('web.compare.quality')} extra={text('web.compare.qualityHint')}>
      <div className="score-scroll">
        <table className="score-table">
          <thead>
            <tr>
              <td />
              {sides.map(({ card }) => (
                <th key={card.id} scope="col">
                  {text('web.version', { number: card.number ?? '–' })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.map(([label, of, digits]) => (
              <tr key={label}>
                <th scope="row">{text(label as 'web.quality.auc')}</th>
                {sides.map(({ card, measured }) => {
                  const value = measured && of(measured);
                  return <td key={card.id}>{value === null ? '–' : format.number(value, digits)}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function measuredOf(card: CardRecord): Measured | null {
  return card.comparison?.next ?? null;
}
