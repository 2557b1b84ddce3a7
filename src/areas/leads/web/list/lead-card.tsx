import { companyToday, noonOf } from '../../../../ui/days.ts';
import { useFormat, useNow } from '../../../../ui/format-context.tsx';
import { Money } from '../../../../ui/money.tsx';
import { Person } from '../../../../ui/person.tsx';
import { ListedScore } from '../../score/web/listed-score.tsx';
import { leadName } from '../lead-name.ts';
import type { ListedLead } from '../lead-shapes.ts';
import { ResponseClock } from '../response-clock.tsx';
import { useText } from '../text.ts';

/** A lead on the board: who, the next step, how much, whose. */
export function LeadCard({ lead }: { lead: ListedLead }) {
  const text = useText();
  const format = useFormat();
  const now = useNow(60_000);
  const { nextStep, nextStepOn = null, amount = null, currency } = lead;
  const late = nextStepOn !== null && nextStepOn < companyToday(now, format.settings.timeZone);
  return (
    <div className="lead-card">
      <span className="lead-card-top">
        <b>{lead.company || leadName(lead, text('web.act.unnamed'))}</b>
        {lead.score != null && <ListedScore score={lead.score} grade={lead.grade ?? null} />}
      </span>
      <span className="y-quiet">{[lead.company && lead.name, lead.source].filter(Boolean).join(' · ')}</span>
      {lead.status === 'new' && (
        <ResponseClock dueAt={lead.responseDueAt ?? null} firstContactAt={lead.firstContactAt ?? null} />
      )}
      {nextStep && (
        <span className="lead-card-step">
          {nextStepOn && (
            <span className={late ? 'y-text-bad' : 'y-quiet'}>
              {format.shortDate(noonOf(nextStepOn), now)}{' '}
            </span>
          )}
          {nextStep}
        </span>
      )}
      <span className="lead-card-foot">
        <Money amount={amount} {...(currency && { currency })} short />
        <Person name={lead.ownerName ?? null} markOnly />
      </span>
    </div>
  );
}
