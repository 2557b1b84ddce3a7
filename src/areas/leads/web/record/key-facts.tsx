import { useQuery } from '@tanstack/react-query';
import { useFormat, useNow } from '../../../../ui/format-context.tsx';
import { KeyNumber } from '../../../../ui/key-number.tsx';
import { api } from '../../../../web/api/client.ts';
import type { LeadRecord } from '../lead-shapes.ts';
import { ResponseClock } from '../response-clock.tsx';
import { useText } from '../text.ts';
import { TextFact } from './fact-fields.tsx';

/** The numbers that matter of a lead: how much, how fast, how lately, how often; and what they want. */
export function KeyFacts({ lead, readOnly }: { lead: LeadRecord; readOnly: boolean }) {
  const text = useText();
  const format = useFormat();
  const now = useNow(60_000);
  const counts = useQuery(api.lead.readCounts.query({ params: { id: lead.id } }));
  const { amount, currency, firstContactAt, lastContactAt, capturedAt, responseDueAt } = lead;
  const answered = firstContactAt ? Date.parse(firstContactAt) - Date.parse(capturedAt) : null;
  return (
    <div className="lead-key">
      <div className="y-numbers">
        <KeyNumber
          label={text('web.record.amount')}
          value={amount === null ? '–' : format.money(amount, currency ?? undefined)}
        />
        <KeyNumber
          label={text('web.record.communications')}
          value={counts.data ? format.number(counts.data.communications) : '–'}
        />
        <KeyNumber
          label={text('web.record.lastContact')}
          value={lastContactAt ? format.relative(lastContactAt, now) : text('web.record.never')}
        />
        <div className="y-keynumber">
          <div className="y-quiet">{text('web.record.firstContact')}</div>
          {answered === null ? (
            <div className="lead-clock">
              {responseDueAt ? <ResponseClock dueAt={responseDueAt} /> : text('web.record.never')}
            </div>
          ) : (
            <div className="y-big">
              {text('web.clock.answered', { time: format.duration(wholeMinutes(answered)) })}
            </div>
          )}
        </div>
      </div>
      {(lead.need || !readOnly) && (
        <div className="lead-need" data-field="need">
          <div className="y-quiet">{text('fields.need')}</div>
          <TextFact lead={lead} readOnly={readOnly} field="need" multiline />
        </div>
      )}
    </div>
  );
}

/** At least a minute: nobody answers to the second. */
function wholeMinutes(milliseconds: number): number {
  return Math.max(1, Math.round(milliseconds / 60_000)) * 60_000;
}
