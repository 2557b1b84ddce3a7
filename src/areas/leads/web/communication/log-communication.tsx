import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { Choices } from '../../../../ui/choice.tsx';
import { Icon } from '../../../../ui/icons.tsx';
import { readablePhone } from '../../../../ui/readable-phone.ts';
import { api } from '../../../../web/api/client.ts';
import { CommunicationPanel } from '../../../../web/records/communication/communication-panel.tsx';
import { bodyOfMarks, EvidenceMarker, followText, type Mark } from '../../../qualification/web/index.ts';
import { useAfterChange } from '../after-change.ts';
import { leadName } from '../lead-name.ts';
import { useText } from '../text.ts';
import { type Asked, askables, bodyOf } from './body-of.ts';

/** What the panel must know of the lead it logs for. */
export type LoggedLead = {
  id: string;
  name: string;
  company: string;
  phone: string | null;
  nextStep: string | null;
  nextStepOn: string | null;
};

/** Logs a communication with a lead: what they asked for counts in the score, sentences can be marked as evidence. */
export function LogCommunication({ lead, onClose }: { lead: LoggedLead; onClose: () => void }) {
  const text = useText();
  const client = useQueryClient();
  const { refresh } = useAfterChange();
  const [asked, setAsked] = useState<Asked[]>([]);
  const [marks, setMarks] = useState<Mark[]>([]);
  return (
    <CommunicationPanel
      logged={{ subject: 'lead', id: lead.id, name: leadName(lead, text('web.act.unnamed')) }}
      saidPlaceholder={text('web.communication.saidPlaceholder')}
      step={{
        now: lead.nextStep,
        on: lead.nextStepOn,
        days: ['tomorrow', 'afterTomorrow', 'inAWeek', 'inTwoWeeks'],
      }}
      top={
        lead.phone && (
          <a className="y-dial" href={`tel:${lead.phone}`}>
            <Icon name="phone" /> {text('web.communication.dial', { phone: readablePhone(lead.phone) })}
          </a>
        )
      }
      onSaid={(said) => setMarks((before) => followText(said, before))}
      further={({ said, outcome }) => (
        <>
          {outcome === 'reached' && (
            <Choices
              label={text('web.communication.asked')}
              hint={text('web.communication.askedHint')}
              value={asked}
              onChange={setAsked}
              choices={askables.map((value) => ({ value, label: text(`web.communication.ask.${value}`) }))}
            />
          )}
          {said.trim() !== '' && (
            <Suspense>
              <EvidenceMarker text={said} marks={marks} speaker={lead.name} onChange={setMarks} />
            </Suspense>
          )}
        </>
      )}
      send={(draft, once) =>
        api.lead.communicate(
          { params: { id: lead.id }, body: bodyOf(draft, asked, bodyOfMarks(marks)) },
          once,
        )
      }
      onSent={() => {
        void refresh();
        void client.invalidateQueries({ queryKey: api.qualification.read.key() });
      }}
      onClose={onClose}
    />
  );
}
