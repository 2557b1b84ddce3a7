import { useFormat } from '../../../../../ui/format-context.tsx';
import { KeyNumber } from '../../../../../ui/key-number.tsx';
import { Card, Tiles } from '../../../../../ui/layout.tsx';
import { Link } from '../../../../../ui/link.tsx';
import { endedAddress } from '../lead-addresses.ts';
import type { Quality } from '../shapes.ts';
import { useScoreText } from '../text.ts';
import { aucLevel } from './quality-shapes.ts';

/** The figures that matter, each said as a sentence, with the name it has among statisticians beside it. */
export function QualityFigures({ quality }: { quality: Quality }) {
  const text = useScoreText();
  const format = useFormat();
  const { overall, before, enough, cards, days } = quality;
  const { leads, won, auc, lift10, calibrationError, logLoss } = overall;
  const number = (value: number | null, digits: number) =>
    value === null ? '–' : format.number(value, digits);
  const wonWords = text('web.quality.countedNote', {
    won: format.number(won),
    share: format.percent(leads > 0 ? won / leads : 0),
  });
  return (
    <>
      {!enough && <p className="y-quiet">{text('web.quality.notEnough')}</p>}
      <Tiles>
        <Card>
          <KeyNumber
            label={text('web.quality.auc')}
            value={number(auc, 2)}
            note={
              <>
                {text(`web.quality.aucLevel.${aucLevel(auc)}`, {
                  share: auc === null ? '–' : format.percent(auc),
                })}
                {before.auc !== null && text('web.quality.aucBefore', { auc: format.number(before.auc, 2) })}
              </>
            }
          />
        </Card>
        <Card>
          <KeyNumber
            label={text('web.quality.lift10')}
            value={number(lift10, 1)}
            unit={lift10 === null ? undefined : text('web.quality.times')}
            note={text('web.quality.lift10Note')}
          />
        </Card>
        <Card>
          <KeyNumber
            label={text('web.quality.calibrationError')}
            value={calibrationError === null ? '–' : format.percent(calibrationError, 1)}
            note={text('web.quality.calibrationNote', { logLoss: number(logLoss, 3) })}
          />
        </Card>
        <Card>
          <KeyNumber
            label={text('web.quality.counted')}
            value={format.number(leads)}
            {...(leads > 0 && { to: endedAddress({ days }) })}
            note={
              <>
                {won > 0 ? <Link to={endedAddress({ days, outcome: 'won' })}>{wonWords}</Link> : wonWords}
                {cards.length > 1 &&
                  text('web.quality.byCards', {
                    cards: cards.map(({ number: n }) => n ?? '–').join(text('web.separator')),
                  })}
              </>
            }
          />
        </Card>
      </Tiles>
    </>
  );
}
