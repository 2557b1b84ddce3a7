import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { api } from '../../../../web/api/client.ts';
import { CommunicationPanel } from '../../../../web/records/communication/communication-panel.tsx';
import { nextStepOf, saidOf } from '../../../../web/records/communication/draft.ts';
import { bodyOfMarks, EvidenceMarker, followText, type Mark } from '../../../qualification/web/index.ts';
import { useAfterChange } from '../after-change.ts';
import { useText } from '../text.ts';

/** What the panel must know of the opportunity it logs for. */
export type LoggedOpportunity = {
  id: string;
  name: string;
  nextStep: string | null;
  nextStepOn: string | null;
  people: readonly { contactId: string; name: string | null }[];
};

type LogCommunicationProps = { opportunity: LoggedOpportunity; onClose: () => void };

/** Logs a communication about an opportunity; sentences can be marked as evidence. */
export function LogCommunication({ opportunity, onClose }: LogCommunicationProps) {
  const text = useText();
  const client = useQueryClient();
  const { refresh } = useAfterChange();
  const [marks, setMarks] = useState<Mark[]>([]);
  const { id, name, people } = opportunity;
  return (
    <CommunicationPanel
      logged={{ subject: 'opportunity', id, name }}
      saidPlaceholder={text('web.communication.saidPlaceholder')}
      people={people.map((one) => ({ id: one.contactId, name: one.name ?? '–' }))}
      // With the only one there is, one is meant.
      chosen={people.length === 1 ? [people[0]!.contactId] : []}
      step={{
        now: opportunity.nextStep,
        on: opportunity.nextStepOn,
        days: ['tomorrow', 'inAWeek', 'inTwoWeeks'],
      }}
      onSaid={(said) => setMarks((before) => followText(said, before))}
      further={({ said }) =>
        said.trim() !== '' && (
          <Suspense>
            <EvidenceMarker text={said} marks={marks} speaker={people[0]?.name ?? ''} onChange={setMarks} />
          </Suspense>
        )
      }
      send={(draft, once) => {
        const evidence = bodyOfMarks(marks);
        return api.opportunity.communicate(
          {
            params: { id },
            body: {
              ...saidOf(draft),
              ...nextStepOf(draft),
              contactIds: [...draft.contactIds],
              ...(evidence.length > 0 && { evidence }),
            },
          },
          once,
        );
      }}
      onSent={() => {
        void refresh();
        void client.invalidateQueries({ queryKey: api.qualification.read.key() });
      }}
      onClose={onClose}
    />
  );
}
