import { memo } from 'react';
import { noonOf } from '../../../../ui/days.ts';
import { useFormat } from '../../../../ui/format-context.tsx';
import { Money } from '../../../../ui/money.tsx';
import { Person } from '../../../../ui/person.tsx';
import { Flags } from '../flags.tsx';
import { saysWhose } from '../says-whose.ts';
import type { Card } from '../shapes.ts';
import { useText } from '../text.ts';

type OpportunityCardProps = { card: Card; today: string; now: Date };

/** An opportunity on the board: what, whose, the next step, how much, by when. Drawn thousands of times, so it asks no clock itself. */
export const OpportunityCard = memo(function OpportunityCard({ card, today, now }: OpportunityCardProps) {
  const text = useText();
  const format = useFormat();
  const { amount, currency, nextStep, nextStepOn, expectedClose, stale, overdue, slips, stageSince } = card;
  const late = nextStepOn !== null && nextStepOn < today;
  const days = Math.max(0, Math.floor((now.getTime() - Date.parse(stageSince)) / 86_400_000));
  return (
    <div className="deal-card">
      <b>{card.name}</b>
      {!saysWhose(card.name, card.accountName) && <span className="y-quiet">{card.accountName}</span>}
      {nextStep ? (
        <span className="deal-card-step">
          {nextStepOn && (
            <span className={late ? 'y-text-bad' : 'y-quiet'}>
              {format.shortDate(noonOf(nextStepOn), now)}{' '}
            </span>
          )}
          {nextStep}
        </span>
      ) : (
        <span className="deal-card-step deal-warn">{text('web.flag.noNextStep')}</span>
      )}
      {(stale || overdue || slips > 0) && (
        <span className="deal-card-flags">
          <Flags stale={stale} overdue={overdue} slips={slips} />
        </span>
      )}
      <span className="deal-card-foot">
        <Money amount={amount} {...(currency && { currency })} short />
        <span className="y-quiet">
          {expectedClose ? format.shortDate(noonOf(expectedClose), now) : text('web.board.days', { n: days })}
        </span>
        <Person name={card.ownerName} markOnly />
      </span>
    </div>
  );
});
